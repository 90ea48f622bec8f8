package greenpark.core.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.park.MeterId;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formats in, row by row: what each says, and what is refused with which words. */
class ReadingsReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # number        | scale | result
        0               |   6 | 0
        12.5            |   6 | 12500000
        -0.0357         |  12 | -35700000000
        +3.07e+05       |   6 | 307000000000
        3.07E5          |   6 | 307000000000
        1e-6            |   6 | 1
        .5              |   6 | 500000
        5.              |   6 | 5000000
        0.100000000000000000000000000000 | 6 | 100000
        000000000000000000000000000001.5 | 6 | 1500000
        1234567890123.123456 | 6 | 1234567890123123456
        0.0000001       |   6 | inexact
        1e-99           |   6 | inexact
        9300000000000   |   6 | large
        1e40            |   6 | large
        1,5             |   6 | bad
        1.5.2           |   6 | bad
        12 kWh          |   6 | bad
        1e              |   6 | bad
        -               |   6 | bad
        .               |   6 | bad
        NaN             |   6 | bad
        0x10            |   6 | bad
        """)
    void numbers_are_read_exactly_or_refused(String number, int scale, String result) {
        byte[] bytes = number.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        long expected = switch (result) {
            case "bad" -> DecimalText.BAD;
            case "inexact" -> DecimalText.INEXACT;
            case "large" -> DecimalText.TOO_LARGE;
            default -> Long.parseLong(result);
        };
        assertThat(DecimalText.parse(bytes, 0, bytes.length, (byte) '.', scale)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # unit | value | stored 10^-6 Wh of the quarter-hour
        Wh     | 1500  | 1500000000
        kWh    | 1.5   | 1500000000
        MWh    | 0.0015| 1500000000
        kW     | 6     | 1500000000
        MW     | 0.006 | 1500000000
        """)
    void every_unit_says_the_same_energy(String unit, String value, long stored) {
        MeteringPark park =
                new MeteringPark().file("a.csv", "meter,start,value,unit\nm,2028-03-01T00:00," + value + "," + unit);
        KnownReadings.OfMeter m = known(park);
        assertThat(m.value(0)).isEqualTo(stored);
        assertThat(m.seconds(0)).isEqualTo(900);
        assertThat(Instant.ofEpochSecond(m.time(0))).isEqualTo(Instant.parse("2028-02-29T16:00:00Z"));
    }

    @Test
    void both_habits_of_day_rows_and_long_rows_are_one_series() {
        StringBuilder end = new StringBuilder("meter,date,unit,received_at");
        StringBuilder start = new StringBuilder("meter,date,unit");
        StringBuilder row = new StringBuilder();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            start.append(String.format(java.util.Locale.ROOT, ",%02d:%02d", i / 4, i % 4 * 15));
            end.append(String.format(java.util.Locale.ROOT, ",%02d:%02d", (i + 1) / 4, (i + 1) % 4 * 15));
            row.append(',').append(i).append(".25");
            rows.add(String.format(
                    java.util.Locale.ROOT, "m,2028-03-01T%02d:%02d:00+08:00,%d.25,kWh,", i / 4, i % 4 * 15, i));
        }
        KnownReadings.OfMeter byEnd = known(new MeteringPark().file("a.csv", end + "\nm,2028-03-01,kWh," + row));
        KnownReadings.OfMeter byStart = known(new MeteringPark().file("a.csv", start + "\nm,2028-03-01,kWh" + row));
        KnownReadings.OfMeter byRows = known(new MeteringPark().rows(rows));
        assertThat(byEnd.size()).isEqualTo(96);
        for (int i = 0; i < 96; i++) {
            assertThat(byStart.time(i)).isEqualTo(byEnd.time(i)).isEqualTo(byRows.time(i));
            assertThat(byStart.value(i)).isEqualTo(byEnd.value(i)).isEqualTo(byRows.value(i));
        }
    }

    @Test
    void a_register_stands_at_the_end_of_an_end_label_and_at_a_start_label() {
        String end = "meter,date,unit,01:00,02:00" + labels(3, 24) + "\nm,2028-03-01,register,1,2" + ",".repeat(22);
        String start = "meter,date,unit,00:00,01:00" + labels(2, 23) + "\nm,2028-03-01,register,1,2" + ",".repeat(22);
        assertThat(known(new MeteringPark().file("a.csv", end)).time(0))
                .isEqualTo(Instant.parse("2028-02-29T17:00:00Z").getEpochSecond());
        assertThat(known(new MeteringPark().file("a.csv", start)).time(0))
                .isEqualTo(Instant.parse("2028-02-29T16:00:00Z").getEpochSecond());
    }

    private static String labels(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int h = from; h <= to; h++) {
            text.append(String.format(java.util.Locale.ROOT, ",%02d:00", h));
        }
        return text.toString();
    }

    @Test
    void the_day_of_23_hours_has_no_cells_for_the_skipped_hour_and_the_day_of_25_hours_a_second_pass() {
        String header = "meter,date,unit,00:00,01:00,02:00,02:00" + labels(3, 23) + "\n";
        MeteringPark spring = new MeteringPark()
                .zone("Europe/Berlin")
                .file("a.csv", header + "m,2028-03-26,kWh,1,1,,,1" + ",1".repeat(20));
        KnownReadings.OfMeter m = known(spring);
        assertThat(m.size()).isEqualTo(23);
        assertThat(m.time(2) - m.time(1)).isEqualTo(3600);
        KnownReadings.OfMeter autumn = known(new MeteringPark()
                .zone("Europe/Berlin")
                .file("a.csv", header + "m,2028-10-29,kWh,1,1,2,3,1" + ",1".repeat(20)));
        assertThat(autumn.size()).isEqualTo(25);
        assertThat(autumn.value(3)).isEqualTo(3_000_000_000L);
        assertThat(autumn.time(24) - autumn.time(0)).isEqualTo(24 * 3600);
        assertThat(problems(new MeteringPark()
                        .zone("Europe/Berlin")
                        .file("a.csv", header + "m,2028-03-26,kWh,1,1,7,,1" + ",1".repeat(20))))
                .singleElement()
                .asString()
                .contains("a.csv:2: 02:00 '7' stands in an interval that this day does not have");
    }

    @Test
    void rows_without_a_length_take_the_usual_distance_of_their_meter() {
        MeteringPark park = new MeteringPark()
                .file(
                        "a.csv",
                        "meter,start,value,unit\nm,2028-03-01T00:00,2,kW\nm,2028-03-01T00:30,2,kW\nm,2028-03-01T01:00,2,kW")
                .file("b.csv", "meter,start,value,unit\nm,2028-03-05T00:00,2,kW");
        KnownReadings.OfMeter m = known(park);
        assertThat(m.seconds(3)).isEqualTo(1800);
        assertThat(m.value(3)).isEqualTo(1_000_000_000L);
    }

    @Test
    void a_packed_file_is_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("meter,start,value,unit\nm,2028-03-01T00:00Z,2,kWh\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        MeteringPark park = new MeteringPark();
        park.files.put("a.csv.gz", packed.toByteArray());
        assertThat(park.readings().count()).isEqualTo(1);
        park.files.put("b.csv.gz", new byte[] {1, 2, 3});
        assertThat(problems(park)).singleElement().asString().contains("b.csv.gz: cannot be unpacked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # line of a file after the header                | what is said
        m,2028-03-01T00:00Z,abc,kWh                      | a.csv:2: value 'abc' is not a number. Write a plain decimal
        m,2028-03-01T00:00Z,0.1234567891,kWh             | a.csv:2: value '0.1234567891' has more digits than 10^-6 of a Wh
        m,2028-03-01T00:00Z,1e30,kWh                     | a.csv:2: value '1e30' is too large
        m,2028-03-01T00:00Z,1234567890123456789e999999999,kWh | a.csv:2: value '1234567890123456789e999999999' is too large
        m,2028-03-01T00:00Z,1234567890123456789e-999999999,kWh | a.csv:2: value '1234567890123456789e-999999999' has more digits than 10^-6 of a Wh
        x,2028-03-01T00:00Z,1,kWh                        | a.csv:2: meter 'x' is no meter of the park
        m,2028-02-30T00:00Z,1,kWh                        | a.csv:2: start '2028-02-30T00:00Z' is no time
        m,2028-03-01T25:00Z,1,kWh                        | a.csv:2: start '2028-03-01T25:00Z' is no time
        m,01.03.2028 00:00,1,kWh                         | a.csv:2: start '01.03.2028 00:00' is no time
        m,2028-03-01T00:00Z,1,kVA                        | a.csv:2: unit 'kVA' is no unit. One of: Wh
        m,2028-03-01T00:00Z,1                            | a.csv:2: has 3 cells where 4 are expected
        m,2028-03-01T00:00Z,1,"kWh                       | a.csv:2: has a quote that is never closed
        """, quoteCharacter = '\1')
    void what_cannot_be_read_is_told_with_its_place(String line, String said) {
        assertThat(problems(new MeteringPark().file("a.csv", "meter,start,value,unit\n" + line)))
                .singleElement()
                .asString()
                .startsWith(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        time,power                        | a.csv:1: 'time,power' is no header of readings
        meter,date,unit,00:30,01:15       | do not begin a day
        meter,date,unit,00:15,00:30,01:00 | '01:00' does not follow the label before it
        meter,date,unit,00:15,00:30       | '00:30' does not end the day
        meter,date,unit,colour,12:00,24:00| 'colour' is neither known nor a time of day
        meter,date,unit                   | has no times of day
        """, quoteCharacter = '\1')
    void a_wrong_header_is_told(String header, String said) {
        assertThat(problems(new MeteringPark().file("a.csv", header + "\n"))
                        .getFirst()
                        .toString())
                .contains(said);
    }

    @Test
    void a_thousand_problems_are_kept_and_the_rest_counted() {
        List<Problem> problems =
                problems(new MeteringPark().rows(java.util.Collections.nCopies(1500, "x,2028-03-01T00:00Z,1,kWh,")));
        assertThat(problems).hasSize(1001);
        assertThat(problems.getLast().toString()).contains("500 more problems");
    }

    @Test
    void a_mapping_reads_a_foreign_file() {
        MeteringPark park = new MeteringPark().file("plant/mapping.csv", """
                        key,value,note
                        layout,long,
                        separator,semicolon,
                        decimal_point,",",
                        header,no,
                        skip_lines,1,a title
                        meter_column,1,
                        time_column,2,
                        value_column,3,
                        time_format,dd.MM.uuuu HH:mm,
                        zone,Europe/Berlin,
                        label,end,
                        step_minutes,30,
                        repeated_hour,in-order,
                        unit,kWh,
                        missing,n/a|-,
                        missing_above,900,
                        excess_digits,round,
                        meter.Z 1,m,
                        meter.Z 2,ignore,
                        """).file("plant/x.csv", """
                        Lastgang
                        Z 1;29.10.2028 02:30;1,5
                        Z 1;29.10.2028 03:00;2,000000000000004
                        Z 1;29.10.2028 02:30;n/a
                        Z 1;29.10.2028 03:00;999
                        Z 2;29.10.2028 03:00;7
                        """);
        KnownReadings.OfMeter m = known(park);
        assertThat(m.size()).isEqualTo(2);
        assertThat(m.value(0)).isEqualTo(1_500_000_000L);
        assertThat(m.value(1)).isEqualTo(2_000_000_000L);
        assertThat(Instant.ofEpochSecond(m.time(0))).isEqualTo(Instant.parse("2028-10-29T00:00:00Z"));
        assertThat(park.readings().files().getFirst())
                .isEqualTo(new MeterReadings.FileSummary("plant/x.csv", 5, 2, 0, 2, 1));
    }

    @Test
    void a_mapping_that_is_wrong_says_what_it_lacks() {
        MeteringPark park = new MeteringPark().file("a.mapping.csv", "key,value,note\nlayout,columns,\ncolour,red,\n");
        assertThat(problems(park).stream().map(Problem::toString))
                .anyMatch(p -> p.startsWith("a.mapping.csv:3: key 'colour' is unknown"))
                .anyMatch(p -> p.startsWith("a.mapping.csv: key 'time_column' is missing"))
                .anyMatch(p -> p.startsWith("a.mapping.csv: key 'unit' is missing"));
    }

    @Test
    void every_key_unit_and_quality_is_documented() throws IOException {
        String text = java.nio.file.Files.readString(
                java.nio.file.Path.of(System.getProperty("greenpark.root", ""), "docs/formats/readings.md"));
        assertThat(MappingKeys.KNOWN).allSatisfy(key -> assertThat(text).contains("`" + key + "`"));
        assertThat(Unit.values()).allSatisfy(unit -> assertThat(text).contains("`" + unit.text + "`"));
        assertThat(ReadingQuality.values())
                .allSatisfy(quality ->
                        assertThat(text).contains(quality.code() + " " + greenpark.core.table.Table.word(quality)));
    }

    @Test
    void a_local_time_that_the_clock_shows_twice_needs_an_offset() {
        assertThat(problems(new MeteringPark()
                        .zone("Europe/Berlin")
                        .file("a.csv", "meter,start,value,unit\nm,2028-10-29T02:30,1,kWh\nm,2028-03-26T02:30,1,kWh")))
                .extracting(Problem::message)
                .containsExactly("is a local time that the clock shows twice", "is a local time that the clock skips");
    }

    private static KnownReadings.OfMeter known(MeteringPark park) {
        return park.readings().asKnownAt(null).of(new MeterId("m"));
    }

    private static List<Problem> problems(MeteringPark park) {
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(park::readings).isInstanceOfSatisfying(BadInput.class, e -> problems.addAll(e.problems()));
        return problems;
    }
}
