package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A signature line of a note: em dash, name, and base64 of key id and signature.
 *
 * @param name      of the signer
 * @param keyId     of its key
 * @param signature what the key's type says it is; for a cosignature, time and signature
 * @see "c2sp.org/signed-note"
 */
public record NoteSignature(String name, int keyId, ByteString signature) {
    private static final String DASH = "\u2014 ";
    private static final int ID_LENGTH = 4;

    /** @throws MalformedLedger for a name that no key can have, or an empty signature */
    public NoteSignature {
        Canonical.keyName(name);
        if (signature.length() == 0) {
            throw new MalformedLedger(Reason.WRONG_LENGTH, "the signature of '" + Canonical.shown(name) + "' is empty");
        }
    }

    /** The line a key's owner adds to a note. */
    public static NoteSignature of(VerifierKey key, byte[] signature) {
        return new NoteSignature(key.name(), key.id(), ByteString.of(signature));
    }

    /** @throws MalformedLedger unless the line, without its newline, is one of a signature */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new MalformedLedger(
                    Reason.WRONG_LINE, "'" + Canonical.shown(line) + "' is not dash, name and signature");
        }
        byte[] data = Canonical.base64(line.substring(space + 1), "signature");
        if (data.length <= ID_LENGTH) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH, "a signature of " + data.length + " bytes has no more than a key id");
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(data).getInt(),
                ByteString.of(data, ID_LENGTH, data.length));
    }

    /** The line without its newline. */
    public String line() {
        byte[] data = ByteBuffer.allocate(ID_LENGTH + signature.length())
                .putInt(keyId)
                .put(signature.toByteArray())
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(data);
    }

    /** Whether the line claims to be by this key. */
    public boolean isBy(VerifierKey key) {
        return keyId == key.id() && name.equals(key.name());
    }
}
