package greenpark.cli.report;

import greenpark.core.directsupply.DirectSupply;
import greenpark.core.directsupply.Gauge;
import greenpark.core.directsupply.Period;
import greenpark.core.park.Threshold;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The gauges of direct supply, and the distinct thresholds they were held against. */
final class GaugePart {
    private GaugePart() {}

    static void write(Json json, ReportInput input) {
        DirectSupply supply = input.clearing().directSupply();
        ZoneId zone = input.park().zone();
        Basis basis = Basis.of(input.park(), input.clearing().energy());
        List<Threshold> thresholds = new ArrayList<>();
        for (Gauge gauge : supply.gauges()) {
            Threshold threshold = gauge.threshold();
            if (threshold != null && !thresholds.contains(threshold)) {
                thresholds.add(threshold);
            }
        }
        json.objects("periods", supply.periods(), period -> {
            json.put("kind", period.kind().name());
            json.put("label", period.label());
            json.put(
                    "from", LocalDate.ofInstant(period.interval().start(), zone).toString());
            json.put(
                    "to",
                    LocalDate.ofInstant(period.interval().end().minusSeconds(1), zone)
                            .toString());
            json.put("partial", partial(period, zone));
            json.put("incomplete", basis.incomplete(period.interval()));
        });
        json.objects("thresholds", thresholds, threshold -> {
            json.put("key", threshold.key());
            json.put("value", threshold.value());
            json.put("unit", threshold.unit());
            json.put("source", threshold.source());
            json.put("confidence", threshold.confidence());
            json.put("placeholder", threshold.placeholder());
        });
        json.objects("gauges", supply.gauges(), gauge -> {
            json.put("scope", gauge.scope().name());
            json.put("period", supply.periods().indexOf(gauge.period()));
            json.put("id", gauge.id());
            json.put("rule", gauge.rule());
            json.put("value", gauge.value());
            json.put("unit", gauge.unit());
            json.put("numerator", gauge.numerator());
            json.put("denominator", gauge.denominator());
            json.put("threshold", gauge.threshold() == null ? -1 : thresholds.indexOf(gauge.threshold()));
            json.put("comparison", gauge.comparison().name());
            json.put("state", gauge.state().name());
            json.put("assumed", basis.assumesAvailable(gauge));
        });
    }

    /** Whether a month or year was cut by the period of the report, so that its gauges are no verdict yet. */
    private static boolean partial(Period period, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(period.interval().start(), zone);
        LocalDate start;
        LocalDate end;
        switch (period.kind()) {
            case MONTH -> {
                start = YearMonth.from(first).atDay(1);
                end = start.plusMonths(1);
            }
            case YEAR -> {
                start = first.withDayOfYear(1);
                end = start.plusYears(1);
            }
            case PHASE -> {
                return false;
            }
            default -> throw new IllegalStateException("no kind " + period.kind());
        }
        return !period.interval().start().equals(start.atStartOfDay(zone).toInstant())
                || !period.interval().end().equals(end.atStartOfDay(zone).toInstant());
    }
}
