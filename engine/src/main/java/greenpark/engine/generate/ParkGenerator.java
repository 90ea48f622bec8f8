package greenpark.engine.generate;

import greenpark.core.park.Park;
import greenpark.core.park.UsagePointId;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.time.TimeGrid;
import greenpark.engine.load.LoadShape;
import greenpark.engine.load.LoadShapeReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/**
 * Makes a park's readings for any period: weather, power, dispatch, meters, files.
 *
 * <p>Every run starts at the origin day of {@code generator.csv} and walks through the days up to the period without writing them, since
 * storages and registers remember. So a day's bytes do not depend on the period that was asked for.
 */
public final class ParkGenerator {
    private ParkGenerator() {}

    /**
     * Generates the local days {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param parkFiles the park's tables, among them {@code generator.csv} and {@code load_shapes.csv}
     * @param defects what goes wrong on the way from the meters
     * @param sink takes each file, name and bytes; per month {@code yyyy-MM.csv}, {@code yyyy-MM-late.csv}, and {@code yyyy-MM-dd-start.csv}
     *     for the days on which registers begin
     * @return what the period truly amounts to
     * @throws BadInput if the tables or the period cannot be used
     */
    public static Truth generate(
            Park park,
            SortedMap<String, byte[]> parkFiles,
            LocalDate from,
            LocalDate to,
            Defects defects,
            BiConsumer<String, byte[]> sink) {
        List<Problem> problems = new ArrayList<>();
        GeneratorParameters parameters =
                GeneratorParameterReader.read(parkFiles.get(GeneratorParameterReader.FILE), problems);
        SortedMap<UsagePointId, LoadShape> shapes =
                LoadShapeReader.read(park, parkFiles.get(LoadShapeReader.FILE), problems);
        if (problems.isEmpty()) {
            checkPeriod(parameters, from, to, problems);
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return generate(park, parameters, shapes, from, to, defects, sink);
    }

    private static void checkPeriod(
            GeneratorParameters parameters, LocalDate from, LocalDate to, List<Problem> problems) {
        if (from.isBefore(parameters.origin())) {
            problems.add(new Problem(
                    GeneratorParameterReader.FILE,
                    0,
                    "origin_date",
                    parameters.origin().toString(),
                    "is after the first day asked for, " + from,
                    "Ask for a later period, or set an earlier origin; that changes all weather"));
        }
        if (!from.isBefore(to)) {
            problems.add(new Problem(
                    GeneratorParameterReader.FILE,
                    0,
                    "period",
                    from + " … " + to,
                    "has no day",
                    "The end is exclusive and comes after the start"));
        }
    }

    private static Truth generate(
            Park park,
            GeneratorParameters parameters,
            SortedMap<UsagePointId, LoadShape> shapes,
            LocalDate from,
            LocalDate to,
            Defects defects,
            BiConsumer<String, byte[]> sink) {
        Layout layout = Layout.of(park);
        TimeGrid firstDay = TimeGrid.day(parameters.origin(), park.zone(), park.step());
        Supply supply = new Supply(parameters, layout, firstDay);
        Demand demand = new Demand(parameters, layout, shapes, firstDay.start());
        Dispatch dispatch = new Dispatch(layout, parameters.exportLimitKw());
        MeterRoom meters = new MeterRoom(layout, parameters, defects, sink);
        Tally tally = new Tally(layout);
        double contentBefore = 0;
        Instant last = firstDay.start();
        for (LocalDate date = parameters.origin(); date.isBefore(to); date = date.plusDays(1)) {
            boolean written = !date.isBefore(from);
            if (date.equals(from)) {
                contentBefore = dispatch.contentKwh();
            }
            TimeGrid grid = TimeGrid.day(date, park.zone(), park.step());
            double[] hours = hours(park, grid);
            double[] air = new double[grid.size()];
            DayEnergy energy = DayEnergy.empty(layout, grid.size());
            supply.nextDay(date, grid, hours, air, energy.available());
            demand.day(date, grid, hours, air, energy.demand());
            dispatch.day(grid, energy);
            meters.day(date, grid, energy, written, date.equals(from));
            if (written) {
                tally.add(grid, energy);
                last = grid.startOf(grid.size() - 1);
            }
        }
        meters.endOfMonth();
        return tally.truth(contentBefore, dispatch.contentKwh(), last, meters.defects());
    }

    /** Hour of the local day at the middle of each slot. */
    private static double[] hours(Park park, TimeGrid grid) {
        double[] hours = new double[grid.size()];
        long half = grid.step().toSeconds() / 2;
        for (int t = 0; t < hours.length; t++) {
            ZonedDateTime middle = grid.startOf(t).plusSeconds(half).atZone(park.zone());
            hours[t] = (double) middle.toLocalTime().toSecondOfDay() / 3600;
        }
        return hours;
    }
}
