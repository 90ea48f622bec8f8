package greenpark.cli.energytag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.certificate.GcBundle;
import greenpark.core.certificate.GcBundle.Dissemination;
import greenpark.core.certificate.GcBundle.Location;
import greenpark.core.certificate.GcBundle.OptionalFields;
import greenpark.core.certificate.Quality;
import greenpark.core.certificate.SliceState;
import greenpark.core.table.BadInput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles in EnergyTag's forms go out and come back the same; what is wrong is refused with file, line and field. */
class EnergyTagTest {
    private static GcBundle bundle(String name, SliceState state, long from, long to, OptionalFields optional) {
        return new GcBundle(
                state,
                "generator",
                from,
                to,
                to - from + 1,
                "electricity",
                "wind",
                1,
                false,
                1,
                "wind-pinglu",
                name,
                "wind",
                Instant.parse("2027-12-14T16:00:00Z"),
                100_000_000,
                new Location(new BigDecimal("34.84"), new BigDecimal("111.20")),
                "production",
                Instant.parse("2028-01-01T00:00:00Z"),
                Instant.parse("2028-01-01T00:15:00Z"),
                Instant.parse("2028-01-01T00:15:00Z"),
                Instant.parse("2029-12-31T16:00:00Z"),
                "CN",
                "yuncheng-220kv",
                "yuncheng-park-operator",
                "CN-Shanxi",
                optional);
    }

    private static final OptionalFields FULL = new OptionalFields(
            "00112233445566778899aabbccddeeff",
            "storage",
            "ffeeddccbbaa99887766554433221100",
            Instant.parse("2028-01-01T10:00:00Z"),
            Instant.parse("2028-01-01T10:15:00Z"),
            new Location(new BigDecimal("35.03"), new BigDecimal("-110.99")),
            new BigDecimal("0.902500"),
            "none",
            "scheme",
            Dissemination.PRIVATE_GRID,
            new BigDecimal("33.6"),
            "公告2025年第3号",
            "asimco",
            Quality.ESTIMATED);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void jsonRoundTrips() {
        List<GcBundle> bundles = List.of(
                bundle("Pinglu \"wind\" farm", SliceState.CLAIMED, 0, 249, FULL),
                bundle("平陆县风电场", SliceState.ACTIVE, 250, 999, OptionalFields.NOTHING));
        String text = EnergyTagJson.write(bundles);
        assertThat(EnergyTagJson.read("gc.json", bytes(text))).isEqualTo(bundles);
        assertThat(text).contains("\"certificate_bundle_status\":\"Claimed\"", "\"device_location\":[34.84,111.20]");
        assertThat(EnergyTagJson.read("gc.json", bytes(EnergyTagJson.write(List.of()))))
                .isEmpty();
    }

    @Test
    void theTableHas25ColumnsAndRoundTrips() {
        List<GcBundle> bundles = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            SliceState state = List.of(SliceState.values()).get(random.nextInt(7));
            String name = List.of("plain", "a, b", "\"quoted\"", "#1", "平陆", " spaced ")
                    .get(random.nextInt(6));
            long from = random.nextLong(1_000_000);
            bundles.add(bundle(name, state, from, from + random.nextLong(1_000_000), OptionalFields.NOTHING));
        }
        String text = EnergyTagCsv.write(bundles);
        assertThat(text.lines().findFirst().orElseThrow().split(",", -1)).hasSize(25);
        assertThat(EnergyTagCsv.read("gc.csv", bytes(text))).isEqualTo(bundles);
        assertThat(EnergyTagJson.read("gc.json", bytes(EnergyTagJson.write(bundles))))
                .isEqualTo(bundles);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"bundle_quantity\":750   | \"bundle_quantity\":749   | gc.json:2: bundle_quantity '749' is not the length of the range",
                "\"bundle_quantity\":750   | \"bundle_quantity\":7.5   | gc.json:2: bundle_quantity '7.5' cannot be read",
                "\"bundle_quantity\":750   | \"bundle_quantity\":\"750\" | bundle_quantity '750' has the wrong type",
                "\"bundle_quantity\":750,  | ``                        | bundle_quantity is missing",
                "\"face_value\":1          | \"face_value\":-1         | face_value '-1' cannot be read",
                "\"Active\"                | \"Asleep\"                | certificate_bundle_status 'Asleep' cannot be read",
                "\"registry_configuration\":1 | \"registry_configuration\":4 | registry_configuration '4' is no configuration",
                "00:15:00Z\",\"issuance    | 01:15:00Z\",\"issuance    | production_ending_interval '2028-01-01T01:15:00Z' is not within the hour",
                "\"account_id\"            | \"account\"               | account is no field of a bundle",
                "[34.84,111.20]            | [34.84]                   | device_location '34.84' cannot be read",
                "[34.84,111.20]            | \"34.84 111.20\"          | device_location '34.84 111.20' has the wrong type",
                "\"expiry_datestamp\":\"2029 | \"expiry_datestamp\":\"2019 | expiry_datestamp '2019-12-31T16:00:00Z' is not after the issuance",
                "\"energy_carrier\"        | \"account_id\"            | account_id 'electricity' stands twice",
                "}                         | ``                        | gc.json:"
            })
    void badJsonIsRefused(String text, String replacement, String message) {
        String json = EnergyTagJson.write(List.of(bundle("w", SliceState.ACTIVE, 250, 999, OptionalFields.NOTHING)));
        assertThat(json).contains(text);
        assertThatThrownBy(() -> EnergyTagJson.read("gc.json", bytes(json.replace(text, replacement))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Active          | Asleep   | gc.csv:2: certificate_bundle_status 'Asleep' cannot be read",
                ",750,           | ,749,    | gc.csv:2: bundle_quantity '749' is not the length of the range",
                ",750,           | ,,       | gc.csv:2: bundle_quantity is missing",
                ",750,           | ,        | gc.csv:2: has 24 cells where the header has 25",
                "account_id      | account  | gc.csv:1: column 'account' is unknown",
                "account_id      | face_value | column 'face_value' stands twice",
                "2028-01-01T00:00:00Z | 2028-01-01 | production_starting_interval '2028-01-01' cannot be read"
            })
    void aBadTableIsRefused(String text, String replacement, String message) {
        String csv = EnergyTagCsv.write(List.of(bundle("w", SliceState.ACTIVE, 250, 999, OptionalFields.NOTHING)));
        assertThat(csv).contains(text);
        assertThatThrownBy(() -> EnergyTagCsv.read("gc.csv", bytes(csv.replace(text, replacement))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> EnergyTagCsv.read("gc.csv", new byte[0])).hasMessageContaining("gc.csv: is empty");
    }
}
