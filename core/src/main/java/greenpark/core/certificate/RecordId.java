package greenpark.core.certificate;

import java.util.HexFormat;

/** Identifies a storage record: 16 bytes, written as 32 hexadecimal digits. Made by {@link RecordKey}. */
public record RecordId(long high, long low) implements Comparable<RecordId> {

    /**
     * @throws IllegalArgumentException unless the text is 32 hexadecimal digits in lower case
     */
    public static RecordId parse(String text) {
        BundleId id = BundleId.parse(text);
        return new RecordId(id.high(), id.low());
    }

    /** The order of the texts. */
    @Override
    public int compareTo(RecordId other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
