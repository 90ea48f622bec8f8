package greenpark.cli;

import greenpark.cli.report.Basis;
import greenpark.cli.report.ForecastPart;
import greenpark.core.clearing.EnergyTotals;
import greenpark.core.directsupply.Forecast;
import greenpark.core.directsupply.Gauge;
import greenpark.core.directsupply.Period;
import greenpark.core.directsupply.Scope;
import greenpark.core.metering.MeterReport;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.park.Park;
import greenpark.core.park.Published;
import greenpark.core.quantity.Energy;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Balance;
import greenpark.verifier.Texts;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;

/** The result on one screen, for people; the exact figures are in summary.json. */
final class SummaryTable {
    private static final int LABEL = 34;
    private static final int AMOUNT = 12;

    private final Texts texts;
    private final ClearedPark cleared;
    private final Basis basis;

    SummaryTable(Texts texts, ClearedPark cleared) {
        this.texts = texts;
        this.cleared = cleared;
        this.basis = Basis.of(cleared.park(), cleared.clearing().energy());
    }

    void print(PrintWriter out) {
        Park park = cleared.park();
        TimeGrid grid = cleared.clearing().energy().grid();
        EnergyTotals totals = cleared.clearing().energy().whole();
        Balance balance = totals.balance();
        out.println(texts.chinese() ? park.name().zh() : park.name().en());
        out.println(texts.format(
                "period",
                LocalDate.ofInstant(grid.start(), park.zone()).toString(),
                LocalDate.ofInstant(grid.end().minusSeconds(1), park.zone()).toString(),
                Long.toString(totals.intervals())));
        if (park.readingsOrigin() == Park.ReadingsOrigin.SIMULATED) {
            out.println(texts.of("simulated"));
        }
        out.println();
        line(out, "consumption", balance.consumption(), -1);
        line(out, "green", totals.green(), balance.consumption());
        line(out, "grid", totals.gridUse(), balance.consumption());
        line(out, "rest", balance.consumption() - totals.green() - totals.gridUse(), balance.consumption());
        line(out, "generation", balance.generation(), -1);
        if (basis.availableMeasured()) {
            line(out, "curtailed", totals.curtailed(), totals.available());
        } else {
            out.println("  " + pad(texts.of("curtailed"), LABEL) + left(texts.of("unmeasured"), AMOUNT));
        }
        line(out, "export", balance.export(), totals.available());
        line(out, "charge", balance.charge(), -1);
        line(out, "discharge", balance.discharge(), balance.charge());
        line(out, "losses", balance.losses(), -1);
        line(out, "imbalance", balance.imbalance(), -1);
        published(out, totals);
        gauges(out);
        forecasts(out);
        quality(out, totals);
    }

    private void line(PrintWriter out, String key, long wattHours, long whole) {
        String share = whole <= 0 ? "" : "  " + percent(wattHours, whole);
        out.println("  " + pad(texts.of(key), LABEL) + left(amount(wattHours), AMOUNT) + share);
    }

    private String amount(long wattHours) {
        if (texts.chinese() && Math.abs(wattHours) >= 100_000_000_000L) {
            return BigDecimal.valueOf(wattHours).movePointLeft(11).setScale(3, RoundingMode.HALF_UP) + " 亿kWh";
        }
        return Energy.ofWattHours(wattHours).readable();
    }

    private void published(PrintWriter out, EnergyTotals totals) {
        TimeGrid grid = cleared.clearing().energy().grid();
        Park park = cleared.park();
        boolean year = LocalDate.ofInstant(grid.start(), park.zone())
                .plusYears(1)
                .atStartOfDay(park.zone())
                .toInstant()
                .equals(grid.end());
        if (!year) {
            return;
        }
        for (Published plan : park.published()) {
            long traced = plan.key().equals("demand") ? totals.balance().consumption() : totals.green();
            long difference = traced - plan.amount().wattHours();
            out.println(texts.format(
                    "published." + plan.key(),
                    amount(plan.amount().wattHours()),
                    (difference < 0 ? "−" : "+")
                            + percent(Math.abs(difference), plan.amount().wattHours()),
                    texts.chinese() ? plan.why().zh() : plan.why().en()));
        }
    }

    private void gauges(PrintWriter out) {
        out.println();
        Period.Kind kind =
                cleared.clearing().directSupply().periods().stream().anyMatch(p -> p.kind() == Period.Kind.YEAR)
                        ? Period.Kind.YEAR
                        : Period.Kind.MONTH;
        for (Gauge gauge : cleared.clearing().directSupply().gauges()) {
            if (gauge.period().kind() != kind
                    || gauge.scope() != Scope.PARK
                    || gauge.id().equals("identity")) {
                continue;
            }
            BigDecimal value = gauge.value();
            String shown = value == null
                    ? "–"
                    : gauge.unit().isEmpty()
                            ? percent(value)
                            : value.stripTrailingZeros().toPlainString() + " " + gauge.unit();
            String state = texts.of("state." + gauge.state().name().toLowerCase(Locale.ROOT));
            int incomplete = basis.incomplete(gauge.period().interval());
            if (incomplete > 0 && gauge.state() != Gauge.State.UNKNOWN) {
                state = texts.format("provisional", state, Integer.toString(incomplete));
            }
            String mark =
                    gauge.threshold() != null && gauge.threshold().placeholder() ? " " + texts.of("placeholder") : "";
            mark += basis.assumesAvailable(gauge) ? " " + texts.of("assumed") : "";
            out.println(
                    "  " + pad(gauge.period().label() + " " + gauge.id() + " " + texts.of("gauge." + gauge.id()), LABEL)
                            + left(shown, AMOUNT) + "  " + state + mark);
        }
    }

    /** What the year is heading for, where it has only begun: an expectation, never a verdict. */
    private void forecasts(PrintWriter out) {
        for (Forecast forecast : ForecastPart.of(cleared.park(), cleared.clearing())) {
            BigDecimal expected = forecast.expected();
            if (forecast.scope() != Scope.PARK || expected == null) {
                continue;
            }
            String range = forecast.low() == null || forecast.high() == null
                    ? ""
                    : " (" + percent(forecast.low()) + " – " + percent(forecast.high()) + ")";
            out.println("  "
                    + pad(texts.format("forecast", Integer.toString(forecast.year()), forecast.id()), LABEL)
                    + left(percent(expected), AMOUNT) + "  "
                    + texts.of("outlook." + forecast.outlook().name().toLowerCase(Locale.ROOT)) + range);
        }
    }

    private void quality(PrintWriter out, EnergyTotals totals) {
        long measured = 0;
        long estimated = 0;
        long missing = 0;
        long findings = 0;
        for (MeterReport meter : cleared.readings().meters()) {
            for (ReadingQuality quality : ReadingQuality.values()) {
                estimated += quality.isEstimated() ? meter.slots(quality) : 0;
            }
            measured += meter.slots(ReadingQuality.MEASURED);
            missing += meter.slots(ReadingQuality.MISSING);
            findings += meter.foundInAll();
        }
        out.println();
        out.println(texts.format(
                "quality",
                Long.toString(measured),
                Long.toString(estimated),
                Long.toString(missing),
                Long.toString(findings),
                Long.toString(totals.incomplete()),
                Integer.toString(cleared.readings().alarms().size())));
    }

    private static String percent(long part, long whole) {
        return whole == 0
                ? "–"
                : percent(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP));
    }

    private static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** Pads to a width in columns of a terminal, in which a Chinese character takes two. */
    private static String pad(String text, int width) {
        int columns = text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, width - columns));
    }

    private static String left(String text, int width) {
        int columns = text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
        return " ".repeat(Math.max(0, width - columns)) + text;
    }
}
