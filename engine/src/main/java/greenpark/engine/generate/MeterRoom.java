package greenpark.engine.generate;

import greenpark.core.park.Device;
import greenpark.core.park.Meter;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.engine.Quantize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * All meters of the park: they count every day since the origin, and what they show in the period becomes files.
 *
 * <p>AVAILABLE is no register but what the plant's control system reports: what its meter delivered plus what it knows it held back.
 */
final class MeterRoom {
    private static final int ENERGY_DECIMALS = 3;
    private static final String REGISTER = "register";
    private static final String KWH = "kWh";

    private final BiConsumer<String, byte[]> sink;
    private final List<Hanging> hanging = new ArrayList<>();
    private final SortedMap<String, Integer> defects = new TreeMap<>();
    private final SortedMap<String, ReadingsFile> month = new TreeMap<>();
    private final int slotsOfDay;
    private final int stepMinutes;

    /** @param row of the energy arrays; −1 where the meter measures nothing of them */
    private record Hanging(Meter meter, UsagePoint.Kind kind, int row, MeterRegister register, Spoiler spoiler) {}

    MeterRoom(Layout layout, GeneratorParameters parameters, Defects wanted, BiConsumer<String, byte[]> sink) {
        this.sink = sink;
        stepMinutes = (int) layout.park().step().toMinutes();
        slotsOfDay = 24 * 60 / stepMinutes;
        for (Meter meter : layout.park().meters()) {
            UsagePoint point = layout.park().usagePoint(meter.usagePoint()).orElseThrow();
            List<UsagePoint> rows = switch (point.kind()) {
                case SOURCE -> layout.sources();
                case LOAD -> layout.loads();
                case STORAGE -> layout.storages();
                case GRID -> layout.gridPoints();
            };
            double capacity = 0;
            for (Device device : layout.devices(point)) {
                capacity += (double) device.pNom().watts() / 1000;
            }
            // All meters of a usage point that measure one flow have one class; a plant's SCADA has its export meter's
            // error.
            double error =
                    point.kind() == UsagePoint.Kind.LOAD ? parameters.meterErrorUser() : parameters.meterErrorMain();
            hanging.add(new Hanging(
                    meter,
                    point.kind(),
                    Layout.indexOf(rows, point.id()),
                    new MeterRegister(meter, parameters.seed(), error, parameters.rolloverShare(), capacity),
                    new Spoiler(wanted, parameters.seed(), meter.id().value(), 60.0 * stepMinutes, defects)));
        }
    }

    SortedMap<String, Integer> defects() {
        return defects;
    }

    /**
     * Counts a day, and writes it where it belongs to the period.
     *
     * @param first whether it is the period's first day: every register then shows what its differences start from
     */
    void day(LocalDate date, TimeGrid grid, DayEnergy energy, boolean written, boolean first) {
        int n = hanging.size();
        long[] before = new long[n];
        long[][] values = new long[n][grid.size()];
        for (int i = 0; i < n; i++) {
            Hanging h = hanging.get(i);
            if (isRegister(h) && hangs(h, grid)) {
                before[i] = h.register().shows();
                h.register().day(row(h, energy), values[i]);
            }
        }
        if (!written) {
            return;
        }
        ReadingsFile starts = ReadingsFile.instants();
        boolean started = false;
        for (int i = 0; i < n; i++) {
            Hanging h = hanging.get(i);
            if (!hangs(h, grid)) {
                continue;
            }
            Meter meter = h.meter();
            if (!isRegister(h)) {
                available(h, grid, energy, before, values, values[i]);
                write(h, date, grid, 0, values[i], KWH, ENERGY_DECIMALS);
                continue;
            }
            if (first || meter.validity().start().equals(grid.start())) {
                starts.instant(meter.id().value(), grid.start(), before[i], meter.decimals(), REGISTER, "");
                started = true;
            }
            write(h, date, grid, before[i], values[i], REGISTER, meter.decimals());
        }
        if (started) {
            sink.accept(date + "-start.csv", starts.bytes());
        }
        if (date.plusDays(1).getMonthValue() != date.getMonthValue()) {
            endOfMonth();
        }
    }

    /** Hands the month's files over; also at the end of the period. */
    void endOfMonth() {
        month.forEach((name, file) -> sink.accept(name, file.bytes()));
        month.clear();
    }

    private double[] row(Hanging h, DayEnergy energy) {
        boolean out = h.meter().flow() == Meter.Flow.EXPORT;
        double[] nothing = new double[energy.slots()];
        return switch (h.kind()) {
            case SOURCE -> out ? energy.generation()[h.row()] : nothing;
            case LOAD -> out ? nothing : energy.demand()[h.row()];
            case STORAGE -> out ? energy.discharge()[h.row()] : energy.charge()[h.row()];
            case GRID -> h.row() > 0 ? nothing : out ? energy.gridExport() : energy.gridImport();
        };
    }

    private static boolean isRegister(Hanging h) {
        return h.meter().flow() != Meter.Flow.AVAILABLE;
    }

    private static boolean hangs(Hanging h, TimeGrid grid) {
        return h.meter().validity().contains(grid.start());
    }

    /** Delivered as the export meter shows it, plus what was held back; all of it from the model where no such meter hangs. */
    private void available(
            Hanging h, TimeGrid grid, DayEnergy energy, long[] before, long[][] counts, long[] available) {
        double[] could = energy.available()[h.row()];
        double[] did = energy.generation()[h.row()];
        int export = exportMeter(h, grid);
        for (int t = 0; t < available.length; t++) {
            double kwh = could[t];
            if (export >= 0) {
                MeterRegister register = hanging.get(export).register();
                long since = t == 0 ? before[export] : counts[export][t - 1];
                kwh = register.energy(since, counts[export][t]) + register.seen(could[t] - did[t]);
            }
            available[t] = Quantize.nearest(kwh * 1000);
        }
    }

    private int exportMeter(Hanging h, TimeGrid grid) {
        for (int i = 0; i < hanging.size(); i++) {
            Meter meter = hanging.get(i).meter();
            if (meter.usagePoint().equals(h.meter().usagePoint())
                    && meter.flow() == Meter.Flow.EXPORT
                    && hangs(hanging.get(i), grid)) {
                return i;
            }
        }
        return -1;
    }

    private void write(
            Hanging h, LocalDate date, TimeGrid grid, long before, long[] values, String unit, int decimals) {
        Spoiler.Row row = h.spoiler().spoil(date, before, values, unit.equals(REGISTER));
        Instant arrives = grid.end().plus(Duration.ofDays(row.delayDays())).plus(Duration.ofHours(1));
        String name = date.toString().substring(0, 7);
        boolean late = row.delayDays() > 0;
        for (int copy = 0; copy < row.copies(); copy++) {
            put(
                    late ? name + "-late" : name,
                    h,
                    date,
                    grid,
                    row.values(),
                    unit,
                    late ? arrives.toString() : "",
                    decimals);
        }
        long[] correction = row.correction();
        if (correction != null) {
            String then = arrives.plus(Duration.ofDays(3)).toString();
            put(name + "-late", h, date, grid, correction, unit, then, decimals);
        }
    }

    /** A day of 24 hours is a row; a day with a clock change has no labels of its own and is written instant by instant. */
    private void put(
            String name,
            Hanging h,
            LocalDate date,
            TimeGrid grid,
            long[] values,
            String unit,
            String received,
            int decimals) {
        String id = h.meter().id().value();
        if (values.length == slotsOfDay) {
            month.computeIfAbsent(name + ".csv", n -> ReadingsFile.days(slotsOfDay, stepMinutes))
                    .day(id, date, unit, received, values, decimals);
            return;
        }
        ReadingsFile file = month.computeIfAbsent(name + "-clock-change.csv", n -> ReadingsFile.instants());
        for (int t = 0; t < values.length; t++) {
            if (values[t] != Spoiler.MISSING) {
                file.instant(id, grid.startOf(unit.equals(REGISTER) ? t + 1 : t), values[t], decimals, unit, received);
            }
        }
    }
}
