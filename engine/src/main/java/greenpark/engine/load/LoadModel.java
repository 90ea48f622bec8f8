package greenpark.engine.load;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.SortedSet;

/** A factory's load per nominal power, calibrated to its load factor over a year's calendar. */
public final class LoadModel {
    private static final int POINTS = 24 * 12;

    private final LoadShape shape;
    private final SortedSet<LocalDate> holidays;
    private final double level;
    private final double meanCooling;

    /**
     * @param calibrationYear whose calendar the load factor is meant for
     * @param meanCooling mean over a year of the kelvins of air temperature above 22 °C [K]
     */
    public LoadModel(LoadShape shape, SortedSet<LocalDate> holidays, int calibrationYear, double meanCooling) {
        this.shape = shape;
        this.holidays = holidays;
        this.meanCooling = meanCooling;
        double work = 0;
        for (int i = 0; i < POINTS; i++) {
            work += shape.pattern().at(24.0 * (i + 0.5) / POINTS) / POINTS;
        }
        double days = 0;
        double worked = 0;
        for (LocalDate d = LocalDate.of(calibrationYear, 1, 1); d.getYear() == calibrationYear; d = d.plusDays(1)) {
            days++;
            worked += day(d);
        }
        double batch =
                1.0 - shape.batchShare() + shape.batchShare() * shape.process().mean();
        double mean = shape.base() + (1.0 - shape.base()) * work * batch * worked / days;
        this.level = shape.loadFactor() / mean;
    }

    public LoadShape shape() {
        return shape;
    }

    /** Part of a working day's shift load on a day, 0 … 1. */
    public double day(LocalDate date) {
        if (holidays.contains(date)) {
            return shape.holiday();
        }
        return switch (date.getDayOfWeek()) {
            case DayOfWeek.SATURDAY -> shape.saturday();
            case DayOfWeek.SUNDAY -> shape.sunday();
            default -> 1.0;
        };
    }

    /** What works at an hour of a day of given {@link #day} level, 0 … 1. */
    public double work(double day, double hour) {
        return day * shape.pattern().at(hour);
    }

    /**
     * Load of one line without noise, over its nominal power.
     *
     * @param work from {@link #work}
     * @param phase of the line's batch, 0 … 1
     */
    public double line(double work, double phase) {
        double batch = shape.batchShare() == 0
                ? 1.0
                : 1.0
                        - shape.batchShare()
                        + shape.batchShare() * shape.process().at(phase);
        return level * (shape.base() + (1.0 - shape.base()) * work * batch);
    }

    /** Factor for cooling at an air temperature [°C]; its mean over a year is 1. */
    public double cooling(double air) {
        return 1.0 + shape.coolingPerK() * (coolingKelvins(air) - meanCooling);
    }

    /** Kelvins above the temperature at which cooling begins, 22 °C. */
    public static double coolingKelvins(double air) {
        return Math.max(air - 22.0, 0.0);
    }
}
