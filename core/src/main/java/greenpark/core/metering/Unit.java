package greenpark.core.metering;

import org.jspecify.annotations.Nullable;

/** What the number of a reading counts. Stored are 10⁻⁶ Wh, 10⁻⁶ W (until the step is known) and 10⁻⁶ register units. */
enum Unit {
    WH("Wh", 6, Kind.ENERGY),
    KWH("kWh", 9, Kind.ENERGY),
    MWH("MWh", 12, Kind.ENERGY),
    GWH("GWh", 15, Kind.ENERGY),
    W("W", 6, Kind.POWER),
    KW("kW", 9, Kind.POWER),
    MW("MW", 12, Kind.POWER),
    REGISTER("register", 6, Kind.REGISTER);

    static final String KNOWN = "Wh, kWh, MWh, GWh, W, kW, MW, register";

    /** Energy of the interval, mean power of the interval, or the cumulative register at an instant. */
    enum Kind {
        ENERGY,
        POWER,
        REGISTER
    }

    final String text;
    final int scale;
    final Kind kind;

    Unit(String text, int scale, Kind kind) {
        this.text = text;
        this.scale = scale;
        this.kind = kind;
    }

    static @Nullable Unit of(String text) {
        for (Unit unit : values()) {
            if (unit.text.equals(text)) {
                return unit;
            }
        }
        return null;
    }

    /** Energy of a mean power over some seconds, rounded half up to 10⁻⁶ Wh [10⁻⁶ Wh]. */
    static long energy(long microWatts, int seconds) {
        long hours = microWatts / 3600;
        long rest = microWatts % 3600 * seconds;
        return Math.addExact(Math.multiplyExact(hours, seconds), Math.floorDiv(rest + 1800, 3600));
    }
}
