package greenpark.engine.generate;

import greenpark.core.park.Device;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.engine.solar.CellTemperature;
import greenpark.engine.solar.ClearSky;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the sources could deliver: the weather of their sites, turned into power by what stands there. */
final class Supply {
    private final GeneratorParameters parameters;
    private final Layout layout;
    private final PvPlant.Place place;
    private final WindFarm farm;
    private final PvPlant ground;
    private final PvPlant roof;
    private final Weather weather;
    private final List<Source> sources = new ArrayList<>();
    private final int windSites;

    /**
     * @param wind row of the wind scores, −1 without turbines
     * @param sky number of the photovoltaic site, −1 without modules
     */
    private record Source(UsagePoint point, int wind, int sky) {}

    Supply(GeneratorParameters parameters, Layout layout, TimeGrid firstDay) {
        this.parameters = parameters;
        this.layout = layout;
        List<String> wind = new ArrayList<>();
        List<String> sky = new ArrayList<>();
        for (UsagePoint source : layout.sources()) {
            boolean turbines = has(source, Device.Technology.WIND);
            boolean modules = has(source, Device.Technology.SOLAR_GROUND) || has(source, Device.Technology.SOLAR_ROOF);
            sources.add(new Source(source, turbines ? wind.size() : -1, modules ? sky.size() : -1));
            if (turbines) {
                wind.add(source.id().value());
            }
            if (modules) {
                sky.add(source.id().value());
            }
        }
        windSites = wind.size();
        place = new PvPlant.Place(
                layout.park().latitude().doubleValue(),
                layout.park().longitude().doubleValue(),
                ClearSky.pressure(layout.park().altitudeM().doubleValue()) / 100);
        farm = new WindFarm(parameters.wind());
        ground = new PvPlant(parameters, parameters.ground(), CellTemperature.Mount.OPEN_RACK, place);
        roof = new PvPlant(parameters, parameters.roof(), CellTemperature.Mount.CLOSE_ROOF, place);
        weather = new Weather(parameters, wind, sky, firstDay);
    }

    private boolean has(UsagePoint source, Device.Technology technology) {
        return layout.devices(source).stream().anyMatch(d -> d.technology() == technology);
    }

    /**
     * The next day of all sources; days come in order from the origin on.
     *
     * @param hours of the local day at the middle of each slot [h]
     * @param air temperature per slot [°C], written
     * @param available per source and slot [kWh], written
     */
    void nextDay(LocalDate date, TimeGrid grid, double[] hours, double[] air, double[][] available) {
        int n = grid.size();
        double[][] scores = new double[windSites][n];
        weather.nextDay(grid, scores);
        double step = (double) grid.step().toSeconds();
        double start = (double) grid.start().getEpochSecond();
        PvPlant.Moment[] moments = new PvPlant.Moment[n];
        for (int t = 0; t < n; t++) {
            air[t] = weather.air(date, hours[t]);
            moments[t] = PvPlant.Moment.at(start + (t + 0.5) * step, date.getDayOfYear(), air[t], place);
        }
        for (int i = 0; i < available.length; i++) {
            java.util.Arrays.fill(available[i], 0);
            Source source = sources.get(i);
            double windKw = capacityKw(source, Device.Technology.WIND, grid.start());
            double groundKw = capacityKw(source, Device.Technology.SOLAR_GROUND, grid.start());
            double roofKw = capacityKw(source, Device.Technology.SOLAR_ROOF, grid.start());
            if (windKw > 0) {
                for (int t = 0; t < n; t++) {
                    double usual = Weather.meanAir(parameters.air(), date.getDayOfYear(), hours[t]);
                    double power = farm.power(scores[source.wind()][t], date.getMonthValue(), hours[t], air[t] - usual);
                    available[i][t] += windKw * power * step / 3600;
                }
            }
            if (groundKw > 0 || roofKw > 0) {
                double clearness = weather.clearness(source.sky());
                for (int t = 0; t < n; t++) {
                    if (moments[t].clear() <= 0) {
                        continue;
                    }
                    double k = clearness * weather.cloud(source.sky(), start + (t + 0.5) * step);
                    double kw = groundKw > 0 ? groundKw * ground.power(moments[t], k, air[t]) : 0;
                    kw += roofKw > 0 ? roofKw * roof.power(moments[t], k, air[t]) : 0;
                    available[i][t] += kw * step / 3600;
                }
            }
        }
    }

    private double capacityKw(Source source, Device.Technology technology, Instant at) {
        if (!source.point().validity().contains(at)) {
            return 0;
        }
        double watts = 0;
        for (Device device : layout.park().devices()) {
            if (device.technology() == technology
                    && device.usagePoint().equals(source.point().id())
                    && device.validity().contains(at)) {
                watts += (double) device.pNom().watts();
            }
        }
        return watts / 1000;
    }
}
