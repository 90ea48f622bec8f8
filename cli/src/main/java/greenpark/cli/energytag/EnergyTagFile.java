package greenpark.cli.energytag;

import greenpark.core.certificate.GcBundle;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file of bundles of whichever form, read and held against itself. */
public final class EnergyTagFile {
    private EnergyTagFile() {}

    /**
     * The bundles of a file: JSON where it begins with a bracket, otherwise the table.
     *
     * @throws BadInput with every problem: of fields, each with its line; and where those are fine, of certificates that stand twice
     */
    public static List<GcBundle> read(String file, byte[] bytes) {
        List<GcBundle> bundles = isJson(bytes) ? EnergyTagJson.read(file, bytes) : EnergyTagCsv.read(file, bytes);
        List<Problem> problems = twice(file, bundles);
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return bundles;
    }

    private static boolean isJson(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '[' || b == '{';
            }
        }
        return false;
    }

    /** No certificate may be in two rows: the ranges of what was issued together lie side by side. */
    private static List<Problem> twice(String file, List<GcBundle> bundles) {
        SortedMap<String, SortedMap<Long, Integer>> issues = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (int row = 0; row < bundles.size(); row++) {
            GcBundle bundle = bundles.get(row);
            String issue = issue(bundle);
            if (issue.isEmpty()) {
                continue;
            }
            SortedMap<Long, Integer> ranges = issues.computeIfAbsent(issue, i -> new TreeMap<>());
            Integer other = overlapping(bundles, ranges, bundle);
            if (other != null) {
                problems.add(new Problem(
                        file,
                        0,
                        "bundle " + (row + 1),
                        bundle.idRangeStart() + "–" + bundle.idRangeEnd(),
                        "has certificates of bundle " + (other + 1) + " again",
                        "Both are " + issue));
            } else {
                ranges.put(bundle.idRangeStart(), row);
            }
        }
        return problems;
    }

    /** Of rows whose ranges do not overlap one another, the one that overlaps this. */
    private static @Nullable Integer overlapping(
            List<GcBundle> bundles, SortedMap<Long, Integer> ranges, GcBundle bundle) {
        SortedMap<Long, Integer> before = ranges.headMap(bundle.idRangeEnd() + 1);
        Integer last = before.isEmpty() ? null : before.get(before.lastKey());
        return last != null && bundles.get(last).idRangeEnd() >= bundle.idRangeStart() ? last : null;
    }

    /** What was issued together; empty where the file does not tell, as of stored energy in the table. */
    private static String issue(GcBundle bundle) {
        String id = bundle.optional().issuanceId();
        if (id != null) {
            return id;
        }
        return bundle.deviceType().equals("storage")
                ? ""
                : bundle.deviceId() + " of " + bundle.productionStartingInterval() + " at " + bundle.issuingBody();
    }
}
