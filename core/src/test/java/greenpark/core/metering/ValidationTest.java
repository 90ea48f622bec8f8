package greenpark.core.metering;

import static greenpark.core.metering.MeteringPark.load;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.park.Meter;
import greenpark.core.park.MeterId;
import greenpark.core.time.LocalDays;
import greenpark.core.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules V1 to V8 on the factory f (1000 kW: at most 300 kWh a quarter-hour by V2). Tables show a few readings from midnight of 1 March
 * 2028 on, and the slots that come of them [kWh with their quality: m measured, s subdivided, l linear, p profile, n night, - missing].
 */
class ValidationTest {
    private static final String DAY = "2028-03-01";
    private static final String NEXT = "2028-03-02";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # case                                  | registers (. = none)        | slots
        differences                             | 10 20 35 35                 | 10m 15m 0m
        rollover at 100000                      | 99900 99980 60 100          | 80m 80m 40m
        V1 one low reading                      | 500 510 0 530 540 550       | 10m 10l 10l 10m 10m
        V1 one high reading                     | 100 110 900 130 140 150     | 10m 10l 10l 10m 10m
        V1 two low readings                     | 500 510 0 0 540 550 560     | 10m 10l 10l 10l 10m 10m
        V1 a negative reading                   | 500 510 -1 530 540          | 10m 10l 10l 10m
        V1 more than the digits hold            | 500 510 100000 530 540      | 10m 10l 10l 10m
        V1 the register starts anew             | 700 710 0 10 20 30          | 10m 10l 10m 10m 10m
        V2 at the limit                         | 0 300 600                   | 300m 300m
        V2 above the limit                      | 100 110 411 421 431 441     | 10m 155.5l 155.5l 10m 10m
        V4 a gap of three                       | 0 10 . . 20 30              | 10m 3.333l 3.334l 3.333l 10m
        V4 a gap of two hours                   | 0 8 . . . . . . . 24 30     | 8m 2l 2l 2l 2l 2l 2l 2l 2l 6m
        """)
    void registers(String name, String registers, String slots) {
        assertThat(shown(
                        load(new MeteringPark()
                                .rows(rows(registers, "register"))
                                .validate(DAY, NEXT)),
                        slots))
                .isEqualTo(slots);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # case                                  | interval energies (. = none) | slots
        as they are                             | 1 2 3                       | 1m 2m 3m
        V1 negative                             | 1 -2 3                      | 1m 2l 3m
        V2 above the limit                      | 1 300.1 3                   | 1m 2l 3m
        V2 at the limit                         | 1 300 3                     | 1m 300m 3m
        V4 a gap between neighbours             | 0 0 . . . 8                 | 0m 0m 2l 4l 6l 8m
        V4 a gap at the end is not extrapolated | 1 2 .                       | 1m 2m -
        """)
    void intervals(String name, String energies, String slots) {
        assertThat(shown(load(new MeteringPark().rows(rows(energies, "kWh")).validate(DAY, NEXT)), slots))
                .isEqualTo(slots);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # moved by [s] | what becomes of it
        59   | used
        -60  | used
        61   | flagged
        -300 | flagged
        449  | flagged
        450  | rejected
        """)
    void v7_a_register_read_off_the_grid(int seconds, String outcome) {
        Instant third = at(2).plusSeconds(seconds);
        ValidatedReadings validated = new MeteringPark()
                .rows(List.of(
                        "m," + at(0) + ",0,register,",
                        "m," + at(1) + ",10,register,",
                        "m," + third + ",30,register,",
                        "m," + at(4) + ",60,register,"))
                .validate(DAY, NEXT);
        MeterReport report = validated.meter(new MeterId("m"));
        assertThat(report.found(ValidationRule.V7)).isEqualTo(outcome.equals("used") ? 0 : 1);
        assertThat(shown(load(validated), "a b")).isEqualTo(outcome.equals("rejected") ? "10m 16.667l" : "10m 20m");
    }

    @Test
    void v3_solar_at_night_becomes_zero_and_the_original_is_kept() {
        Night night = slot -> slot.isBefore(at(2));
        ValidatedReadings validated = new MeteringPark()
                .rows(List.of(
                        "pv-export," + at(0) + ",5,kWh,",
                        "pv-export," + at(1) + ",-0.1,kWh,",
                        "pv-export," + at(2) + ",7,kWh,"))
                .validate(DAY, NEXT, null, night);
        PointSeries pv = validated.series(MeteringPark.PV, Meter.Flow.EXPORT);
        assertThat(shown(pv, "a b c")).isEqualTo("0n 0n 7m");
        MeterReport report = validated.meter(new MeterId("pv-export"));
        assertThat(report.found(ValidationRule.V1)).isEqualTo(1);
        assertThat(report.findings()).anySatisfy(f -> {
            assertThat(f.rule()).isEqualTo(ValidationRule.V3);
            assertThat(f.original()).isEqualTo("5000 Wh");
            assertThat(f.action()).isEqualTo(Finding.Action.ZEROED);
        });
    }

    @Test
    void v4_a_long_gap_takes_the_shape_of_the_workday_before_scaled_to_the_register() {
        // Wednesday 1 March: k units in hour k; Thursday 2 March: nothing known from 06:00 to 12:00 but 90 units.
        ValidatedReadings validated = new MeteringPark().rows(twoDays(90)).validate(DAY, "2028-03-03");
        PointSeries f = load(validated);
        long sum = 0;
        for (int slot = 96 + 24; slot < 96 + 48; slot++) {
            assertThat(f.quality(slot)).isEqualTo(ReadingQuality.ESTIMATED_PROFILE);
            sum += f.wattHours()[slot];
        }
        assertThat(sum).isEqualTo(90_000);
        // The shape 6, 7 … 11 sums to 51 a quarter of an hour of each hour.
        assertThat(f.wattHours()[96 + 24]).isBetween(90_000 * 6L / 204, 90_000 * 6L / 204 + 1);
        assertThat(validated.meter(new MeterId("m")).found(ValidationRule.V4)).isEqualTo(1);
        assertThat(validated.meter(new MeterId("m")).slots(ReadingQuality.ESTIMATED_PROFILE))
                .isEqualTo(24);
    }

    @Test
    void v4_a_long_gap_on_a_holiday_finds_no_day_of_its_type_and_stays_missing() {
        ValidatedReadings validated =
                new MeteringPark().holiday("2028-03-02").rows(twoDays(90)).validate(DAY, "2028-03-03");
        assertThat(load(validated).count(ReadingQuality.MISSING)).isEqualTo(24);
        assertThat(validated.meter(new MeterId("m")).findings()).anySatisfy(f -> {
            assertThat(f.action()).isEqualTo(Finding.Action.LEFT_MISSING);
            assertThat(f.original()).isEqualTo("90000 Wh");
        });
    }

    /** Two full days of registers but for six hours of the second, over which the register moves by {@code gap}. */
    private static List<String> twoDays(int gap) {
        List<String> rows = new ArrayList<>();
        int register = 0;
        for (int slot = 0; slot <= 192; slot++) {
            boolean hole = slot > 96 + 24 && slot < 96 + 48;
            if (!hole) {
                rows.add("m," + at(slot) + "," + register % 100_000 + ",register,");
            }
            boolean inGap = slot >= 96 + 24 && slot < 96 + 48;
            register += inGap ? (slot == 96 + 24 ? gap : 0) : slot % 96 / 4;
        }
        return rows;
    }

    @Test
    void v4_a_long_gap_without_a_register_takes_the_mean_of_the_nearest_days() {
        List<String> rows = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            for (int slot = 0; slot < 96; slot++) {
                if (day != 1 || slot < 40 || slot >= 60) {
                    rows.add("m," + at(96 * day + slot) + "," + (10 + day) + ",kWh,");
                }
            }
        }
        PointSeries f = load(new MeteringPark().rows(rows).validate(DAY, "2028-03-04"));
        assertThat(f.count(ReadingQuality.ESTIMATED_PROFILE)).isEqualTo(20);
        assertThat(f.wattHours()[96 + 40]).isEqualTo(11_000);
    }

    @Test
    void v5_an_open_balance_is_an_alarm_and_a_missing_meter_leaves_the_hour_unchecked() {
        List<String> rows = new ArrayList<>();
        for (int slot = 0; slot < 96; slot++) {
            if (slot < 48) {
                rows.add("m," + at(slot) + "," + (slot < 4 ? 100 : slot < 8 ? 102 : 103) + ",kWh,");
            }
            rows.add("pv-export," + at(slot) + ",40,kWh,");
            rows.add("grid-import," + at(slot) + ",60,kWh,");
            rows.add("grid-export," + at(slot) + ",0,kWh,");
        }
        ValidatedReadings validated = new MeteringPark().rows(rows).validate(DAY, NEXT);
        assertThat(validated.hoursChecked()).isEqualTo(12);
        assertThat(validated.hoursUnchecked()).isEqualTo(12);
        assertThat(validated.alarms()).hasSize(10);
        assertThat(validated.alarms().getFirst().imbalance()).isEqualTo(12_000);
        assertThat(validated.alarms().getFirst().throughput()).isEqualTo(412_000);
        assertThat(validated.alarms().getFirst().hour().start()).isEqualTo(at(8));
    }

    @ParameterizedTest(name = "known at {0}")
    @CsvSource(delimiter = '|', textBlock = """
        # asked for       | value of the first slot
        2028-02-29T17:00Z | 5m
        2028-03-02T00:00Z | 5m
        2028-03-03T00:00Z | 7m
        2028-03-05T00:00Z | 6m
        """)
    void v8_the_reading_known_then_holds(String known, String slot) {
        MeteringPark park = new MeteringPark()
                .rows(List.of(
                        "m," + at(0) + ",6,kWh,2028-03-05T00:00Z",
                        "m," + at(0) + ",5,kWh,",
                        "m," + at(0) + ",7,kWh,2028-03-03T00:00Z",
                        "m," + at(0) + ",7,kWh,2028-03-04T00:00Z"));
        assertThat(shown(load(park.validate(DAY, NEXT, Instant.parse(known.replace("Z", ":00Z")), Night.NEVER)), "a"))
                .isEqualTo(slot);
        MeterReport report = park.validate(DAY, NEXT).meter(new MeterId("m"));
        assertThat(report.identicalDuplicates()).isEqualTo(1);
        assertThat(report.found(ValidationRule.V8)).isEqualTo(2);
        assertThat(report.findings().stream().filter(f -> f.rule() == ValidationRule.V8))
                .extracting(Finding::original)
                .containsExactly("5000 Wh", "7000 Wh");
    }

    @Test
    void coarser_readings_are_split_and_finer_ones_summed() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add("m," + at(4 * i) + ",1.001,kWh,");
        }
        assertThat(shown(load(new MeteringPark().rows(rows).validate(DAY, NEXT)), "a b c d"))
                .isEqualTo("0.25s 0.251s 0.25s 0.25s");
        rows.clear();
        for (int i = 0; i < 9; i++) {
            if (i != 4) {
                rows.add("m," + at(0).plusSeconds(300L * i) + ",1,kWh,");
            }
        }
        assertThat(shown(load(new MeteringPark().rows(rows).validate(DAY, NEXT)), "a b c"))
                .isEqualTo("3m 3l 3m");
        rows.clear();
        for (int i = 0; i < 4; i++) {
            rows.add("m," + at(2 * i) + "," + i + ",register,");
        }
        assertThat(shown(load(new MeteringPark().rows(rows).validate(DAY, NEXT)), "a b c d e f"))
                .isEqualTo("0.5s 0.5s 0.5s 0.5s 0.5s 0.5s");
    }

    @Test
    void a_day_of_fractions_sums_to_the_rounded_day() {
        IntFunction<String> third = slot -> "m," + at(slot) + ",0.0003333,kWh,";
        List<String> rows =
                java.util.stream.IntStream.range(0, 96).mapToObj(third).toList();
        assertThat(load(new MeteringPark().rows(rows).validate(DAY, NEXT)).total())
                .isEqualTo(32);
    }

    @Test
    void a_swap_of_meters_goes_on_with_the_new_register() {
        MeteringPark park =
                new MeteringPark().meters("m,f,import,1,3,2,2020-01-01,2028-03-02", "m2,f,import,2,3,2,2028-03-02,");
        List<String> rows = new ArrayList<>();
        for (int slot = 0; slot <= 96; slot++) {
            rows.add("m," + at(slot) + "," + (500 + slot) + ",register,");
            rows.add("m2," + at(96 + slot) + "," + slot + ",register,");
        }
        rows.add("m," + at(100) + ",600,register,");
        ValidatedReadings validated = park.rows(rows).validate(DAY, "2028-03-03");
        assertThat(load(validated).count(ReadingQuality.MEASURED)).isEqualTo(192);
        assertThat(load(validated).total()).isEqualTo(96_000 + 192_000);
        assertThat(validated.meter(new MeterId("m")).slots(ReadingQuality.MEASURED))
                .isEqualTo(96);
        assertThat(validated.meter(new MeterId("m")).found(ValidationRule.VALIDITY))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "a swap at {0}")
    @CsvSource({"2028-03-01T10:30", "2028-03-01T10:30:00+08:00", "2028-03-01T02:30:00Z"})
    void a_swap_within_a_day_loses_no_slot(String time) {
        MeteringPark park =
                new MeteringPark().meters("m,f,import,1,5,2,2020-01-01," + time, "m2,f,import,2,5,2," + time + ",");
        List<String> rows = new ArrayList<>();
        for (int slot = 0; slot <= 96; slot++) {
            if (slot <= 42) {
                rows.add("m," + at(slot) + "," + (500 + slot) + ",register,");
            }
            if (slot >= 42) {
                rows.add("m2," + at(slot) + "," + (slot - 42) + ",register,");
            }
        }
        ValidatedReadings validated = park.rows(rows).validate(DAY, NEXT);
        assertThat(load(validated).count(ReadingQuality.MEASURED)).isEqualTo(96);
        assertThat(load(validated).total()).isEqualTo(42_000 + 2 * 54_000);
        assertThat(validated.meter(new MeterId("m")).slots(ReadingQuality.MEASURED))
                .isEqualTo(42);
        assertThat(validated.meter(new MeterId("m2")).foundInAll()).isZero();
    }

    @Test
    void a_meter_may_go_from_quarter_hours_to_half_hours() {
        List<String> rows = new ArrayList<>();
        for (int slot = 0; slot < 288; slot += slot < 192 ? 1 : 2) {
            rows.add("m," + at(slot) + "," + (slot < 192 ? 1 : 2) + ",kWh,");
        }
        PointSeries f = load(new MeteringPark().rows(rows).validate(DAY, "2028-03-04"));
        assertThat(f.total()).isEqualTo(288_000);
        assertThat(f.count(ReadingQuality.MEASURED)).isEqualTo(192);
        assertThat(f.count(ReadingQuality.SUBDIVIDED)).isEqualTo(96);
    }

    @Test
    void v2_parts_of_a_slot_that_no_number_holds_are_rejected_one_by_one() {
        List<String> rows = java.util.stream.IntStream.range(0, 96)
                .mapToObj(slot -> "m," + at(slot) + ",4611686018427.387904,Wh,")
                .toList();
        ValidatedReadings validated = new MeteringPark()
                .replace("park.csv", "step_minutes,15", "step_minutes,60")
                .rows(rows)
                .validate(DAY, NEXT);
        assertThat(load(validated).count(ReadingQuality.MISSING)).isEqualTo(24);
        assertThat(validated.meter(new MeterId("m")).found(ValidationRule.V2)).isEqualTo(96);
    }

    @ParameterizedTest(name = "readings of unit {0}")
    @CsvSource({"kWh", "register"})
    void v2_readings_without_a_device_are_not_nothing(String unit) {
        List<String> rows = new ArrayList<>();
        for (int slot = 0; slot <= 192; slot++) {
            rows.add("m," + at(slot) + "," + (unit.equals("kWh") ? 10 : 10 * slot) + "," + unit + ",");
        }
        ValidatedReadings validated = new MeteringPark()
                .replace("devices.csv", "f-d,f,load,1000,p1,2020-01-01,", "f-d,f,load,1000,p1,2020-01-01,2028-03-02")
                .rows(rows)
                .validate(DAY, "2028-03-03");
        assertThat(load(validated).count(ReadingQuality.MEASURED)).isEqualTo(96);
        assertThat(load(validated).count(ReadingQuality.ESTIMATED_PROFILE)).isEqualTo(96);
        assertThat(load(validated).total()).isEqualTo(192 * 10_000);
        assertThat(validated.meter(new MeterId("m")).found(ValidationRule.V2)).isGreaterThanOrEqualTo(96);
    }

    @ParameterizedTest(name = "a reading of {0}")
    @CsvSource({"1900-01-02T00:00:00Z", "1970-01-01T00:00:00Z", "2019-12-31T00:00:00Z", "2299-01-01T00:00:00Z"})
    void a_stray_reading_is_found_and_widens_nothing(String time) {
        List<String> rows = new ArrayList<>();
        for (int slot = 0; slot < 96; slot++) {
            rows.add("m," + at(slot) + ",1,kWh,");
        }
        rows.add("m," + time + ",5,kWh,");
        MeteringPark park = new MeteringPark().rows(rows);
        assertThat(park.readings().asKnownAt(null).days(park.park()))
                .contains(new LocalDays(LocalDate.parse(DAY), LocalDate.parse(DAY)));
        ValidatedReadings validated = park.validate(DAY, NEXT);
        assertThat(validated.meter(new MeterId("m")).found(ValidationRule.VALIDITY))
                .isEqualTo(1);
        assertThat(validated.meter(new MeterId("m")).slots(ReadingQuality.MEASURED))
                .isEqualTo(96);
    }

    @Test
    void days_without_a_reading_that_counts_are_none() {
        MeteringPark park = new MeteringPark().rows(List.of("m,1970-01-01T00:00:00Z,5,kWh,"));
        assertThat(park.readings().asKnownAt(null).days(park.park())).isEmpty();
        assertThat(park.readings().asKnownAt(Instant.MAX).of(new MeterId("m")).size())
                .isEqualTo(1);
        assertThat(park.readings().asKnownAt(Instant.MIN).of(new MeterId("m")).size())
                .isZero();
    }

    /** Three days: a gap of an hour, a negative reading and a duplicate on each; balanced but for the last hour of each day. */
    @Test
    void a_report_is_about_its_period() {
        List<String> rows = new ArrayList<>();
        for (int slot = 0; slot < 288; slot++) {
            int ofDay = slot % 96;
            if (ofDay < 20 || ofDay >= 24) {
                rows.add("m," + at(slot) + "," + (ofDay == 40 ? -1 : ofDay < 92 ? 10 : 20) + ",kWh,");
            }
            rows.add("grid-import," + at(slot) + ",10,kWh,");
            rows.add("grid-export," + at(slot) + ",0,kWh,");
            rows.add("pv-export," + at(slot) + ",0,kWh,");
        }
        for (int day = 0; day < 3; day++) {
            rows.add("m," + at(96 * day) + ",10,kWh,");
        }
        MeteringPark park = new MeteringPark().rows(rows);
        TimeGrid whole = new LocalDays(LocalDate.parse(DAY), LocalDate.parse("2028-03-03"))
                .grid(park.park().zone(), TimeGrid.QUARTER_HOUR);
        ValidatedReadings all = Validation.validate(park.park(), park.readings(), whole, null, Night.NEVER);
        ValidatedReadings day =
                Validation.validate(park.park(), park.readings(), whole, whole.slice(96, 192), null, Night.NEVER);
        assertThat(load(day).wattHours()).isEqualTo(load(all).wattHours());
        for (int days : new int[] {3, 1}) {
            ValidatedReadings validated = days == 3 ? all : day;
            MeterReport m = validated.meter(new MeterId("m"));
            assertThat(m.readings()).isEqualTo(92 * days);
            assertThat(m.identicalDuplicates()).isEqualTo(days);
            assertThat(m.found(ValidationRule.V1)).isEqualTo(days);
            assertThat(m.found(ValidationRule.V4)).isEqualTo(2 * days);
            assertThat(m.slots(ReadingQuality.MEASURED)).isEqualTo(91 * days);
            assertThat(validated.hoursChecked()).isEqualTo(24 * days);
            assertThat(validated.alarms()).hasSize(days);
        }
    }

    @Test
    void before_commissioning_there_is_nothing_to_measure() {
        MeteringPark park = new MeteringPark()
                .replace(
                        "devices.csv",
                        "pv-d,pv,solar-ground,1000,p1,2020-01-01",
                        "pv-d,pv,solar-ground,1000,p1,2028-03-02")
                .file("none.csv", "meter,start,value,unit\n");
        PointSeries pv = park.validate(DAY, "2028-03-03").series(MeteringPark.PV, Meter.Flow.EXPORT);
        assertThat(pv.count(ReadingQuality.ABSENT)).isEqualTo(96);
        assertThat(pv.count(ReadingQuality.MISSING)).isEqualTo(96);
    }

    @Test
    void counts_are_complete_where_the_list_of_findings_is_not() {
        List<String> rows = java.util.stream.IntStream.range(0, 480)
                .mapToObj(slot -> "m," + at(slot) + ",-1,kWh,")
                .toList();
        MeterReport report =
                new MeteringPark().rows(rows).validate(DAY, "2028-03-06").meter(new MeterId("m"));
        assertThat(report.found(ValidationRule.V1)).isEqualTo(480);
        assertThat(report.findings()).hasSize(MeterReport.KEPT);
        assertThat(report.slots(ReadingQuality.MISSING)).isEqualTo(480);
    }

    // ---- how the tables are written ----

    static Instant at(int slot) {
        return LocalDateTime.of(LocalDate.parse(DAY), LocalTime.MIDNIGHT)
                .toInstant(java.time.ZoneOffset.ofHours(8))
                .plus(Duration.ofMinutes(15L * slot));
    }

    private static List<String> rows(String values, String unit) {
        List<String> rows = new ArrayList<>();
        String[] each = values.split(" ");
        for (int i = 0; i < each.length; i++) {
            if (!each[i].equals(".")) {
                rows.add(String.format(Locale.ROOT, "m,%s,%s,%s,", at(i), each[i], unit));
            }
        }
        return rows;
    }

    /** As many slots as {@code like} has words. */
    private static String shown(PointSeries series, String like) {
        List<String> words = new ArrayList<>();
        for (int slot = 0; slot < like.split(" ").length; slot++) {
            String kilowattHours = java.math.BigDecimal.valueOf(series.wattHours()[slot], 3)
                    .stripTrailingZeros()
                    .toPlainString();
            words.add(
                    switch (series.quality(slot)) {
                        case MEASURED -> kilowattHours + "m";
                        case SUBDIVIDED -> kilowattHours + "s";
                        case ESTIMATED_LINEAR -> kilowattHours + "l";
                        case ESTIMATED_PROFILE -> kilowattHours + "p";
                        case ESTIMATED_NIGHT -> kilowattHours + "n";
                        case MISSING -> "-";
                        case ABSENT -> "absent";
                    });
        }
        return String.join(" ", words);
    }
}
