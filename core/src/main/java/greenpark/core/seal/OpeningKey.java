package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that opens the commitments of one party and day, or month: 32 random bytes, derived from nothing, so that destroying it erases what it
 * covers. Whoever holds it can make every salt under it; a single salt opens a single commitment.
 *
 * <p>Belongs to one thread.
 *
 * @see "docs/formats/log.md, Keys and commitments"
 */
public final class OpeningKey {
    private static final ThreadLocal<Mac> HMAC = ThreadLocal.withInitial(OpeningKey::hmac);

    private static final byte REVISION = 6;

    private final Hash bytes;
    private final SecretKeySpec key;
    private final byte[] message = new byte[5];

    public OpeningKey(Hash bytes) {
        this.bytes = bytes;
        this.key = new SecretKeySpec(bytes.toByteArray(), "HmacSHA256");
    }

    /** What a salt is for; the first byte under the HMAC. */
    public enum Label {
        SLOT(1),
        HOUR(2),
        DAY(3),
        EVENT(4),
        MONTH(5),
        EVENTS(7);

        private final byte code;

        Label(int code) {
            this.code = (byte) code;
        }
    }

    public Hash bytes() {
        return bytes;
    }

    /**
     * The key of one revision of the day or month. Each revision has salts of its own: with those of an earlier one, which a buyer may hold, nobody
     * opens what a correction commits to.
     *
     * @param revision from 0
     */
    public OpeningKey revision(int revision) {
        return new OpeningKey(mac(REVISION, revision));
    }

    /** @param i which one of its kind, from 0 */
    public Hash salt(Label label, int i) {
        return mac(label.code, i);
    }

    private Hash mac(byte label, int i) {
        Mac mac = HMAC.get();
        try {
            mac.init(key);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
        message[0] = label;
        message[1] = (byte) (i >>> 24);
        message[2] = (byte) (i >>> 16);
        message[3] = (byte) (i >>> 8);
        message[4] = (byte) i;
        return Hash.of(mac.doFinal(message));
    }

    private static Mac hmac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }
}
