package greenpark.core.metering;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The long layout: a row per reading. */
final class LongRows {
    private final ReadingFile file;
    private final Header header;
    private final int meter;
    private final int time;
    private final int value;
    private final int unit;
    private final int received;

    LongRows(ReadingFile file, List<String> names) {
        this.file = file;
        this.header = new Header(file, names);
        this.meter = header.column("meter");
        this.time = header.column("time");
        this.value = header.column("value");
        this.unit = header.column("unit");
        this.received = header.column("received_at");
    }

    void read() {
        if (!header.complete()) {
            return;
        }
        MeterTargets.@Nullable Target fixed = meter < 0 ? header.fixedMeter() : null;
        if (meter < 0 && fixed == null) {
            return;
        }
        boolean inOrder = file.mapping.repeatedInOrder();
        long[] last = new long[inOrder ? header.meterCount() : 0];
        Arrays.fill(last, Long.MIN_VALUE + 1);
        int length = file.mapping.stepSeconds();
        while (file.nextRow(header.size())) {
            MeterTargets.Target target = fixed != null ? fixed : file.targetAt(meter, header.name("meter"));
            Unit of = unit < 0 ? file.mapping.unit() : file.unitAt(unit, header.name("unit"));
            if (target == null || of == null) {
                continue;
            }
            boolean ordered = inOrder && !target.ignored();
            long at = header.time(time, ordered ? last[target.positive()] : Long.MIN_VALUE);
            if (!TimeText.isTime(at)) {
                continue;
            }
            if (ordered) {
                last[target.positive()] = at;
            }
            long amount = file.value(value, of, header.name("value"));
            if (amount == ReadingFile.NONE) {
                continue;
            }
            boolean shift = file.mapping.labelAtEnd() && of.kind != Unit.Kind.REGISTER;
            file.put(target, shift ? at - length : at, length, of, amount, file.received(received));
        }
    }
}
