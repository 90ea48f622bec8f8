package greenpark.engine.solar;

import greenpark.core.time.TimeGrid;
import java.util.BitSet;

/** When a photovoltaic plant cannot deliver: a reading there is a fault of the meter or of its clock. */
public final class Night {
    /** Below this elevation no module delivers; civil twilight is lighter than a module needs at −3°, yet too dark for an inverter. */
    private static final double DARK = -3.0;

    private Night() {}

    /**
     * Slots in which the sun stays more than 3° below the horizon, at their start, middle and end.
     *
     * @param latitude north positive [°]
     * @param longitude east positive [°]
     * @return a bit per slot of the grid
     */
    public static BitSet slots(TimeGrid grid, double latitude, double longitude) {
        BitSet night = new BitSet(grid.size());
        double step = grid.step().toSeconds();
        double time = grid.start().getEpochSecond();
        boolean darkAtStart = dark(time, latitude, longitude);
        for (int slot = 0; slot < grid.size(); slot++, time += step) {
            boolean darkAtEnd = dark(time + step, latitude, longitude);
            night.set(slot, darkAtStart && darkAtEnd && dark(time + step / 2, latitude, longitude));
            darkAtStart = darkAtEnd;
        }
        return night;
    }

    private static boolean dark(double time, double latitude, double longitude) {
        return SunPosition.at(time, latitude, longitude).elevation() < DARK;
    }
}
