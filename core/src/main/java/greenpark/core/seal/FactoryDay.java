package greenpark.core.seal;

import greenpark.core.encoding.CborWriter;
import greenpark.core.metering.ReadingQuality;
import java.util.ArrayList;
import java.util.List;

/**
 * What a factory used in the slots of a day, by origin [Wh]. The arrays belong to this object once it is made and must not change.
 *
 * @param qualities per slot, a {@link ReadingQuality#code()}
 * @param direct {@code [origin][slot]}
 * @param via {@code [origin][slot]}
 * @param claimed {@code [origin][slot]}
 */
public record FactoryDay(byte[] qualities, long[][] direct, long[][] via, long[][] claimed) implements DayValues {

    @Override
    public int slots() {
        return qualities.length;
    }

    @Override
    public byte[] slotRecord(int slot) {
        List<Flow> flows = new ArrayList<>();
        long consumption = 0;
        for (int origin = 0; origin < direct.length; origin++) {
            Flow flow = new Flow(origin, direct[origin][slot], via[origin][slot], claimed[origin][slot]);
            if (!flow.isZero()) {
                flows.add(flow);
                consumption += flow.direct() + flow.via();
            }
        }
        CborWriter out = new CborWriter()
                .array(5)
                .integer(RecordType.VERSION)
                .integer(RecordType.FACTORY_SLOT)
                .integer(qualities[slot])
                .integer(consumption)
                .array(flows.size());
        for (Flow flow : flows) {
            out.array(4)
                    .integer(flow.origin())
                    .integer(flow.direct())
                    .integer(flow.via())
                    .integer(flow.claimed());
        }
        return out.toByteArray();
    }

    @Override
    public byte[] totalsRecord(int from, int to) {
        return totals(from, to).record();
    }

    /** All slots together. */
    public FactoryTotals total() {
        return totals(0, slots());
    }

    FactoryTotals totals(int from, int to) {
        List<Flow> flows = new ArrayList<>();
        long consumption = 0;
        for (int origin = 0; origin < direct.length; origin++) {
            Flow flow = new Flow(
                    origin, sum(direct[origin], from, to), sum(via[origin], from, to), sum(claimed[origin], from, to));
            if (!flow.isZero()) {
                flows.add(flow);
                consumption = Math.addExact(consumption, Math.addExact(flow.direct(), flow.via()));
            }
        }
        Counts counts = Counts.of(qualities, from, to);
        return new FactoryTotals(counts.measured(), counts.estimated(), counts.missing(), consumption, flows);
    }

    static long sum(long[] values, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = Math.addExact(sum, values[i]);
        }
        return sum;
    }

    /** How many slots rest on what; an absent one is none of the three. */
    record Counts(int measured, int estimated, int missing) {
        static Counts of(byte[] qualities, int from, int to) {
            int measured = 0;
            int estimated = 0;
            int missing = 0;
            for (int i = from; i < to; i++) {
                ReadingQuality quality = ReadingQuality.of(qualities[i]);
                measured += quality == ReadingQuality.MEASURED ? 1 : 0;
                estimated += quality.isEstimated() ? 1 : 0;
                missing += quality == ReadingQuality.MISSING ? 1 : 0;
            }
            return new Counts(measured, estimated, missing);
        }
    }
}
