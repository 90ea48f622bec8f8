package greenpark.engine.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.table.BadInput;
import greenpark.core.table.Table;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the generator's tables is named with file, key, value and a hint. */
class InputTest {
    private static final Yuncheng YUNCHENG = Yuncheng.read();

    private static void generate(SortedMap<String, byte[]> tables, String from, String to) {
        ParkGenerator.generate(
                YUNCHENG.park(), tables, LocalDate.parse(from), LocalDate.parse(to), Defects.NONE, (name, bytes) -> {});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generator.csv   | pv_albedo,0.2,     | pv_albedo,two,     | value 'two' is not a number",
                "generator.csv   | pv_albedo,0.2,     | pv_albedo,1.2,     | value '1.2' is outside 0 … 1",
                "generator.csv   | pv_albedo,         | pv_albede,         | key 'pv_albede' is unknown. Known keys: air_",
                "generator.csv   | pv_albedo,         | pv_albede,         | key 'pv_albedo' is missing",
                "generator.csv   | air_mean,          | pv_gamma,          | key 'pv_gamma' stands twice",
                "generator.csv   | origin_date,2026-0 | origin_date,2026-9 | value '2026-91-01' is no date. For instance 2026-01-01",
                "load_shapes.csv | asimco,three       | asimca,three       | usage_point 'asimca' is no load of usage_points.csv",
                "load_shapes.csv | asimco,three       | asimca,three       | usage_point 'asimco' has no line. Every load needs a shape",
                "load_shapes.csv | asimco,three       | wind-yanhu,three   | usage_point 'wind-yanhu' is no load",
                "load_shapes.csv | asimco,three       | pcb,three          | usage_point 'pcb' stands twice",
                "load_shapes.csv | asimco,three       | asimco,four        | shape 'four-shift' is not known. One of: day-shift, two-shift",
                "load_shapes.csv | ,furnace,          | ,kettle,           | process 'kettle' is not known. One of: steady, furnace, autoclave",
            })
    void a_cell_that_cannot_be_used_is_named(String file, String right, String wrong, String problem) {
        SortedMap<String, byte[]> tables = new TreeMap<>(YUNCHENG.tables());
        String text = new String(Objects.requireNonNull(tables.get(file)), StandardCharsets.UTF_8);
        tables.put(file, Table.bytes(text.replaceFirst(java.util.regex.Pattern.quote(right), wrong)));
        assertThatThrownBy(() -> generate(tables, "2028-01-01", "2028-01-02"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(file)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({"generator.csv, Only a park with this table can be simulated", "load_shapes.csv, Its columns are"})
    void a_table_that_is_missing_is_named(String file, String hint) {
        SortedMap<String, byte[]> tables = new TreeMap<>(YUNCHENG.tables());
        tables.remove(file);
        assertThatThrownBy(() -> generate(tables, "2028-01-01", "2028-01-02"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(file + ": is missing from the park's folder. " + hint);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2028-01-01, 'is after the first day asked for, 2025-12-31'",
        "2028-01-01, 2028-01-01, 'has no day'",
    })
    void a_period_that_cannot_be_generated_is_refused(String from, String to, String problem) {
        assertThatThrownBy(() -> generate(YUNCHENG.tables(), from, to))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_level_of_defects_is_a_known_word() {
        assertThatThrownBy(() -> Defects.of("some")).hasMessage("'some' is none of none, realistic, harsh");
    }
}
