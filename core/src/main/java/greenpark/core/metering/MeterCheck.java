package greenpark.core.metering;

import greenpark.core.park.Meter;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One meter under validation: its place in time and what has been found so far within the period of the report. */
final class MeterCheck {
    private static final int MICRO = 6;

    final Meter meter;
    final KnownReadings.OfMeter readings;
    /** Slots in which the meter and its usage point are valid: [begin, end). */
    final int begin;

    final int end;
    private final KnownReadings.Counting counting;
    private final Horizon horizon;
    private final SortedMap<ValidationRule, Integer> found = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int superfluous;

    MeterCheck(Meter meter, Interval pointValidity, KnownReadings known, Horizon horizon) {
        this.meter = meter;
        this.readings = known.of(meter.id());
        this.counting = known.counting(meter, pointValidity);
        this.horizon = horizon;
        this.begin = horizon.slotAtOrAfter(Math.max(
                meter.validity().start().getEpochSecond(), pointValidity.start().getEpochSecond()));
        long last = Math.min(
                meter.validity().end().getEpochSecond(), pointValidity.end().getEpochSecond());
        this.end = Math.max(begin, Math.clamp((last - horizon.startSecond) / horizon.stepSeconds, 0, horizon.size));
    }

    /** Whether a reading stands where no reading of this meter counts. */
    boolean isStray(int i) {
        return !counting.covers(readings.time(i), readings.seconds(i));
    }

    /** Notes a finding over slots; outside the period of the report it is nobody's business. */
    void found(ValidationRule rule, int fromSlot, int toSlot, String original, Finding.Action action) {
        if (horizon.isReported(fromSlot, toSlot)) {
            note(rule, horizon.interval(fromSlot, toSlot), original, action);
        }
    }

    /**
     * Notes a finding about a reading where it stands in time; a register reading is shown with the step that it ends. What is outside
     * the validity belongs to no period and is noted in every report.
     */
    void found(ValidationRule rule, long time, int seconds, String original, Finding.Action action) {
        long start = seconds == 0 ? time - horizon.stepSeconds : time;
        long stop = seconds == 0 ? time : time + seconds;
        boolean reported = start < horizon.second(horizon.reportTo) && stop > horizon.second(horizon.reportFrom);
        if (reported || rule == ValidationRule.VALIDITY) {
            note(rule, new Interval(Instant.ofEpochSecond(start), Instant.ofEpochSecond(stop)), original, action);
        }
    }

    private void note(ValidationRule rule, Interval interval, String original, Finding.Action action) {
        found.merge(rule, 1, Integer::sum);
        if (findings.size() < MeterReport.KEPT) {
            findings.add(new Finding(meter.id(), rule, interval, original, action));
        }
    }

    void superfluous(long time) {
        if (time >= horizon.second(horizon.reportFrom) && time < horizon.second(horizon.reportTo)) {
            superfluous++;
        }
    }

    /** A stored value as it came. */
    static String text(long micro, int seconds) {
        String number = BigDecimal.valueOf(micro, MICRO).stripTrailingZeros().toPlainString();
        return number + (seconds == MeterColumns.REGISTER ? " units" : " Wh");
    }

    static String wattHours(long wattHours) {
        return wattHours + " Wh";
    }

    /** V8: what was superseded. */
    void revisions() {
        for (KnownReadings.Superseded old : readings.superseded()) {
            found(
                    ValidationRule.V8,
                    old.time(),
                    old.seconds(),
                    text(old.value(), old.seconds()),
                    Finding.Action.SUPERSEDED);
        }
    }

    MeterReport report(byte[] qualities) {
        long from = horizon.second(horizon.reportFrom);
        long to = horizon.second(horizon.reportTo);
        int[] counts = new int[ReadingQuality.values().length];
        for (int slot = Math.max(begin, horizon.reportFrom); slot < Math.min(end, horizon.reportTo); slot++) {
            counts[qualities[slot]]++;
        }
        SortedMap<ReadingQuality, Integer> slots = new TreeMap<>();
        for (ReadingQuality quality : ReadingQuality.values()) {
            slots.put(quality, counts[quality.code()]);
        }
        return new MeterReport(
                meter.id(),
                readings.count(from, to),
                slots,
                found,
                readings.identicalDuplicates(from, to),
                superfluous,
                List.copyOf(findings));
    }
}
