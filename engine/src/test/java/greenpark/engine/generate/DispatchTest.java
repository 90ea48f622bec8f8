package greenpark.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.park.UsagePointId;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slots of 2028-01-01 in the reference park: storage 50 MW (12,500 kWh a slot) and 100 MWh, efficiencies 0.95. */
class DispatchTest {
    private static final TimeGrid DAY =
            TimeGrid.day(LocalDate.of(2028, 1, 1), java.time.ZoneId.of("Asia/Shanghai"), TimeGrid.QUARTER_HOUR);
    private static final Yuncheng YUNCHENG = Yuncheng.read();

    private static DayEnergy day(Layout layout) {
        return DayEnergy.empty(layout, DAY.size());
    }

    private static void wind(Layout layout, DayEnergy day, int t, double kwh) {
        day.available()[Layout.indexOf(layout.sources(), new UsagePointId("wind-yanhu"))][t] = kwh;
    }

    private static void use(Layout layout, DayEnergy day, int t, double kwh) {
        day.demand()[Layout.indexOf(layout.loads(), new UsagePointId("pcb"))][t] = kwh;
    }

    @ParameterizedTest(name = "{0}: {1} kWh of wind for {2} kWh")
    @CsvSource({
        // situation,                        wind,  demand, limit kW, charge, export, curtailed, import
        "all is used,                        10000, 10000,  0,        0,      0,      0,         0",
        "the rest comes from the grid,       4000,  10000,  0,        0,      0,      0,         6000",
        "surplus is stored,                  15000, 10000,  0,        5000,   0,      0,         0",
        "storage takes what its power takes, 30000, 10000,  0,        12500,  0,      7500,      0",
        "then export up to the limit,        30000, 10000,  20000,    12500,  5000,   2500,      0",
    })
    void a_slot(
            String situation,
            double wind,
            double demand,
            double limit,
            double charge,
            double export,
            double curtailed,
            double gridImport) {
        Layout layout = Layout.of(YUNCHENG.park());
        DayEnergy day = day(layout);
        wind(layout, day, 0, wind);
        use(layout, day, 0, demand);
        new Dispatch(layout, limit).day(DAY, day);
        assertThat(day.charge()[0][0]).as("charge").isCloseTo(charge, within(1e-9));
        assertThat(day.gridExport()[0]).as("export").isCloseTo(export, within(1e-9));
        assertThat(wind - DayEnergy.sum(day.generation(), 0)).as("curtailed").isCloseTo(curtailed, within(1e-9));
        assertThat(day.gridImport()[0]).as("import").isCloseTo(gridImport, within(1e-9));
    }

    @Test
    void what_was_stored_comes_back_less_both_conversions_and_only_into_a_deficit() {
        Layout layout = Layout.of(YUNCHENG.park());
        DayEnergy day = day(layout);
        wind(layout, day, 0, 10_000);
        use(layout, day, 2, 20_000);
        Dispatch dispatch = new Dispatch(layout, 0);
        dispatch.day(DAY, day);
        assertThat(day.charge()[0][0]).isEqualTo(10_000);
        assertThat(day.discharge()[0][1]).isZero();
        assertThat(day.discharge()[0][2]).isCloseTo(10_000 * 0.95 * 0.95, within(1e-9));
        assertThat(day.gridImport()[2]).isCloseTo(20_000 - 9025, within(1e-9));
        assertThat(dispatch.contentKwh()).isCloseTo(0, within(1e-9));
    }

    @Test
    void a_full_storage_leaves_the_surplus_to_curtailment() {
        Layout layout = Layout.of(YUNCHENG.park());
        DayEnergy day = day(layout);
        for (int t = 0; t < 10; t++) {
            wind(layout, day, t, 12_500);
        }
        Dispatch dispatch = new Dispatch(layout, 0);
        dispatch.day(DAY, day);
        assertThat(dispatch.contentKwh()).isCloseTo(100_000, within(1e-6));
        double charged = 0;
        for (double kwh : day.charge()[0]) {
            charged += kwh;
        }
        assertThat(charged).isCloseTo(100_000 / 0.95, within(1e-6));
    }

    @Test
    void the_exporters_roof_serves_its_own_works_first_and_is_not_curtailed_for_the_pool() {
        Layout layout = Layout.of(YUNCHENG.park());
        DayEnergy day = day(layout);
        int roof = Layout.indexOf(layout.sources(), new UsagePointId("roof-asimco"));
        int works = Layout.indexOf(layout.loads(), new UsagePointId("asimco"));
        day.available()[roof][0] = 3000;
        day.demand()[works][0] = 3000;
        wind(layout, day, 0, 20_000);
        new Dispatch(layout, 0).day(DAY, day);
        assertThat(day.generation()[roof][0]).isEqualTo(3000);
        assertThat(DayEnergy.sum(day.generation(), 0)).isCloseTo(15_500, within(1e-9));
    }

    @Test
    void every_slot_balances_with_losses_standing_losses_and_export() {
        SortedMap<String, byte[]> tables = new TreeMap<>(YUNCHENG.tables());
        String losses = new String(Objects.requireNonNull(tables.get("loss_factors.csv")), StandardCharsets.UTF_8);
        tables.put("loss_factors.csv", Table.bytes(losses.replace(",0,planning", ",0.02,planning")));
        Park park = ParkReader.read(tables);
        String parameters = new String(Objects.requireNonNull(tables.get("generator.csv")), StandardCharsets.UTF_8);
        tables.put("generator.csv", Table.bytes(parameters.replace("export_limit_kw,0,", "export_limit_kw,20000,")));
        Truth truth = ParkGenerator.generate(
                park, tables, LocalDate.of(2028, 3, 1), LocalDate.of(2028, 5, 1), Defects.NONE, (name, bytes) -> {});
        assertThat(truth.losses()).isGreaterThan(0.015 * truth.demand());
        assertThat(truth.gridExport()).isPositive();
        assertThat(truth.curtailed()).isPositive();
        assertThat(truth.largestImbalance()).isLessThan(1e-6);
    }
}
