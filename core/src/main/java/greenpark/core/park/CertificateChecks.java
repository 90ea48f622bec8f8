package greenpark.core.park;

import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What certificates state: usage points that exist, one value at a time, and no time without a required one. */
final class CertificateChecks {
    private final ParkLines lines;
    private final Park park;

    CertificateChecks(ParkLines lines) {
        this.lines = lines;
        this.park = lines.park;
    }

    void run() {
        SortedMap<String, List<CertificateTerm>> groups = new TreeMap<>();
        for (CertificateTerm term : park.certificateTerms()) {
            UsagePointId point = term.usagePoint();
            groups.computeIfAbsent(group(term), k -> new ArrayList<>()).add(term);
            if (point != null && lines.point(point) == null) {
                lines.reference(row(term), "usage_point", point.value(), false, "usage_points.csv");
            }
        }
        groups.values()
                .forEach(list -> lines.disjoint(
                        list, CertificateTerm::validity, CertificateChecks::row, "terms of one key and usage point"));
        zones();
        Interval life = lines.life();
        for (CertificateTerm.Key key : CertificateTerm.Key.values()) {
            List<CertificateTerm> ofPark = groups.getOrDefault(Table.word(key) + " ", List.of());
            String gap =
                    key.isRequired() && life != null ? lines.firstGap(life, ofPark, CertificateTerm::validity) : null;
            if (gap != null) {
                lines.lacking(
                        "certificates.csv",
                        "key",
                        Table.word(key),
                        "has no value for the whole park on " + gap,
                        "Leave usage_point empty and valid_to open");
            }
        }
    }

    /**
     * A park lies in one market zone: tracing hands its energy to any of its factories, and a claim does not cross zones.
     *
     * @see "docs/formats/certificates.md, Claimed; traceability, 4.1: storage cancellation needs a same-zone check"
     */
    private void zones() {
        for (CertificateTerm term : park.certificateTerms()) {
            for (CertificateTerm general : park.certificateTerms()) {
                if (term.key() == CertificateTerm.Key.MARKET_ZONE
                        && general.key() == CertificateTerm.Key.MARKET_ZONE
                        && term.usagePoint() != null
                        && general.usagePoint() == null
                        && term.validity().overlaps(general.validity())
                        && !term.value().equals(general.value())) {
                    lines.wrong(
                            row(term),
                            "value",
                            term.value(),
                            "is another market zone than the park's, " + general.value(),
                            "A park lies in one zone, because certificates are not claimed across zones; make it two parks");
                }
            }
        }
    }

    private static String group(CertificateTerm term) {
        UsagePointId point = term.usagePoint();
        return Table.word(term.key()) + " " + (point == null ? "" : point.value());
    }

    private static String row(CertificateTerm term) {
        return "term " + group(term) + term.validity().start();
    }
}
