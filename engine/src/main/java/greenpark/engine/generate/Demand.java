package greenpark.engine.generate;

import greenpark.core.park.Device;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import greenpark.core.time.TimeGrid;
import greenpark.engine.load.LoadModel;
import greenpark.engine.load.LoadShape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** The factories' consumption: each one's shape, its lines in service, its noise. */
final class Demand {
    private final GeneratorParameters parameters;
    private final long origin;
    private final List<Factory> factories = new ArrayList<>();

    /** @param origin start of the first day, from which batches are counted */
    Demand(GeneratorParameters parameters, Layout layout, SortedMap<UsagePointId, LoadShape> shapes, Instant origin) {
        this.parameters = parameters;
        this.origin = origin.getEpochSecond();
        double cooling = meanCooling(parameters.air());
        for (UsagePoint load : layout.loads()) {
            LoadShape shape = Objects.requireNonNull(shapes.get(load.id()));
            factories.add(new Factory(
                    load,
                    new LoadModel(shape, layout.park().holidays(), parameters.loadCalibrationYear(), cooling),
                    layout.devices(load).stream()
                            .map(d -> new Line(d, new Noise(parameters.seed(), "line/" + d.id()).uniform(0)))
                            .toList(),
                    new Noise(parameters.seed(), "load/" + load.id().value())));
        }
    }

    private record Factory(UsagePoint point, LoadModel model, List<Line> lines, Noise noise) {}

    /** @param phase of the line's batch at the origin, 0 … 1 */
    private record Line(Device device, double phase) {}

    /** Mean cooling demand over a year of the temperatures to be expected, by the declared deviation about them [K]. */
    private static double meanCooling(GeneratorParameters.Air air) {
        double sum = 0;
        int n = 0;
        for (int day = 1; day <= 365; day += 5) {
            for (int hour = 0; hour < 24; hour++) {
                for (double z : new double[] {-1.2816, -0.5244, 0, 0.5244, 1.2816}) {
                    sum += LoadModel.coolingKelvins(Weather.meanAir(air, day, hour + 0.5) + z * air.deviation());
                    n++;
                }
            }
        }
        return sum / n;
    }

    /**
     * A day of all factories.
     *
     * @param hours of the local day at the middle of each slot [h]
     * @param air temperature per slot [°C]
     * @param demand per factory and slot [kWh], written
     */
    void day(LocalDate date, TimeGrid grid, double[] hours, double[] air, double[][] demand) {
        double step = (double) grid.step().toSeconds() / 3600;
        double r = StrictMath.pow(parameters.loadAutocorrelation(), step);
        double fresh = StrictMath.sqrt(1 - r * r);
        double since = (double) (grid.start().getEpochSecond() - origin) / 3600;
        for (int j = 0; j < demand.length; j++) {
            Factory factory = factories.get(j);
            double[] row = demand[j];
            java.util.Arrays.fill(row, 0);
            List<Line> lines = factory.point().validity().contains(grid.start())
                    ? factory.lines().stream()
                            .filter(l -> l.device().validity().contains(grid.start()))
                            .toList()
                    : List.of();
            if (lines.isEmpty()) {
                continue;
            }
            LoadModel model = factory.model();
            LoadShape shape = model.shape();
            double level = model.day(date);
            double nominal = 0;
            for (Line line : lines) {
                nominal += (double) line.device().pNom().watts() / 1000;
            }
            double limit = Math.min(
                    (double) factory.point().limit().watts() / 1000,
                    parameters.loadScale() * parameters.loadMost() * nominal);
            // The noise of a day starts afresh from its stationary distribution, so that a day needs no other day.
            long index = date.toEpochDay() * 1024;
            double noise = factory.noise().normal(index);
            for (int t = 0; t < row.length; t++) {
                noise = r * noise + fresh * factory.noise().normal(index + 1 + t);
                double work = model.work(level, hours[t]);
                double batches = (since + step * t) / shape.batchHours();
                double kw = 0;
                for (Line line : lines) {
                    double at = line.phase() + batches;
                    kw += (double) line.device().pNom().watts() / 1000 * model.line(work, at - StrictMath.floor(at));
                }
                double factor = Math.max(1 + shape.noise() * noise, 0) * model.cooling(air[t]);
                row[t] = Math.min(parameters.loadScale() * kw * factor, limit) * step;
            }
        }
    }
}
