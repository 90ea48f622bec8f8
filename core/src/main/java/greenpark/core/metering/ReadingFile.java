package greenpark.core.metering;

import greenpark.core.table.CsvCursor;
import greenpark.core.table.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file being read: its cells as meters, units, numbers and times, and what is wrong with them. */
final class ReadingFile {
    /** What {@link #value} gives for a cell without a reading. */
    static final long NONE = Long.MIN_VALUE + 3;

    final String name;
    final Mapping mapping;
    final CsvCursor csv;
    final TimeText times;
    private final MeterReadings.Builder into;
    private final Problems problems;
    private final TimeText receipts;
    private final byte[][] missing;
    private final MeterTargets targets;
    private final ByteTexts<MeterTargets.Target> targetOf = new ByteTexts<>(this::target);
    private final ByteTexts<Unit> unitOf = new ByteTexts<>(Unit::of);
    private final Iterator<Arrival> arrivals;
    private @Nullable Arrival nextArrival;
    private byte[] lastReceipt = {};
    private long lastReceived = MeterReadings.Builder.NOT_TOLD;
    private long rows;
    private long readings;
    private long empty;
    private long sentinels;
    private long ignored;

    ReadingFile(
            String name,
            Mapping mapping,
            CsvCursor csv,
            List<Arrival> arrivals,
            java.time.ZoneId parkZone,
            MeterReadings.Builder into,
            Problems problems) {
        this.name = name;
        this.mapping = mapping;
        this.csv = csv;
        this.into = into;
        this.arrivals = arrivals.iterator();
        this.nextArrival = this.arrivals.hasNext() ? this.arrivals.next() : null;
        this.targets = new MeterTargets(mapping, into);
        this.problems = problems;
        java.time.ZoneId zone = mapping.zone() == null ? parkZone : mapping.zone();
        this.times = new TimeText(zone, mapping.format(), mapping.midnightEndsDay());
        this.receipts = new TimeText(zone, null, false);
        this.missing = mapping.missing().stream()
                .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The next row with the expected number of cells; rows with another number are problems, blank ones and remarks none. */
    boolean nextRow(int cells) {
        while (csv.nextRow()) {
            if (csv.isBlankRow() || csv.fieldStartsWith(0, (byte) '#')) {
                continue;
            }
            rows++;
            arrived();
            if (csv.unclosedQuote()) {
                problem("", "", "has a quote that is never closed", "Maybe the file was cut off");
            } else if (csv.fieldCount() != cells) {
                problem(
                        "",
                        "",
                        "has " + csv.fieldCount() + " cells where " + cells + " are expected",
                        "Maybe the file was cut off, or a separator is missing");
            } else {
                return true;
            }
        }
        return false;
    }

    /** The row belongs to what came with the last arrival that begins before it ends. */
    private void arrived() {
        Arrival next = nextArrival;
        while (next != null && csv.start(0) >= next.from()) {
            into.notBefore(next.notBefore().toEpochMilli());
            next = arrivals.hasNext() ? arrivals.next() : null;
        }
        nextArrival = next;
    }

    /** The meter a cell names; null after a problem. */
    MeterTargets.@Nullable Target targetAt(int field, String column) {
        MeterTargets.Target target = targetOf.get(csv.buffer(), csv.start(field), csv.end(field));
        if (target == null) {
            problem(
                    column,
                    csv.text(field),
                    "is no meter of the park",
                    "Maybe it is missing from meters.csv, or the mapping renames it: meter.<their id>,<our id>");
        }
        return target;
    }

    /** The meters a name stands for; null where there is none. */
    MeterTargets.@Nullable Target target(String foreign) {
        return targets.of(foreign);
    }

    int meterCount() {
        return into.ids().size();
    }

    @Nullable
    Unit unitAt(int field, String column) {
        Unit unit = unitOf.get(csv.buffer(), csv.start(field), csv.end(field));
        if (unit == null) {
            problem(column, csv.text(field), "is no unit", "One of: " + Unit.KNOWN);
        }
        return unit;
    }

    /** A cell's number in 10⁻⁶ of the unit's base, or {@link #NONE} where there is none (counted) or it is wrong (a problem). */
    long value(int field, Unit unit, String column) {
        int from = csv.start(field);
        int to = csv.end(field);
        byte[] b = csv.buffer();
        if (from == to) {
            empty++;
            return NONE;
        }
        for (byte[] text : missing) {
            if (Arrays.equals(text, 0, text.length, b, from, to)) {
                sentinels++;
                return NONE;
            }
        }
        long value = DecimalText.parse(b, from, to, mapping.point(), unit.scale);
        if (value == DecimalText.INEXACT && mapping.roundExcess()) {
            value = DecimalText.rounded(b, from, to, mapping.point(), unit.scale);
        }
        if (!DecimalText.isNumber(value)) {
            wrongNumber(field, unit, column, value);
            return NONE;
        }
        if (outside(value, unit)) {
            sentinels++;
            return NONE;
        }
        return value;
    }

    private boolean outside(long value, Unit unit) {
        BigDecimal above = mapping.missingAbove();
        BigDecimal below = mapping.missingBelow();
        return (above != null && value > scaled(above, unit)) || (below != null && value < scaled(below, unit));
    }

    private static long scaled(BigDecimal limit, Unit unit) {
        return limit.scaleByPowerOfTen(unit.scale)
                .setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .max(BigDecimal.valueOf(-Long.MAX_VALUE))
                .longValueExact();
    }

    private void wrongNumber(int field, Unit unit, String column, long result) {
        String text = csv.text(field);
        if (result == DecimalText.INEXACT) {
            problem(
                    column,
                    text,
                    "has more digits than 10^-6 of " + (unit.kind == Unit.Kind.REGISTER ? "a register unit" : "a Wh"),
                    "If they are noise of a computer, let a mapping round them: excess_digits,round");
        } else if (result == DecimalText.TOO_LARGE) {
            problem(column, text, "is too large", "Maybe the unit " + unit.text + " is wrong");
        } else {
            problem(
                    column,
                    text,
                    "is not a number",
                    "Write a plain decimal such as 12.5; if the text means 'no reading', a mapping can say so: missing,"
                            + text);
        }
    }

    /** Time of receipt of the row, or NOT_TOLD; {@link TimeText#BAD} cannot be told apart and is a problem. */
    long received(int field) {
        if (field < 0 || csv.isEmpty(field)) {
            return MeterReadings.Builder.NOT_TOLD;
        }
        int from = csv.start(field);
        int to = csv.end(field);
        if (!Arrays.equals(lastReceipt, 0, lastReceipt.length, csv.buffer(), from, to)) {
            long millis = receipts.instantMillis(csv.buffer(), from, to);
            if (!TimeText.isTime(millis)) {
                problem("received_at", csv.text(field), "is no instant", "For instance 2028-02-01T03:05:00Z");
                millis = MeterReadings.Builder.NOT_TOLD;
            }
            lastReceived = millis;
            lastReceipt = Arrays.copyOfRange(csv.buffer(), from, to);
        }
        return lastReceived;
    }

    /** Takes a reading over. {@code seconds} 0: the neighbours will tell the length. */
    void put(MeterTargets.Target target, long time, int seconds, Unit unit, long value, long received) {
        if (target.ignored()) {
            ignored++;
            return;
        }
        readings++;
        if (target.negative() < 0) {
            store(target.positive(), time, seconds, unit, value, received);
        } else {
            store(target.positive(), time, seconds, unit, Math.max(value, 0), received);
            store(target.negative(), time, seconds, unit, Math.max(-value, 0), received);
        }
    }

    private void store(int meter, long time, int seconds, Unit unit, long value, long received) {
        switch (unit.kind) {
            case REGISTER -> into.register(meter, time, value, received);
            case ENERGY -> {
                if (seconds > 0) {
                    into.energy(meter, time, seconds, value, received);
                } else {
                    into.untold(meter, time, false, value, received);
                }
            }
            case POWER -> {
                if (seconds > 0) {
                    into.energy(meter, time, seconds, Unit.energy(value, seconds), received);
                } else {
                    into.untold(meter, time, true, value, received);
                }
            }
        }
    }

    void problem(String field, String value, String message, String hint) {
        problems.add(new Problem(name, csv.line(), field, value, message, hint));
    }

    MeterReadings.FileSummary summary() {
        return new MeterReadings.FileSummary(name, rows, readings, empty, sentinels, ignored);
    }
}
