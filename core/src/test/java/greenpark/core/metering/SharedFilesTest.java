package greenpark.core.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenpark.core.park.MeterId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public series is read as it came, with the mappings in docs/formats/mappings; the figures are those of its README. */
class SharedFilesTest {
    private static final Path DATA = Path.of(System.getProperty("greenpark.shared", ""), "data");
    private static final Path MAPPINGS = Path.of(System.getProperty("greenpark.root", ""), "docs/formats/mappings");
    private static final long MICRO_KWH = 1_000_000_000L;

    @Test
    void every_file_of_generation_load_storage_and_meter_has_a_mapping_and_is_read() {
        available();
        for (String folder : List.of("generation", "load", "storage", "meter")) {
            try (Stream<Path> files = Files.list(DATA.resolve(folder))) {
                files.sorted().forEach(file -> {
                    String name = file.getFileName().toString();
                    String stem = name.replaceFirst("\\.csv(\\.gz)?$", "");
                    assertThat(MAPPINGS.resolve(stem + ".mapping.csv")).as(name).exists();
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void solar_site2_has_every_quarter_hour() {
        MeterReadings readings = read("generation", "cn_sgcc_solar_site2_130MW_processed_15min_2019_2020", "site2-exp");
        assertThat(readings.count()).isEqualTo(70_176);
        assertThat(sum(readings, "site2-exp") / MICRO_KWH / 1000).isBetween(343_000L, 343_500L);
    }

    @Test
    void solar_site3_is_negative_at_night() {
        MeterReadings readings = read("generation", "cn_sgcc_solar_site3_30MW_original_15min_2019_2020", "site3-exp");
        assertThat(readings.count()).isEqualTo(52_608);
        long[] values = values(readings, "site3-exp");
        assertThat(Arrays.stream(values).filter(v -> v < 0).count()).isEqualTo(25_652);
        // -0.063 MW over a quarter-hour.
        assertThat(Arrays.stream(values).min()).hasValue(-15_750_000_000L);
    }

    @Test
    void solar_site5_has_46_cells_that_say_two_hyphens() {
        MeterReadings readings = read("generation", "cn_sgcc_solar_site5_110MW_original_15min_2019_2020", "site5-exp");
        assertThat(readings.files()).singleElement().satisfies(file -> {
            assertThat(file.rows()).isEqualTo(70_176);
            assertThat(file.sentinels()).isEqualTo(46);
            assertThat(file.readings()).isEqualTo(70_176 - 46);
        });
        long[] values = values(readings, "site5-exp");
        assertThat(Arrays.stream(values).filter(v -> v < 0).count()).isEqualTo(18_055);
        assertThat(Arrays.stream(values).min()).hasValue(-135_000_000_000L);
    }

    @Test
    void the_negative_nights_of_site3_are_rejected_and_become_zero_or_a_dawn() throws IOException {
        available();
        String stem = "cn_sgcc_solar_site3_30MW_original_15min_2019_2020";
        MeteringPark park = new MeteringPark().replace("devices.csv", "solar-ground,1000,", "solar-ground,30000,");
        String mapping = Files.readString(MAPPINGS.resolve(stem + ".mapping.csv"));
        park.file(stem + ".mapping.csv", mapping.replace("site3-exp", "pv-export"));
        park.replace("devices.csv", "2020-01-01", "2018-01-01");
        for (String table :
                List.of("usage_points.csv", "meters.csv", "rules.csv", "thresholds.csv", "certificates.csv")) {
            park.replace(table, "2020-01-01", "2018-01-01");
        }
        park.files.put(stem + ".csv.gz", Files.readAllBytes(DATA.resolve("generation/" + stem + ".csv.gz")));
        // Night of this test: 20:00 to 04:00 local.
        Night night = slot -> slot.atZone(ZoneId.of("Asia/Shanghai")).getHour() < 4
                || slot.atZone(ZoneId.of("Asia/Shanghai")).getHour() >= 20;
        ValidatedReadings validated = park.validate("2019-06-01", "2019-07-01", null, night);
        MeterReport report = validated.meter(new MeterId("pv-export"));
        PointSeries pv = validated.series(MeteringPark.PV, greenpark.core.park.Meter.Flow.EXPORT);
        assertThat(report.found(ValidationRule.V1)).isPositive();
        assertThat(pv.count(ReadingQuality.MISSING)).isZero();
        assertThat(pv.count(ReadingQuality.MEASURED)
                        + pv.count(ReadingQuality.ESTIMATED_LINEAR)
                        + pv.count(ReadingQuality.ESTIMATED_PROFILE)
                        + pv.count(ReadingQuality.ESTIMATED_NIGHT))
                .isEqualTo(30 * 96);
        assertThat(pv.count(ReadingQuality.ESTIMATED_NIGHT)).isGreaterThan(600);
        assertThat(Arrays.stream(pv.wattHours())).allMatch(wh -> wh >= 0 && wh <= 9_000_000);
        assertThat(pv.total() / 1_000_000).isBetween(2_000L, 6_000L);
    }

    @Test
    void kelmarsh_lacks_3_35_percent() {
        String[] turbines = {"kelmarsh-t1", "kelmarsh-t2", "kelmarsh-t3", "kelmarsh-t4", "kelmarsh-t5", "kelmarsh-t6"};
        MeterReadings readings = read("generation", "uk_kelmarsh_wind_6x2050kW_hourly_2018", turbines);
        assertThat(readings.files()).singleElement().satisfies(file -> {
            assertThat(file.rows()).isEqualTo(8760);
            assertThat(file.empty()).isEqualTo(1761);
            assertThat(file.readings()).isEqualTo(6 * 8760 - 1761);
        });
        assertThat(readings.count(new MeterId("kelmarsh-t3"))).isEqualTo(8760 - 311);
    }

    @Test
    void steel_gives_the_same_series_by_either_column() {
        String stem = "kr_uci851_steel_15min_2018";
        MeterReadings right = read("load", stem, "steel-imp");
        MeterReadings raw = readBy("load", stem, stem + ".raw_time", "steel-imp");
        assertThat(right.count()).isEqualTo(35_040);
        // 959,636.71 kWh in the year.
        assertThat(sum(right, "steel-imp")).isEqualTo(959_636_710_000_000L);
        KnownReadings.OfMeter a = right.asKnownAt(null).of(new MeterId("steel-imp"));
        KnownReadings.OfMeter b = raw.asKnownAt(null).of(new MeterId("steel-imp"));
        assertThat(b.size()).isEqualTo(a.size());
        for (int i = 0; i < a.size(); i++) {
            assertThat(b.time(i)).as("row %s", i).isEqualTo(a.time(i));
            assertThat(b.value(i)).as("row %s", i).isEqualTo(a.value(i));
        }
        assertThat(Instant.ofEpochSecond(b.time(95))).isEqualTo(Instant.parse("2018-01-01T14:45:00Z"));
    }

    @Test
    void batteries_are_split_into_charge_and_discharge() {
        // Sum of the positive and of the negative values [MW × ½ h in kWh].
        battery("uk_bess_2__BFSEN005_2024-09_halfhourly", "bfsen005", 2_215_895, 2_662_465);
        battery("uk_bess_E_DOLLB-1_2024-09_halfhourly", "dollb", 3_937_930, 4_668_650);
        battery("uk_bess_T_WISHB-1_2024-09_halfhourly", "wishb", 3_802_360, 4_358_455);
    }

    private static void battery(String stem, String id, long discharged, long charged) {
        MeterReadings readings = read("storage", stem, id + "-exp", id + "-imp");
        assertThat(readings.count()).isEqualTo(2 * 1440);
        assertThat(sum(readings, id + "-exp")).as(id).isEqualTo(discharged * MICRO_KWH);
        assertThat(sum(readings, id + "-imp")).as(id).isEqualTo(charged * MICRO_KWH);
        assertThat((double) discharged / charged).as("round trip of " + id).isBetween(0.83, 0.875);
    }

    @Test
    void a_day_that_came_twice_is_a_revision_of_all_its_values() {
        MeterReadings readings = read("meter", "energy_sparks_amr_data__row-per-day__duplicate-rows", "K0229111D6");
        assertThat(readings.count()).isEqualTo(96);
        KnownReadings.OfMeter meter = readings.asKnownAt(null).of(new MeterId("K0229111D6"));
        assertThat(meter.size()).isEqualTo(48);
        // Where both rows say zero they agree.
        assertThat(meter.superseded().size() + meter.identicalDuplicates()).isEqualTo(48);
        assertThat(meter.identicalDuplicates()).isEqualTo(9);
        assertThat(meter.value(0)).isEqualTo(9_900_000_000L);
    }

    @Test
    void rows_with_missing_half_hours_keep_them_missing() {
        MeterReadings days = read("meter", "energy_sparks_amr_data__row-per-day__some-missing-readings", "K0229111D6");
        assertThat(days.files().getFirst().empty()).isEqualTo(20);
        assertThat(days.count()).isEqualTo(3 * 48 - 20);
        MeterReadings rows = read(
                "meter",
                "energy_sparks_amr_data__row-per-reading__some-missing-readings",
                "1700052624128",
                "1710146092002");
        assertThat(rows.count(new MeterId("1700052624128"))).isEqualTo(48);
        assertThat(rows.count(new MeterId("1710146092002"))).isEqualTo(46);
        assertThat(sum(rows, "1710146092002")).isEqualTo(400_200_000_000L);
    }

    @Test
    void labels_at_the_start_and_at_the_end_begin_the_same_day() {
        String[] offset = {
            "1700052624128",
            "1712538971506",
            "1712005591018",
            "1710146092002",
            "1712068465054",
            "1710035166005",
            "1700053235640",
            "1722059883100"
        };
        MeterReadings start = read("meter", "energy_sparks_amr_highlands__example-offset", offset);
        assertThat(start.count()).isEqualTo(382);
        assertThat(first(start, "1712538971506")).isEqualTo(Instant.parse("2019-12-03T00:00:00Z"));
        String[] example = {
            "1710035168313",
            "1712002432403",
            "1710200412555",
            "1710251392603",
            "1700051906970",
            "1700052332342",
            "1700053113170",
            "1700053225020",
            "1710193443004",
            "1712105365001",
            "1712050781307"
        };
        MeterReadings end = read("meter", "energy_sparks_amr_highlands__example", example);
        assertThat(end.count()).isEqualTo(480);
        // British summer: 26 August 00:00 local.
        assertThat(first(end, "1710035168313")).isEqualTo(Instant.parse("2019-08-25T23:00:00Z"));
        assertThat(sum(end, "1712002432403")).isEqualTo(1_319_400_000_000L);
        MeterReadings gaps = read("meter", "energy_sparks_amr_highlands__example-missing-half-hours", example);
        assertThat(gaps.count()).isEqualTo(526);
        assertThat(gaps.count(new MeterId("1712050781307"))).isEqualTo(46);
    }

    @Test
    void numbered_half_hours_with_foreign_columns() {
        MeterReadings readings = read(
                "meter", "energy_sparks_amr_upload_data_files__example-bad-sheffield-proper-file", "2380001727391");
        assertThat(readings.count()).isEqualTo(88 * 48);
        assertThat(sum(readings, "2380001727391")).isEqualTo(8_284_252_000_000L);
    }

    private static Instant first(MeterReadings readings, String meter) {
        return Instant.ofEpochSecond(
                readings.asKnownAt(null).of(new MeterId(meter)).time(0));
    }

    private static long[] values(MeterReadings readings, String meter) {
        KnownReadings.OfMeter known = readings.asKnownAt(null).of(new MeterId(meter));
        long[] values = new long[known.size()];
        Arrays.setAll(values, known::value);
        return values;
    }

    private static long sum(MeterReadings readings, String meter) {
        return Arrays.stream(values(readings, meter)).sum();
    }

    private static MeterReadings read(String folder, String stem, String... meters) {
        return readBy(folder, stem, stem, meters);
    }

    private static MeterReadings readBy(String folder, String stem, String mapping, String... meters) {
        available();
        ReadingsReader reader = new ReadingsReader(
                ZoneId.of("Asia/Shanghai"),
                Duration.ofMinutes(15),
                Stream.of(meters).map(MeterId::new).toList());
        Path plain = DATA.resolve(folder).resolve(stem + ".csv");
        Path file = Files.exists(plain) ? plain : DATA.resolve(folder).resolve(stem + ".csv.gz");
        try {
            reader.mapping(stem + ".mapping.csv", Files.readAllBytes(MAPPINGS.resolve(mapping + ".mapping.csv")));
            reader.file(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.readings();
    }

    private static void available() {
        assumeTrue(Files.isDirectory(DATA), "shared data is not there: " + DATA);
    }
}
