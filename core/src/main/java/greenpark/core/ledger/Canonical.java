package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the small parts of the formats, each in its one canonical form only. */
final class Canonical {
    private static final int SHOWN = 60;

    private Canonical() {}

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLedger(Reason.NOT_UTF8, "the bytes are not UTF-8");
        }
    }

    /** A whole number from 0 to 2⁶³ − 1, without sign or leading zeros. */
    static long decimal(String text, String what) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new MalformedLedger(
                    Reason.NOT_A_NUMBER, what + " '" + shown(text) + "' is not a plain decimal number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedLedger(Reason.OUT_OF_RANGE, what + " '" + shown(text) + "' is more than 63 bits");
        }
    }

    /** The decoder of the JDK takes missing padding and stray last bits; an encoder writes neither. */
    static byte[] base64(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new MalformedLedger(Reason.NOT_BASE64, what + " '" + shown(text) + "' is not canonical base64");
    }

    static Hash hash(String text, String what) {
        byte[] bytes = base64(text, what);
        if (bytes.length != Hash.LENGTH) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH, what + " has " + bytes.length + " bytes, not " + Hash.LENGTH);
        }
        return Hash.of(bytes, 0);
    }

    /** The name of a key: not empty, no space of any script, no plus sign, no control character. */
    static String keyName(String name) {
        boolean bad = name.isEmpty() || name.codePoints().anyMatch(c -> c == '+' || isSpace(c));
        if (bad) {
            throw new MalformedLedger(Reason.BAD_NAME, "'" + shown(name) + "' is empty or has a space or plus sign");
        }
        return plain(name, "name");
    }

    /** One line: no control characters and no half of a surrogate pair, which has no UTF-8 form. */
    static String plain(String line, String what) {
        return plainText(line, what, false);
    }

    /** Lines: as {@link #plain}, and newlines. */
    static String plainLines(String text, String what) {
        return plainText(text, what, true);
    }

    private static String plainText(String text, String what, boolean newlines) {
        if (text.chars().anyMatch(c -> c < 0x20 && !(newlines && c == '\n'))) {
            throw new MalformedLedger(
                    Reason.CONTROL_CHARACTER, what + " '" + shown(text) + "' has a control character");
        }
        if (text.chars().anyMatch(c -> c >= 0x80)
                && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedLedger(Reason.NOT_UTF8, what + " has half a surrogate pair");
        }
        return text;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Enough of a value to find it, and nothing that would break the message's line. */
    static String shown(String value) {
        String cut = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
