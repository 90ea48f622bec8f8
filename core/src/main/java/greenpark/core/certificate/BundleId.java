package greenpark.core.certificate;

import java.util.HexFormat;

/** Identifies a bundle: 16 bytes, written as 32 hexadecimal digits. Made by {@link BundleKey} from what makes the bundle unique. */
public record BundleId(long high, long low) implements Comparable<BundleId> {

    /**
     * @throws IllegalArgumentException unless the text is 32 hexadecimal digits in lower case
     */
    public static BundleId parse(String text) {
        if (text.length() != 32 || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("'" + text + "' is not an id of 32 hexadecimal digits");
        }
        return new BundleId(Long.parseUnsignedLong(text, 0, 16, 16), Long.parseUnsignedLong(text, 16, 32, 16));
    }

    /** The order of the texts. */
    @Override
    public int compareTo(BundleId other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
