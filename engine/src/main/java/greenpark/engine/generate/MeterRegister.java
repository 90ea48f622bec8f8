package greenpark.engine.generate;

import greenpark.core.park.Meter;
import greenpark.engine.Quantize;
import java.math.BigDecimal;

/**
 * A meter's register as it counts: true energy times its error, in steps of its last digit, from a start value, rolling over at its end.
 *
 * <p>The energy since installation is kept apart from the start value, so that a large start value costs no precision.
 */
final class MeterRegister {
    private static final double HOURS_TO_ROLLOVER = 4000;

    private final Meter meter;
    private final double gain;
    private final double countsPerKwh;
    private final long rollover;
    private final long start;
    private double counted;

    /**
     * @param error largest relative error of the meter's class
     * @param rolloverShare probability that the meter starts shortly before its end
     * @param capacityKw of what it measures, to know what shortly means [kW]
     */
    MeterRegister(Meter meter, long seed, double error, double rolloverShare, double capacityKw) {
        this.meter = meter;
        Noise noise = new Noise(seed, "meter/" + meter.id().value());
        gain = 1 + error * (2 * noise.uniform(0) - 1);
        countsPerKwh = BigDecimal.ONE.movePointRight(meter.decimals()).doubleValue()
                / meter.multiplier().doubleValue();
        rollover = BigDecimal.TEN.pow(meter.digits() + meter.decimals()).longValueExact();
        double soon = Math.min(capacityKw * HOURS_TO_ROLLOVER * countsPerKwh, (double) rollover);
        start = noise.uniform(1) < rolloverShare
                ? rollover - 1 - Quantize.counts(noise.uniform(2) * (soon - 1 > 0 ? soon - 1 : 0))
                : (long) (noise.uniform(2) * 0.5 * (double) rollover);
    }

    Meter meter() {
        return meter;
    }

    /** What true energy looks like to this meter [kWh]. */
    double seen(double kwh) {
        return kwh * gain;
    }

    /** What it shows now [counts of the last digit]. */
    long shows() {
        return Math.floorMod(start + Quantize.counts(counted), rollover);
    }

    /**
     * Counts a day.
     *
     * @param kwh true energy per slot
     * @param counts what it shows at the end of each slot, written
     */
    void day(double[] kwh, long[] counts) {
        for (int t = 0; t < kwh.length; t++) {
            counted += kwh[t] * gain * countsPerKwh;
            counts[t] = shows();
        }
    }

    /** Energy between two readings [kWh]; a smaller reading has rolled over. */
    double energy(long before, long after) {
        return (double) Math.floorMod(after - before, rollover) / countsPerKwh;
    }
}
