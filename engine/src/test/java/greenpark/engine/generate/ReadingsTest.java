package greenpark.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The files as a reader sees them: what stands in them, what can be computed from them, and that the same days are the same bytes. */
class ReadingsTest {
    private static final Yuncheng YUNCHENG = Yuncheng.read();

    private static List<String[]> rows(SortedMap<String, byte[]> files, String name) {
        List<String[]> rows = new ArrayList<>();
        String text = new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
        for (String line : text.split("\n")) {
            rows.add(line.split(",", -1));
        }
        return rows;
    }

    /** Energy of each meter over the files [kWh], from its start reading and its day rows. */
    private static SortedMap<String, Double> energies(SortedMap<String, byte[]> files) {
        SortedMap<String, BigDecimal> last = new TreeMap<>();
        SortedMap<String, Double> energy = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith("-start.csv")) {
                rows(files, name).stream().skip(1).forEach(r -> last.put(r[0], new BigDecimal(r[2])));
            }
        });
        files.forEach((name, bytes) -> {
            if (name.matches("\\d{4}-\\d{2}\\.csv")) {
                for (String[] row : rows(files, name).stream().skip(1).toList()) {
                    for (int i = 4; i < row.length; i++) {
                        BigDecimal value = new BigDecimal(row[i]);
                        double kwh = value.doubleValue();
                        if (row[2].equals("register")) {
                            Meter meter = YUNCHENG.park().meters().stream()
                                    .filter(m -> m.id().value().equals(row[0]))
                                    .findFirst()
                                    .orElseThrow();
                            BigDecimal step = value.subtract(Objects.requireNonNull(last.put(row[0], value), row[0]));
                            step = step.signum() < 0 ? step.add(BigDecimal.TEN.pow(meter.digits())) : step;
                            kwh = step.multiply(meter.multiplier()).doubleValue();
                        }
                        energy.merge(row[0], kwh, Double::sum);
                    }
                }
            }
        });
        return energy;
    }

    private static double sum(SortedMap<String, Double> energies, String suffix) {
        return energies.entrySet().stream()
                .filter(e -> e.getKey().endsWith(suffix))
                .mapToDouble(java.util.Map.Entry::getValue)
                .sum();
    }

    @Test
    void registers_give_the_true_energy_back_within_the_meters_errors_across_a_meter_swap_and_rollovers() {
        Yuncheng.Generated june = YUNCHENG.generate("2028-06-01", "2028-07-01", Defects.NONE);
        assertThat(june.files().keySet())
                .containsExactly("2028-06-01-start.csv", "2028-06-15-start.csv", "2028-06.csv");
        SortedMap<String, Double> energies = energies(june.files());
        Truth truth = june.truth();
        double users = 0;
        for (Meter meter : YUNCHENG.park().meters()) {
            String point = meter.usagePoint().value();
            if (truth.loadFactors().containsKey(point)) {
                users += Objects.requireNonNull(energies.get(meter.id().value()));
            }
        }
        assertThat(users).isCloseTo(truth.demand(), within(0.0025 * truth.demand()));
        assertThat(energies.get("grid-imp")).isCloseTo(truth.gridImport(), within(0.0011 * truth.gridImport()));
        assertThat(energies.get("storage-imp")).isCloseTo(truth.charge(), within(0.0011 * truth.charge() + 1));
        assertThat(sum(energies, "-avl")).isCloseTo(truth.available(), within(0.0011 * truth.available()));
        assertThat(sum(energies, "-avl") - sum(energies, "-exp") + Objects.requireNonNull(energies.get("storage-exp")))
                .as("held back")
                .isCloseTo(truth.curtailed(), within(0.002 * truth.curtailed() + 10));
        assertThat(energies.keySet()).contains("cnc-b-imp-1", "cnc-b-imp-2");
    }

    @Test
    void a_file_of_days_has_a_row_per_meter_and_day_labelled_at_the_ends_of_the_slots() {
        SortedMap<String, byte[]> files =
                YUNCHENG.generate("2028-02-28", "2028-03-02", Defects.NONE).files();
        assertThat(files.keySet()).containsExactly("2028-02-28-start.csv", "2028-02.csv", "2028-03.csv");
        List<String[]> rows = rows(files, "2028-02.csv");
        assertThat(rows.getFirst())
                .startsWith("meter", "date", "unit", "received_at", "00:15")
                .endsWith("23:45", "24:00");
        long meters = YUNCHENG.park().meters().stream()
                .filter(m -> m.validity().contains(java.time.Instant.parse("2028-02-28T00:00:00Z")))
                .count();
        assertThat(rows).hasSize(1 + 2 * (int) meters).allMatch(r -> r.length == 4 + 96);
        assertThat(rows(files, "2028-02-28-start.csv").get(1))
                .containsExactly(
                        "actuator-imp",
                        "2028-02-27T16:00:00Z",
                        rows(files, "2028-02-28-start.csv").get(1)[2],
                        "register",
                        "");
    }

    @Test
    void the_same_days_are_the_same_bytes_on_every_run_and_in_every_period() {
        for (Defects defects : List.of(Defects.NONE, Defects.HARSH)) {
            SortedMap<String, byte[]> june =
                    YUNCHENG.generate("2028-06-01", "2028-07-01", defects).files();
            assertThat(YUNCHENG.generate("2028-06-01", "2028-07-01", defects).files())
                    .containsExactlyEntriesOf(june);
            SortedMap<String, byte[]> quarter =
                    YUNCHENG.generate("2028-05-01", "2028-08-01", defects).files();
            june.forEach((name, bytes) -> {
                if (!name.equals("2028-06-01-start.csv")) {
                    assertThat(quarter.get(name)).as(name).isEqualTo(bytes);
                }
            });
        }
    }

    @Test
    void before_any_plant_is_built_only_the_grid_and_the_first_works_have_readings() {
        Yuncheng.Generated first = YUNCHENG.generate("2026-07-01", "2026-07-02", Defects.NONE);
        assertThat(rows(first.files(), "2026-07.csv").stream().skip(1).map(r -> r[0]))
                .containsExactly("asimco-imp", "grid-exp", "grid-imp");
        assertThat(first.truth().demand()).isPositive().isEqualTo(first.truth().gridImport());
        assertThat(first.truth().selfSupplied()).isZero();
    }

    @Test
    void a_day_with_a_clock_change_is_written_instant_by_instant() {
        SortedMap<String, byte[]> tables = new TreeMap<>(YUNCHENG.tables());
        String text = new String(Objects.requireNonNull(tables.get("park.csv")), StandardCharsets.UTF_8);
        tables.put("park.csv", Table.bytes(text.replace("Asia/Shanghai", "Europe/Berlin")));
        Park park = ParkReader.read(tables);
        SortedMap<String, byte[]> files = new TreeMap<>();
        ParkGenerator.generate(
                park, tables, LocalDate.of(2028, 3, 25), LocalDate.of(2028, 3, 28), Defects.NONE, files::put);
        assertThat(files.keySet()).containsExactly("2028-03-25-start.csv", "2028-03-clock-change.csv", "2028-03.csv");
        List<String> grid = rows(files, "2028-03-clock-change.csv").stream()
                .filter(r -> r[0].equals("grid-imp"))
                .map(r -> r[1])
                .toList();
        assertThat(grid).hasSize(92).startsWith("2028-03-25T23:15:00Z").endsWith("2028-03-26T22:00:00Z");
    }

    @Test
    void defects_spoil_readings_and_never_the_truth() {
        Yuncheng.Generated clean = YUNCHENG.generate("2028-06-01", "2028-07-01", Defects.NONE);
        Yuncheng.Generated harsh = YUNCHENG.generate("2028-06-01", "2028-07-01", Defects.of("harsh"));
        assertThat(harsh.truth().demand()).isEqualTo(clean.truth().demand());
        assertThat(clean.truth().defects()).isEmpty();
        assertThat(harsh.truth().defects().keySet())
                .containsExactly(
                        "corrected",
                        "day-gap",
                        "decrease",
                        "drift",
                        "duplicate",
                        "frozen",
                        "hour-gap",
                        "late",
                        "slot-gap",
                        "spike");
        int lost = count(harsh, "day-gap");
        int late = count(harsh, "late");
        int corrected = count(harsh, "corrected");
        int duplicate = count(harsh, "duplicate");
        assertThat(rows(harsh.files(), "2028-06-late.csv"))
                .hasSizeBetween(1 + corrected, 1 + late + corrected + duplicate);
        assertThat(rows(harsh.files(), "2028-06-late.csv").stream().skip(1))
                .allMatch(r -> r[3].matches("2028-0[67]-\\d\\dT17:00:00Z"));
        int all = rows(clean.files(), "2028-06.csv").size();
        assertThat(rows(harsh.files(), "2028-06.csv"))
                .hasSizeBetween(all - lost - late, all - lost - late + duplicate + late);
        long empty = rows(harsh.files(), "2028-06.csv").stream()
                .flatMap(r -> java.util.Arrays.stream(r).skip(4))
                .filter(String::isEmpty)
                .count();
        assertThat(empty).isBetween(100L, 1000L);
    }

    private static int count(Yuncheng.Generated generated, String kind) {
        return generated.truth().defects().getOrDefault(kind, 0);
    }
}
