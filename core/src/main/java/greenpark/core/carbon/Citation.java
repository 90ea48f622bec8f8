package greenpark.core.carbon;

import greenpark.core.table.Table;

/**
 * Where a number of the rules comes from.
 *
 * @param document its number
 * @param published day of publication as written, empty where not known
 * @param source in which form it was found
 */
public record Citation(String document, String published, String source, Confidence confidence) {

    /** How well the number is founded. */
    public enum Confidence {
        /** In the document, or in a full quotation of it. */
        FOUND,
        /** In tables that repeat the document. */
        SECONDARY,
        /** Generally known, not checked against the document; likely right. */
        UNVERIFIED_HIGH,
        /** Not checked against the document; may be wrong. */
        UNVERIFIED_MEDIUM,
        /** Chosen by us. */
        DESIGN
    }

    static Citation of(Table.Row row) {
        return new Citation(
                row.required("document"),
                row.text("published"),
                row.required("source"),
                row.oneOf("confidence", Confidence.class));
    }
}
