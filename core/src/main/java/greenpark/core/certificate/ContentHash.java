package greenpark.core.certificate;

import greenpark.core.time.Interval;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The ids of certificates and storage records: the first 16 bytes of SHA-256 over what makes them unique.
 *
 * <p>The bytes: one byte of format (1), one byte of kind, then for the issuing body and the device a two-byte length and the UTF-8
 * bytes, then start and end in seconds since 1970 (8 bytes each), sequence and revision (4 bytes each); all numbers big-endian.
 *
 * @see "docs/formats/certificates.md, Ids"
 */
final class ContentHash {
    private static final byte FORMAT = 1;
    private static final int LONGEST = 64;

    /** Asking the providers for a digest costs as much as the digest. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ContentHash::sha256);

    private ContentHash() {}

    /** Returns the 32 bytes of the digest, to be read from the front. */
    static ByteBuffer of(byte kind, String issuingBody, String device, Interval interval, int sequence, int revision) {
        byte[] body = issuingBody.getBytes(StandardCharsets.UTF_8);
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(2 + 2 + body.length + 2 + name.length + 24);
        bytes.put(FORMAT).put(kind);
        bytes.putShort((short) body.length)
                .put(body)
                .putShort((short) name.length)
                .put(name);
        bytes.putLong(interval.start().getEpochSecond()).putLong(interval.end().getEpochSecond());
        bytes.putInt(sequence).putInt(revision);
        return ByteBuffer.wrap(SHA_256.get().digest(bytes.array()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static void checkText(String what, String value) {
        if (value.isEmpty() || value.length() > LONGEST || hasControl(value)) {
            throw new IllegalArgumentException(what + " '" + value + "' must have 1 to " + LONGEST
                    + " characters, none of them a control character");
        }
    }

    /** A plain loop: every key of a park-year's bundles comes by here. */
    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static void checkNumber(String what, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must not be negative: " + value);
        }
    }
}
