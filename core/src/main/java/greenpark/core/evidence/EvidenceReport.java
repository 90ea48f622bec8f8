package greenpark.core.evidence;

import greenpark.core.evidence.Finding.State;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.park.Park.ReadingsOrigin;
import greenpark.core.seal.FactoryDay;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of a file found, and what it says. What it says counts only where {@link #verified}.
 *
 * @param findings one per check, in their order
 * @param checkpoint null where the note does not parse
 * @param witnesses who stands behind the checkpoint; null where policy or note does not parse
 * @param parks its park leaves, in order of index, as far as they are good
 * @param days what is opened, in order of date
 * @param account of the month; null where the file has none or it does not decode
 * @param accountPark by which the account was made
 */
public record EvidenceReport(
        List<Finding> findings,
        @Nullable Checkpoint checkpoint,
        @Nullable PolicyVerdict witnesses,
        List<Leaf.Park> parks,
        List<Day> days,
        @Nullable MonthAccount account,
        Leaf.@Nullable Park accountPark) {
    public EvidenceReport {
        findings = List.copyOf(findings);
        parks = List.copyOf(parks);
        days = List.copyOf(days);
    }

    /**
     * A day that was opened.
     *
     * @param park by which it was made
     * @param total of the day
     * @param slots null where only totals are shown
     * @param hours empty where none are shown, or slots are
     */
    public record Day(
            Leaf.Day leaf,
            Leaf.Park park,
            FactoryTotals total,
            @Nullable FactoryDay slots,
            List<FactoryTotals> hours) {
        public Day {
            hours = List.copyOf(hours);
        }
    }

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

    /** The park as it was last; null where no park leaf is good. */
    public Leaf.@Nullable Park park() {
        return parks.isEmpty() ? null : parks.getLast();
    }

    /** Whether any of the parks has readings that no meter gave. */
    public boolean simulated() {
        return parks.stream().anyMatch(park -> park.readings() == ReadingsOrigin.SIMULATED);
    }

    /** The dates of the days that are shown, in runs: {@code 2027-06-07 – 2027-06-08, 2027-06-10}. */
    public String dates() {
        StringBuilder text = new StringBuilder();
        LocalDate first = LocalDate.MIN;
        LocalDate last = LocalDate.MIN;
        for (Day day : days) {
            LocalDate date = day.leaf().date();
            if (first.equals(LocalDate.MIN) || !date.equals(last.plusDays(1))) {
                end(text, first, last);
                text.append(text.isEmpty() ? "" : ", ").append(date);
                first = date;
            }
            last = date;
        }
        end(text, first, last);
        return text.toString();
    }

    private static void end(StringBuilder text, LocalDate first, LocalDate last) {
        if (last.isAfter(first)) {
            text.append(" – ").append(last);
        }
    }

    /** The month by its account, or the sum of the days that are shown where it has none. */
    public OriginTotals totals() {
        return account == null || accountPark == null
                ? RecordCheck.sum(days)
                : OriginTotals.NONE.plus(account.totals(), accountPark);
    }
}
