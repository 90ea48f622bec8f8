package greenpark.cli;

import greenpark.cli.report.ReadingsSummary;
import greenpark.core.metering.BalanceAlarm;
import greenpark.core.metering.Finding;
import greenpark.core.metering.MeterReadings.FileSummary;
import greenpark.core.metering.MeterReport;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.ValidationRule;
import greenpark.core.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The validation report as tables: a line per meter, a line per finding, a line per open hour, a line per file.
 *
 * @see "docs/formats/results.md"
 */
final class ValidationFiles {
    private ValidationFiles() {}

    static byte[] meters(ValidatedReadings readings) {
        List<String> names = new ArrayList<>(List.of("meter", "readings"));
        for (ReadingQuality quality : ReadingQuality.values()) {
            names.add(Table.word(quality));
        }
        for (ValidationRule rule : ValidationRule.values()) {
            names.add(rule.name());
        }
        names.add("identical_duplicates");
        names.add("superfluous");
        StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
        for (MeterReport meter : readings.meters()) {
            text.append(meter.meter()).append(',').append(meter.readings());
            for (ReadingQuality quality : ReadingQuality.values()) {
                text.append(',').append(meter.slots(quality));
            }
            for (ValidationRule rule : ValidationRule.values()) {
                text.append(',').append(meter.found(rule));
            }
            text.append(',').append(meter.identicalDuplicates());
            text.append(',').append(meter.superfluous()).append('\n');
        }
        return Table.bytes(text.toString());
    }

    static byte[] findings(ValidatedReadings readings) {
        StringBuilder text = new StringBuilder("meter,rule,start,end,original,action\n");
        for (MeterReport meter : readings.meters()) {
            for (Finding finding : meter.findings()) {
                text.append(finding.meter()).append(',');
                text.append(finding.rule()).append(',');
                text.append(finding.interval().start()).append(',');
                text.append(finding.interval().end()).append(',');
                text.append(finding.original()).append(',');
                text.append(Table.word(finding.action())).append('\n');
            }
            int more = meter.foundInAll() - meter.findings().size();
            if (more > 0) {
                text.append("# ")
                        .append(meter.meter())
                        .append(": ")
                        .append(more)
                        .append(" more, counted in validation.csv\n");
            }
        }
        return Table.bytes(text.toString());
    }

    static byte[] alarms(ValidatedReadings readings) {
        StringBuilder text = new StringBuilder("start,end,imbalance_wh,throughput_wh\n");
        for (BalanceAlarm alarm : readings.alarms()) {
            text.append(alarm.hour().start())
                    .append(',')
                    .append(alarm.hour().end())
                    .append(',');
            text.append(alarm.imbalance())
                    .append(',')
                    .append(alarm.throughput())
                    .append('\n');
        }
        return Table.bytes(text.toString());
    }

    /** What each file of readings held; nothing in it is passed over without being counted. */
    static byte[] files(List<FileSummary> files) {
        StringBuilder text = new StringBuilder("file,rows,readings,empty_cells,sentinels,ignored\n");
        for (FileSummary file : files) {
            text.append(quoted(file.name()));
            for (long count :
                    new long[] {file.rows(), file.readings(), file.empty(), file.sentinels(), file.ignored()}) {
                text.append(',').append(count);
            }
            text.append('\n');
        }
        return Table.bytes(text.toString());
    }

    private static String quoted(String name) {
        return name.contains(",") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    static ReadingsSummary summary(ValidatedReadings readings) {
        return new ReadingsSummary(
                readings.meters().stream().map(ValidationFiles::count).toList());
    }

    private static ReadingsSummary.MeterCount count(MeterReport meter) {
        long estimated = 0;
        for (ReadingQuality quality : ReadingQuality.values()) {
            estimated += quality.isEstimated() ? meter.slots(quality) : 0;
        }
        return new ReadingsSummary.MeterCount(
                meter.meter(),
                meter.slots(ReadingQuality.MEASURED),
                estimated,
                meter.slots(ReadingQuality.MISSING),
                meter.found(ValidationRule.V1) + (long) meter.found(ValidationRule.V2),
                meter.foundInAll());
    }
}
