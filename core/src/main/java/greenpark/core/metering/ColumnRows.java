package greenpark.core.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The column layout: a row per time, a column per meter; columns without a meter are not readings. */
final class ColumnRows {
    private record Column(int at, MeterTargets.Target target) {}

    private final ReadingFile file;
    private final Header header;
    private final List<Column> columns = new ArrayList<>();
    private final int time;
    private final int received;

    ColumnRows(ReadingFile file, List<String> names) {
        this.file = file;
        this.header = new Header(file, names);
        this.time = header.column("time");
        this.received = header.column("received_at");
        TreeSet<String> mapped = new TreeSet<>();
        for (String key : file.mapping.meters().keySet()) {
            mapped.add(key.replaceAll("\\.(positive|negative)$", ""));
        }
        for (String name : mapped) {
            int at = header.named(name);
            MeterTargets.Target target = file.target(name);
            if (at < 0) {
                header.refuse("column", name, "is missing from the header", "The mapping gives it a meter");
            } else if (target == null) {
                header.refuse("column", name, "is mapped to no meter of the park", "");
            } else {
                columns.add(new Column(at, target));
            }
        }
    }

    void read() {
        Unit unit = file.mapping.unit();
        if (!header.complete() || unit == null) {
            return;
        }
        int length = file.mapping.stepSeconds();
        boolean shift = file.mapping.labelAtEnd() && unit.kind != Unit.Kind.REGISTER;
        long last = Long.MIN_VALUE + 1;
        while (file.nextRow(header.size())) {
            long at = header.time(time, file.mapping.repeatedInOrder() ? last : Long.MIN_VALUE);
            if (!TimeText.isTime(at)) {
                continue;
            }
            last = at;
            long start = shift ? at - length : at;
            long receipt = file.received(received);
            for (Column column : columns) {
                long amount = file.value(column.at, unit, header.label(column.at));
                if (amount != ReadingFile.NONE) {
                    file.put(column.target, start, length, unit, amount, receipt);
                }
            }
        }
    }
}
