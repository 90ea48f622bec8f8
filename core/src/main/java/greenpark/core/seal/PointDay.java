package greenpark.core.seal;

import greenpark.core.encoding.CborWriter;
import greenpark.core.park.UsagePoint;

/**
 * What a plant, a storage or a grid point did in the slots of a day. The arrays belong to this object once it is made and must not change.
 *
 * @param qualities {@code [reading][slot]}: one reading of a plant, two of the others
 * @param amounts {@code [which][slot]}, in the order of the record [Wh]
 */
public record PointDay(UsagePoint.Kind kind, byte[][] qualities, long[][] amounts) implements DayValues {

    @Override
    public int slots() {
        return qualities[0].length;
    }

    @Override
    public byte[] slotRecord(int slot) {
        CborWriter out = new CborWriter();
        switch (kind) {
            case SOURCE -> begin(out, RecordType.PLANT_SLOT).integer(qualities[0][slot]);
            case STORAGE ->
                begin(out, RecordType.STORAGE_SLOT)
                        .integer(qualities[0][slot])
                        .integer(amounts[0][slot])
                        .integer(qualities[1][slot]);
            case GRID ->
                begin(out, RecordType.GRID_SLOT)
                        .integer(qualities[0][slot])
                        .integer(amounts[0][slot])
                        .integer(qualities[1][slot]);
            case LOAD -> throw new IllegalStateException("a factory's day is a FactoryDay");
        }
        for (int i = qualities.length - 1; i < amounts.length; i++) {
            out.integer(amounts[i][slot]);
        }
        return out.toByteArray();
    }

    private CborWriter begin(CborWriter out, int type) {
        return out.array(2 + qualities.length + amounts.length)
                .integer(RecordType.VERSION)
                .integer(type);
    }

    @Override
    public byte[] totalsRecord(int from, int to) {
        byte[] worst = qualities[0].clone();
        for (byte[] more : qualities) {
            for (int i = 0; i < worst.length; i++) {
                worst[i] = (byte) Math.max(worst[i], more[i]);
            }
        }
        FactoryDay.Counts counts = FactoryDay.Counts.of(worst, from, to);
        CborWriter out = new CborWriter()
                .array(6)
                .integer(RecordType.VERSION)
                .integer(RecordType.POINT_TOTALS)
                .integer(counts.measured())
                .integer(counts.estimated())
                .integer(counts.missing())
                .array(amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            boolean content = kind == UsagePoint.Kind.STORAGE && i == amounts.length - 1;
            out.integer(content ? amounts[i][to - 1] : FactoryDay.sum(amounts[i], from, to));
        }
        return out.toByteArray();
    }
}
