package greenpark.engine.flow;

/**
 * The mixing equations of a network: for every zone {@code i} with inflows {@code F_ji} from its neighbours and attributed injections
 * {@code g_i,k} (by origin, or tonnes of an emission)
 *
 * <pre>    x_i,k · (P_i + Σ_j F_ji) − Σ_j F_ji · x_j,k = g_i,k</pre>
 *
 * where {@code P_i} is the zone's own generation. A zone through which nothing flows has no mix; its row is replaced by x = 0.
 *
 * @see "docs/equations/tracing.md, eq. 11; Bialek, Tracing the flow of electricity, IEE Proc. 143 (1996)"
 */
public final class ProportionalSharing {
    private ProportionalSharing() {}

    /**
     * Solves for the mix of every zone.
     *
     * @param generation own generation of each zone [Wh or any unit of energy], ≥ 0
     * @param inflow {@code inflow[i][j]} from zone j into zone i, ≥ 0; of a pair of zones only one direction is positive
     * @param injected {@code injected[i][k]}: what the zone's own generation carries of attribute k (energy of origin k, kg of CO₂)
     * @return {@code mix[i][k]}: attribute k per unit of energy at zone i; zeros for a dead zone
     * @throws IllegalArgumentException for a negative or non-finite input, or a loop of zones that nobody feeds
     */
    public static double[][] mix(double[] generation, double[][] inflow, double[][] injected) {
        int n = generation.length;
        double[][] a = new double[n][n];
        double[][] b = new double[n][];
        for (int i = 0; i < n; i++) {
            b[i] = injected[i].clone();
            double through = checked(generation[i], i);
            for (int j = 0; j < n; j++) {
                through += checked(inflow[i][j], i);
                a[i][j] = -inflow[i][j];
            }
            if (through == 0) {
                java.util.Arrays.fill(a[i], 0);
                java.util.Arrays.fill(b[i], 0);
                a[i][i] = 1;
            } else {
                a[i][i] += through;
            }
        }
        return solve(a, b);
    }

    private static double checked(double energy, int zone) {
        if (!(energy >= 0) || Double.isInfinite(energy)) {
            throw new IllegalArgumentException("zone " + zone + " has the energy " + energy
                    + ". Maybe a flow against its direction was not turned round");
        }
        return energy;
    }

    /** Gaussian elimination with partial pivoting; a and b are overwritten. */
    private static double[][] solve(double[][] a, double[][] b) {
        int n = a.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                if (Math.abs(a[r][c]) > Math.abs(a[pivot][c])) {
                    pivot = r;
                }
            }
            if (a[pivot][c] == 0) {
                throw new IllegalArgumentException("zone " + c + " is in a loop of flows that no generation feeds");
            }
            double[] swap = a[c];
            a[c] = a[pivot];
            a[pivot] = swap;
            swap = b[c];
            b[c] = b[pivot];
            b[pivot] = swap;
            for (int r = c + 1; r < n; r++) {
                double factor = a[r][c] / a[c][c];
                if (factor != 0) {
                    subtract(a[r], a[c], factor, c);
                    subtract(b[r], b[c], factor, 0);
                }
            }
        }
        for (int c = n - 1; c >= 0; c--) {
            for (int k = 0; k < b[c].length; k++) {
                double sum = b[c][k];
                for (int j = c + 1; j < n; j++) {
                    sum -= a[c][j] * b[j][k];
                }
                b[c][k] = sum / a[c][c];
            }
        }
        return b;
    }

    private static void subtract(double[] row, double[] pivot, double factor, int from) {
        for (int j = from; j < row.length; j++) {
            row[j] -= factor * pivot[j];
        }
    }
}
