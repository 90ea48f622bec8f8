package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key with its name, as people hand it on: {@code name+id+key}.
 *
 * @param name of the signer; for a log, its origin
 * @param type algorithm, and what is signed
 * @param raw  the key's own bytes
 * @see "c2sp.org/signed-note, Verifier keys"
 */
public record VerifierKey(String name, KeyType type, ByteString raw) {
    private static final int ID_DIGITS = 8;

    /** @throws MalformedLedger for a name that no key can have: empty, with a space, a plus sign or a control character */
    public static void checkName(String name) {
        Canonical.keyName(name);
    }

    /** @throws MalformedLedger for a name that no key can have, or a key of another length than its type has */
    public VerifierKey {
        Canonical.keyName(name);
        if (raw.length() != type.keyLength()) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH,
                    "a key of type " + type + " has " + type.keyLength() + " bytes, not " + raw.length());
        }
    }

    /** @throws MalformedLedger unless the text is a key of a known type with its right id */
    public static VerifierKey parse(String text) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            throw new MalformedLedger(Reason.WRONG_LINE, "'" + Canonical.shown(text) + "' is not name+id+key");
        }
        byte[] data = Canonical.base64(text.substring(second + 1), "key");
        KeyType type = KeyType.of(data);
        if (type == null) {
            throw new MalformedLedger(Reason.UNKNOWN_TYPE, "'" + Canonical.shown(text) + "' is of an unknown type");
        }
        VerifierKey key = new VerifierKey(
                text.substring(0, first), type, ByteString.of(data, type.identifier().length, data.length));
        String id = text.substring(first + 1, second);
        if (!id.equals(hex(key.id()))) {
            throw new MalformedLedger(
                    Reason.WRONG_KEY_ID,
                    "'" + Canonical.shown(id) + "' is not the id of the key, which is " + hex(key.id()));
        }
        return key;
    }

    /**
     * First four bytes of SHA-256 over name, newline, type and key. Short: it finds the key, it does not prove it.
     *
     * @return the four bytes, highest first
     */
    public int id() {
        byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return (int) (Sha256.ofThread().of(concat(head, data())).word0() >>> Integer.SIZE);
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return name + "+" + hex(id()) + "+" + Base64.getEncoder().encodeToString(data());
    }

    @Override
    public String toString() {
        return text();
    }

    private byte[] data() {
        return concat(type.identifier(), raw.toByteArray());
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    static String hex(int id) {
        return HexFormat.of().toHexDigits(id, ID_DIGITS);
    }
}
