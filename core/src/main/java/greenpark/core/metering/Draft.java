package greenpark.core.metering;

import greenpark.core.park.Device;
import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The series of a usage point and flow in the making, over the whole horizon. */
final class Draft {
    /** Energy that is known for a stretch of slots but not for each of them [Wh]. */
    record Span(int from, int to, long wattHours) {}

    final UsagePoint point;
    final Meter.Flow flow;
    final Horizon horizon;
    final long[] wattHours;
    final byte[] quality;
    /** What capacity × 1.2 moves up to a boundary [10⁻³ Wh], cumulative. */
    final long[] bound;
    /** Slots in which a solar source cannot generate; empty for everything else. */
    final BitSet night;

    final List<Span> spans = new ArrayList<>();
    final List<MeterCheck> meters = new ArrayList<>();

    Draft(Park park, UsagePoint point, Meter.Flow flow, Horizon horizon, BitSet night) {
        this.point = point;
        this.flow = flow;
        this.horizon = horizon;
        this.wattHours = new long[horizon.size];
        this.quality = new byte[horizon.size];
        this.bound = new long[horizon.size + 1];
        this.night = isSolar(park, point) ? night : new BitSet();
        long[] watts = new long[horizon.size];
        if (point.kind() == UsagePoint.Kind.GRID) {
            Arrays.fill(watts, point.limit().watts());
        }
        for (Device device : park.devices()) {
            if (device.usagePoint().equals(point.id())) {
                int begin = horizon.slotAtOrAfter(device.validity().start().getEpochSecond());
                int end = horizon.slotAtOrAfter(device.validity().end().getEpochSecond());
                for (int slot = begin; slot < end; slot++) {
                    watts[slot] += device.pNom().watts();
                }
            }
        }
        int begin = horizon.slotAtOrAfter(point.validity().start().getEpochSecond());
        int end = horizon.slotAtOrAfter(point.validity().end().getEpochSecond());
        for (int slot = 0; slot < horizon.size; slot++) {
            boolean expected = slot >= begin && slot < end && watts[slot] > 0 && flow != Meter.Flow.AVAILABLE;
            quality[slot] = (expected ? ReadingQuality.MISSING : ReadingQuality.ABSENT).code();
            // W × s / 3600 × 1.2 in 10⁻³ Wh; the step is a whole number of seconds.
            bound[slot + 1] =
                    Math.addExact(bound[slot], Math.multiplyExact(watts[slot], 12L * horizon.stepSeconds) / 36);
        }
    }

    private static boolean isSolar(Park park, UsagePoint point) {
        List<Device> devices = park.devices().stream()
                .filter(d -> d.usagePoint().equals(point.id()))
                .toList();
        return !devices.isEmpty()
                && devices.stream()
                        .allMatch(d -> d.technology() == Device.Technology.SOLAR_GROUND
                                || d.technology() == Device.Technology.SOLAR_ROOF);
    }

    /** A meter was hung: what a plant could have delivered is expected from here on as well. */
    void add(MeterCheck check) {
        meters.add(check);
        if (flow == Meter.Flow.AVAILABLE) {
            for (int slot = check.begin; slot < check.end; slot++) {
                if (bound[slot + 1] > bound[slot]) {
                    quality[slot] = ReadingQuality.MISSING.code();
                }
            }
        }
    }

    void set(int slot, long wattHour, ReadingQuality of) {
        wattHours[slot] = wattHour;
        quality[slot] = of.code();
    }

    boolean isOpen(int slot) {
        return quality[slot] == ReadingQuality.MISSING.code();
    }

    boolean hasValue(int slot) {
        return slot >= 0
                && slot < quality.length
                && quality[slot] != ReadingQuality.MISSING.code()
                && quality[slot] != ReadingQuality.ABSENT.code();
    }

    /**
     * V2 struck where no device is declared: how much it was is not known, and it was not nothing. So the slots are a gap, as far as the
     * usage point exists.
     */
    void suspect(int from, int to) {
        int begin = horizon.slotAtOrAfter(point.validity().start().getEpochSecond());
        int end = horizon.slotAtOrAfter(point.validity().end().getEpochSecond());
        for (int slot = Math.max(from, begin); slot < Math.min(to, end); slot++) {
            if (quality[slot] == ReadingQuality.ABSENT.code()) {
                quality[slot] = ReadingQuality.MISSING.code();
            }
        }
    }

    /** V2: whether energy [Wh] is more than capacity × 1.2 can move in these slots. */
    boolean exceeds(int from, int to, long wattHour) {
        return wattHour > (bound[to] - bound[from]) / 1000;
    }

    /** Splits energy into equal parts over the slots in which there can be any; the night's slots get zero. */
    void split(int from, int to, long wattHour, ReadingQuality of) {
        int day = to - from - countNight(from, to);
        long done = 0;
        int k = 0;
        for (int slot = from; slot < to; slot++) {
            if (night.get(slot)) {
                set(slot, 0, ReadingQuality.ESTIMATED_NIGHT);
            } else {
                k++;
                long upTo = Math.floorDiv(Math.addExact(Math.multiplyExact(2 * wattHour, k), day), 2L * day);
                set(slot, upTo - done, of);
                done = upTo;
            }
        }
    }

    int countNight(int from, int to) {
        return night.isEmpty() ? 0 : night.get(from, to).cardinality();
    }

    /** The meter that hangs there in a slot; between two meters the one before. */
    MeterCheck meterAt(int slot) {
        MeterCheck at = meters.getFirst();
        for (MeterCheck check : meters) {
            if (check.begin <= slot && (check.begin > at.begin || check == at)) {
                at = check;
            }
        }
        return at;
    }

    PointSeries series(greenpark.core.time.TimeGrid asked) {
        return new PointSeries(
                point.id(),
                flow,
                asked,
                Arrays.copyOfRange(wattHours, horizon.from, horizon.to),
                Arrays.copyOfRange(quality, horizon.from, horizon.to));
    }
}
