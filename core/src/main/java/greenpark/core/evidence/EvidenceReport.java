package greenpark.core.evidence;

import greenpark.core.evidence.Finding.State;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.seal.FactoryDay;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of a file found, and what it says. What it says counts only where {@link #verified}.
 *
 * @param findings one per check, in their order
 * @param checkpoint null where the note does not parse
 * @param witnesses who stands behind the checkpoint; null where policy or note does not parse
 * @param park the last of its park leaves; null where it does not decode
 * @param account of the month; null where the file has none or it does not decode
 * @param days what is opened, in order of date
 */
public record EvidenceReport(
        List<Finding> findings,
        @Nullable Checkpoint checkpoint,
        @Nullable PolicyVerdict witnesses,
        Leaf.@Nullable Park park,
        @Nullable MonthAccount account,
        List<Day> days) {
    public EvidenceReport {
        findings = List.copyOf(findings);
        days = List.copyOf(days);
    }

    /**
     * A day that was opened.
     *
     * @param park by which it was made
     * @param total of the day
     * @param slots null where only totals are shown
     */
    public record Day(
            Leaf.Day leaf,
            Leaf.Park park,
            FactoryTotals total,
            @Nullable FactoryDay slots) {}

    /** What fails, in words; empty where nothing does. */
    public String failures() {
        return findings.stream()
                .filter(f -> f.state() == State.FAILS && f.reason() != Finding.Reason.SEE_EARLIER)
                .map(f -> (f.check() + " " + f.reason() + " " + f.what())
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' '))
                .collect(Collectors.joining("; "));
    }

    /** Whether no check fails. */
    public boolean verified() {
        return findings.stream().noneMatch(f -> f.state() == State.FAILS);
    }

    /** Totals under the ids of their origins: {@code [direct, via, claimed]}. */
    public static SortedMap<String, long[]> byPlant(FactoryTotals totals, Leaf.Park park) {
        return Origins.byId(totals, park);
    }
}
