package greenpark.core.park;

import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.util.Comparator;
import java.util.List;

/** What certificates state and no other table has; read by {@link ParkReader}. */
final class CertificateTables {
    private final ParkCells cells;

    CertificateTables(ParkCells cells) {
        this.cells = cells;
    }

    List<CertificateTerm> terms() {
        return ParkCells.each(
                cells.table(
                        "certificates.csv",
                        "key",
                        "usage_point",
                        "value",
                        "source",
                        "confidence",
                        "placeholder",
                        "valid_from",
                        "valid_to"),
                row -> {
                    CertificateTerm.Key key = row.oneOf("key", CertificateTerm.Key.class);
                    String value = row.required("value");
                    String complaint = value.isEmpty() ? "" : key.complaint(value);
                    if (!complaint.isEmpty()) {
                        row.problem("value", value, complaint, key.hint());
                    }
                    Interval validity = cells.validity(row);
                    return new CertificateTerm(
                            key,
                            row.has("usage_point") ? ParkCells.usagePointId(row, "usage_point") : null,
                            value,
                            row.required("source"),
                            row.required("confidence"),
                            row.parse("placeholder", "no", ParkCells::yesOrNo, "is neither yes nor no", "", false),
                            cells.remember(
                                    row,
                                    "term",
                                    Table.word(key) + " " + row.text("usage_point") + validity.start(),
                                    validity));
                },
                Comparator.comparing(CertificateTerm::key)
                        .thenComparing(t ->
                                t.usagePoint() == null ? "" : t.usagePoint().value())
                        .thenComparing(t -> t.validity().start()));
    }
}
