package greenpark.core.seal;

import greenpark.core.encoding.CborReader;
import greenpark.core.encoding.CborWriter;
import greenpark.core.encoding.MalformedBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A factory's energy over an hour, a day or a month [Wh].
 *
 * @param measured slots whose reading is measured
 * @param estimated slots whose reading is estimated, or part of a longer one
 * @param missing slots without one
 * @param consumption of all slots; the sum of all {@code direct} and {@code via}
 * @param flows in order of origin, none of them zero
 */
public record FactoryTotals(int measured, int estimated, int missing, long consumption, List<Flow> flows) {
    public static final FactoryTotals NONE = new FactoryTotals(0, 0, 0, 0, List.of());
    private static final int ITEMS = 5;

    public FactoryTotals {
        flows = List.copyOf(flows);
    }

    /** Whether the parts add up to the consumption. */
    public boolean adds() {
        long sum = 0;
        for (Flow flow : flows) {
            sum = Math.addExact(sum, Math.addExact(flow.direct(), flow.via()));
        }
        return sum == consumption;
    }

    /** @throws ArithmeticException for more than a record can say; a count that wraps would come out right again */
    public FactoryTotals plus(FactoryTotals other) {
        List<Flow> sum = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < flows.size() || j < other.flows.size()) {
            int mine = i < flows.size() ? flows.get(i).origin() : Integer.MAX_VALUE;
            int theirs = j < other.flows.size() ? other.flows.get(j).origin() : Integer.MAX_VALUE;
            if (mine == theirs) {
                sum.add(flows.get(i++).plus(other.flows.get(j++)));
            } else {
                sum.add(mine < theirs ? flows.get(i++) : other.flows.get(j++));
            }
        }
        return new FactoryTotals(
                Math.addExact(measured, other.measured),
                Math.addExact(estimated, other.estimated),
                Math.addExact(missing, other.missing),
                Math.addExact(consumption, other.consumption),
                sum);
    }

    /** The record of an hour or a day. */
    public byte[] record() {
        CborWriter out =
                new CborWriter().array(2 + ITEMS).integer(RecordType.VERSION).integer(RecordType.FACTORY_TOTALS);
        write(out);
        return out.toByteArray();
    }

    void write(CborWriter out) {
        out.integer(measured)
                .integer(estimated)
                .integer(missing)
                .integer(consumption)
                .array(flows.size());
        for (Flow flow : flows) {
            out.array(4)
                    .integer(flow.origin())
                    .integer(flow.direct())
                    .integer(flow.via())
                    .integer(flow.claimed());
        }
    }

    /** @throws MalformedBytes for anything but what {@link #record} gives */
    public static FactoryTotals read(byte[] record) {
        CborReader in = new CborReader(record, 0, record.length);
        RecordType.begin(in, RecordType.FACTORY_TOTALS, ITEMS);
        FactoryTotals totals = read(in);
        in.end();
        return totals;
    }

    static FactoryTotals read(CborReader in) {
        int measured = count(in);
        int estimated = count(in);
        int missing = count(in);
        long consumption = in.integer(0, RecordType.MOST_ENERGY);
        int size = in.array();
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int start = in.offset();
            in.array(4);
            Flow flow = new Flow(
                    (int) in.integer(0, RecordType.MOST_ORIGINS - 1),
                    in.integer(0, RecordType.MOST_ENERGY),
                    in.integer(0, RecordType.MOST_ENERGY),
                    in.integer(0, RecordType.MOST_ENERGY));
            if (flow.isZero() || (!flows.isEmpty() && flows.getLast().origin() >= flow.origin())) {
                throw new MalformedBytes(MalformedBytes.Reason.OUT_OF_RANGE, start, "flows are out of order, or zero");
            }
            flows.add(flow);
        }
        return new FactoryTotals(measured, estimated, missing, consumption, flows);
    }

    private static int count(CborReader in) {
        return (int) in.integer(0, Integer.MAX_VALUE);
    }
}
