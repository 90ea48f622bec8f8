package greenpark.cli.energytag;

import greenpark.core.certificate.GcBundle;
import greenpark.core.certificate.GcBundle.Dissemination;
import greenpark.core.certificate.GcBundle.Location;
import greenpark.core.certificate.Quality;
import greenpark.core.certificate.SliceState;
import greenpark.core.table.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a bundle of the texts of its fields, or notes everything that is wrong with them. */
final class BundleReader {
    private static final Instant NO_TIME = Instant.EPOCH;

    private final String file;
    private final long line;
    private final SortedMap<Field, String> texts;
    private final List<Problem> problems;

    private BundleReader(String file, long line, SortedMap<Field, String> texts, List<Problem> problems) {
        this.file = file;
        this.line = line;
        this.texts = texts;
        this.problems = problems;
    }

    /**
     * @param texts the fields that are stated
     * @param problems where problems go; if any is added, the bundle must not be used
     */
    static GcBundle read(String file, long line, SortedMap<Field, String> texts, List<Problem> problems) {
        BundleReader reader = new BundleReader(file, line, texts, problems);
        GcBundle bundle = reader.bundle();
        reader.check(bundle);
        return bundle;
    }

    private GcBundle bundle() {
        return new GcBundle(
                required(Field.CERTIFICATE_BUNDLE_STATUS, BundleReader::state, SliceState.ACTIVE),
                text(Field.ACCOUNT_ID),
                number(Field.CERTIFICATE_BUNDLE_ID_RANGE_START),
                number(Field.CERTIFICATE_BUNDLE_ID_RANGE_END),
                number(Field.BUNDLE_QUANTITY),
                text(Field.ENERGY_CARRIER),
                // Consumption has no source.
                texts.getOrDefault(Field.ENERGY_SOURCE, ""),
                number(Field.FACE_VALUE),
                required(Field.ISSUANCE_POST_ENERGY_CARRIER_CONVERSION, BundleReader::bool, false),
                Math.toIntExact(Math.min(9, number(Field.REGISTRY_CONFIGURATION))),
                text(Field.PRODUCTION_DEVICE_ID),
                text(Field.DEVICE_NAME),
                text(Field.DEVICE_TECHNOLOGY_TYPE),
                time(Field.DEVICE_PRODUCTION_START_DATE),
                number(Field.DEVICE_CAPACITY),
                required(Field.DEVICE_LOCATION, BundleReader::location, new Location(BigDecimal.ZERO, BigDecimal.ZERO)),
                text(Field.DEVICE_TYPE),
                time(Field.PRODUCTION_STARTING_INTERVAL),
                time(Field.PRODUCTION_ENDING_INTERVAL),
                time(Field.ISSUANCE_DATESTAMP),
                time(Field.EXPIRY_DATESTAMP),
                text(Field.COUNTRY_OF_ISSUANCE),
                text(Field.CONNECTED_GRID_IDENTIFICATION),
                text(Field.ISSUING_BODY),
                text(Field.ISSUE_MARKET_ZONE),
                new GcBundle.OptionalFields(
                        texts.get(Field.ISSUANCE_ID),
                        texts.get(Field.STORAGE_ID),
                        texts.get(Field.SDR_ALLOCATION_ID),
                        optional(Field.DISCHARGING_START_DATETIME, Instant::parse),
                        optional(Field.DISCHARGING_END_DATETIME, Instant::parse),
                        optional(Field.STORAGE_DEVICE_LOCATION, BundleReader::location),
                        optional(Field.STORAGE_EFFICIENCY_FACTOR, BigDecimal::new),
                        texts.get(Field.SUPPORT_RECEIVED),
                        texts.get(Field.QUALITY_SCHEME_REFERENCE),
                        optional(Field.DISSEMINATION_LEVEL, t -> Dissemination.valueOf(t.toUpperCase(Locale.ROOT))),
                        optional(Field.EMISSIONS_FACTOR_PRODUCTION_DEVICE, BigDecimal::new),
                        texts.get(Field.EMISSIONS_FACTOR_SOURCE),
                        texts.get(Field.BENEFICIARY),
                        optional(Field.READING_QUALITY, t -> Quality.valueOf(t.toUpperCase(Locale.ROOT)))));
    }

    /** What must hold between the fields. */
    private void check(GcBundle bundle) {
        if (!problems.isEmpty()) {
            return;
        }
        if (bundle.idRangeStart() > bundle.idRangeEnd()
                || bundle.bundleQuantity() != bundle.idRangeEnd() - bundle.idRangeStart() + 1) {
            problem(
                    Field.BUNDLE_QUANTITY,
                    "is not the length of the range",
                    "Both ends belong to it: " + bundle.idRangeStart() + " to " + bundle.idRangeEnd());
        }
        Instant start = bundle.productionStartingInterval();
        Instant end = bundle.productionEndingInterval();
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(Duration.ofHours(1)) > 0) {
            problem(
                    Field.PRODUCTION_ENDING_INTERVAL,
                    "is not within the hour after the start",
                    "It begins at " + start);
        }
        if (bundle.registryConfiguration() < 1 || bundle.registryConfiguration() > 3) {
            problem(Field.REGISTRY_CONFIGURATION, "is no configuration", "1, 2 or 3");
        }
        if (!bundle.issuanceDatestamp().isBefore(bundle.expiryDatestamp())) {
            problem(Field.EXPIRY_DATESTAMP, "is not after the issuance", "Issued at " + bundle.issuanceDatestamp());
        }
    }

    private String text(Field field) {
        return required(field, text -> text, "");
    }

    private long number(Field field) {
        return required(field, BundleReader::whole, 1L);
    }

    private Instant time(Field field) {
        return required(field, Instant::parse, NO_TIME);
    }

    private <T> T required(Field field, Function<String, T> parser, T standIn) {
        String text = texts.getOrDefault(field, "");
        if (text.isEmpty()) {
            problem(field, "is missing", "");
            return standIn;
        }
        T value = optional(field, parser);
        return value == null ? standIn : value;
    }

    private <T> @Nullable T optional(Field field, Function<String, T> parser) {
        String text = texts.get(field);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            problem(field, "cannot be read", "Write it as in docs/formats/certificates.md");
            return null;
        }
    }

    private void problem(Field field, String message, String hint) {
        problems.add(new Problem(file, line, field.energyTagName(), texts.getOrDefault(field, ""), message, hint));
    }

    private static SliceState state(String text) {
        for (SliceState state : SliceState.values()) {
            if (Field.title(state).equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long whole(String text) {
        long number = Long.parseLong(text);
        if (number < 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Location location(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return new Location(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
    }
}
