package greenpark.core.carbon;

/**
 * The electricity of one party in one period [Wh], in the parts that methods tell apart; all ≥ 0.
 *
 * @param wind delivered by the park's own wind plants, straight or through storage
 * @param solar the same of its solar plants
 * @param grid everything else: what the public grid supplied, and what the books cannot attribute
 * @param trade the part of {@code grid} that is credited as traded green or nuclear power
 * @param gec the part of {@code grid} that is credited as retired certificates
 * @param aboveCap acquired but not credited, since trade + GEC ≤ grid draw (622号 (十))
 */
public record Volumes(long wind, long solar, long grid, long trade, long gec, long aboveCap) {
    public static final Volumes NONE = new Volumes(0, 0, 0, 0, 0, 0);

    public Volumes {
        if (wind < 0 || solar < 0 || grid < 0 || trade < 0 || gec < 0 || aboveCap < 0) {
            throw new IllegalArgumentException("negative volume in " + wind + ", " + solar + ", " + grid + ", " + trade
                    + ", " + gec + ", " + aboveCap);
        }
        if (trade + gec > grid) {
            throw new IllegalArgumentException("trade " + trade + " + GEC " + gec + " exceed the grid draw " + grid
                    + ". Maybe use Volumes.capped");
        }
    }

    /** Credits purchases up to the grid draw: trades first, then certificates. */
    public static Volumes capped(long wind, long solar, long grid, long trade, long gec) {
        long credited = Math.min(trade, grid);
        long retired = Math.min(gec, grid - credited);
        return new Volumes(wind, solar, grid, credited, retired, trade + gec - credited - retired);
    }

    public Volumes plus(Volumes other) {
        return new Volumes(
                Math.addExact(wind, other.wind),
                Math.addExact(solar, other.solar),
                Math.addExact(grid, other.grid),
                Math.addExact(trade, other.trade),
                Math.addExact(gec, other.gec),
                Math.addExact(aboveCap, other.aboveCap));
    }

    /** From the park's own sources: Phys of 622号. */
    public long own() {
        return wind + solar;
    }

    public long consumption() {
        return wind + solar + grid;
    }
}
