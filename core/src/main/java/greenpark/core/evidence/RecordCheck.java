package greenpark.core.evidence;

import greenpark.core.evidence.Finding.Reason;
import greenpark.core.seal.FactoryDay;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What opened records say of each other: that parts add up, and that nothing is claimed that did not come.
 *
 * @param account null where the file has none
 * @param accountPark by which it was made
 */
record RecordCheck(
        Variant variant,
        List<EvidenceReport.Day> days,
        @Nullable MonthAccount account,
        Leaf.@Nullable Park accountPark) {

    /** Ends at the first record whose parts do not add up. */
    void sums() {
        for (EvidenceReport.Day day : days) {
            String what = day.leaf().date().toString();
            if (day.hours().isEmpty()) {
                mustAdd(day.total(), what);
            } else {
                hours(day, what);
            }
            mustCount(day.total(), day.leaf().slots(), what);
        }
        if (account == null || accountPark == null) {
            return;
        }
        mustAdd(account.totals(), "month");
        mustCount(account.totals(), EvidenceCheck.mostSlots(account.month(), accountPark), "month");
        OriginTotals month = OriginTotals.NONE.plus(account.totals(), accountPark);
        if (variant != Variant.MONTH && !sum(days).equals(month)) {
            throw new Wrong(Reason.DOES_NOT_ADD, "month");
        }
        // What a plant gave in an hour is part of what was used in it, so the lesser of the two is what the plants
        // gave.
        if (account.matched() != month.green().sum()) {
            throw new Wrong(Reason.MATCHED_DIFFERS, "month");
        }
    }

    static OriginTotals sum(List<EvidenceReport.Day> days) {
        OriginTotals sum = OriginTotals.NONE;
        for (EvidenceReport.Day day : days) {
            sum = sum.plus(day.total(), day.park());
        }
        return sum;
    }

    private static void hours(EvidenceReport.Day day, String what) {
        FactoryTotals sum = FactoryTotals.NONE;
        for (FactoryTotals hour : day.hours()) {
            mustAdd(hour, what);
            mustCount(hour, day.park().slotsPerHour(), what);
            try {
                sum = sum.plus(hour);
            } catch (ArithmeticException e) {
                // More than any record can say.
                throw new Wrong(Reason.DOES_NOT_ADD, what);
            }
        }
        if (!sum.equals(day.total())) {
            throw new Wrong(Reason.DOES_NOT_ADD, what);
        }
    }

    private static void mustAdd(FactoryTotals record, String what) {
        if (!record.adds()) {
            throw new Wrong(Reason.DOES_NOT_ADD, what);
        }
    }

    /** No more intervals can rest on something than there are. */
    private static void mustCount(FactoryTotals record, long most, String what) {
        if ((long) record.measured() + record.estimated() + record.missing() > most) {
            throw new Wrong(Reason.COUNTS_EXCEED, what);
        }
    }

    /** Ends at the first record that claims more than came. */
    void claims() {
        for (EvidenceReport.Day day : days) {
            String what = day.leaf().date().toString();
            FactoryDay slots = day.slots();
            if (slots != null) {
                slots(slots, what);
            }
            mustBeTraced(day.total(), what);
        }
        for (EvidenceReport.Day day : days) {
            day.hours().forEach(hour -> mustBeTraced(hour, day.leaf().date().toString()));
        }
        if (account != null) {
            mustBeTraced(account.totals(), "month");
        }
    }

    /** Of a plant no slot can claim more than there was, by the form of its columns. */
    private static void slots(FactoryDay day, String what) {
        for (int origin = 0; origin < Math.min(Flow.FIRST_PLANT, day.claimed().length); origin++) {
            for (long claimed : day.claimed()[origin]) {
                if (claimed != 0) {
                    throw new Wrong(Reason.CLAIMED_EXCEEDS, what);
                }
            }
        }
    }

    private static void mustBeTraced(FactoryTotals record, String what) {
        for (Flow flow : record.flows()) {
            long most = Origin.isPlant(flow.origin()) ? flow.direct() + flow.via() : 0;
            if (flow.claimed() > most) {
                throw new Wrong(Reason.CLAIMED_EXCEEDS, what);
            }
        }
    }
}
