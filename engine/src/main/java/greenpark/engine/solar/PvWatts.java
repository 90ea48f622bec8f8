package greenpark.engine.solar;

/**
 * Direct and alternating current of an array with few parameters.
 *
 * @see "Dobos, PVWatts version 5 manual, NREL/TP-6A20-62641 (2014)"
 */
public final class PvWatts {
    private PvWatts() {}

    /**
     * Power of the modules.
     *
     * @param effective irradiance that reaches the cells [W/m²]
     * @param cell temperature [°C]
     * @param nominal power at 1000 W/m² and 25 °C [kW]
     * @param gamma change with temperature [1/K], for instance −0.0035
     * @return [kW]
     */
    public static double dc(double effective, double cell, double nominal, double gamma) {
        return effective * 0.001 * nominal * (1.0 + gamma * (cell - 25.0));
    }

    /**
     * Independent losses, one after the other: {@code 1 − Π (1 − loss)}.
     *
     * @param losses each a part of 1
     */
    public static double losses(double... losses) {
        double left = 1.0;
        for (double loss : losses) {
            left *= 1.0 - loss;
        }
        return 1.0 - left;
    }

    /**
     * Power of the inverter.
     *
     * @param dc power at its input [kW]
     * @param dcNominal input at which it delivers its nominal power [kW]
     * @param efficiency nominal, for instance 0.96
     * @return [kW], at most {@code efficiency × dcNominal}
     */
    public static double ac(double dc, double dcNominal, double efficiency) {
        if (dc <= 0) {
            return 0;
        }
        double zeta = dc / dcNominal;
        double eta = efficiency / 0.9637 * (-0.0162 * zeta - 0.0059 / zeta + 0.9858);
        return Math.clamp(eta * dc, 0.0, efficiency * dcNominal);
    }
}
