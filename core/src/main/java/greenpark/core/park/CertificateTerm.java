package greenpark.core.park;

import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something certificates state that no other table has: who issues, where, under which policy.
 *
 * @param usagePoint whom it is said of; null: of all that have no term of their own
 * @param placeholder whether the value is a stand-in that was not found in a document
 */
public record CertificateTerm(
        Key key,
        @Nullable UsagePointId usagePoint,
        String value,
        String source,
        String confidence,
        boolean placeholder,
        Interval validity) {

    /** What a term says. The required ones must hold for the whole park at any time. */
    public enum Key {
        ISSUING_BODY(true),
        COUNTRY_OF_ISSUANCE(true),
        MARKET_ZONE(true),
        CONNECTED_GRID(true),
        /** 1, 2 or 3, see EnergyTag. */
        REGISTRY_CONFIGURATION(true),
        /** Latitude and longitude [°], for instance {@code 35.03 110.99}. */
        LOCATION(true),
        /** How long a granular certificate may be used, the month of the energy included [months], at least 2. */
        EXPIRY_MONTHS(true),
        /** The same for a GEC (RC-19). */
        GEC_EXPIRY_MONTHS(true),
        /** What happens to estimated energy (V6): {@code withhold} its certificates until a reading replaces it, or {@code flag} them. */
        ESTIMATED_ENERGY(true),
        /** The project whose GECs a source's energy becomes; otherwise the usage point. */
        PROJECT(false),
        /** Whether a source's export is at mechanism price (机制电量): {@code yes} or {@code no}. */
        MECHANISM_PRICE(false),
        /** Of a source, life cycle [kg CO₂e/MWh]. */
        EMISSION_FACTOR(false),
        SUPPORT_RECEIVED(false),
        QUALITY_SCHEME(false);

        private final boolean required;

        Key(boolean required) {
            this.required = required;
        }

        public boolean isRequired() {
            return required;
        }

        /** What a value of this key must look like; empty where it is in order. */
        String complaint(String value) {
            boolean fine = switch (this) {
                case REGISTRY_CONFIGURATION -> value.matches("[123]");
                case LOCATION -> isLocation(value);
                case EXPIRY_MONTHS, GEC_EXPIRY_MONTHS -> value.matches("[2-9]|[1-9][0-9]{1,2}");
                case ESTIMATED_ENERGY -> value.matches("withhold|flag");
                case MECHANISM_PRICE -> value.matches("yes|no");
                case EMISSION_FACTOR -> value.matches("[0-9]{1,4}(\\.[0-9]{1,6})?");
                default -> !value.isEmpty() && value.length() <= 64;
            };
            return fine ? "" : "is no " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** What to write instead. */
        String hint() {
            return switch (this) {
                case EXPIRY_MONTHS, GEC_EXPIRY_MONTHS ->
                    "A whole number from 2 to 999; the month of the energy counts, so with 1 certificates would expire as they are issued";
                default -> "See docs/formats/park.md";
            };
        }

        private static boolean isLocation(String value) {
            if (!value.matches("-?[0-9]{1,2}(\\.[0-9]{1,9})? -?[0-9]{1,3}(\\.[0-9]{1,9})?")) {
                return false;
            }
            String[] parts = value.split(" ", 2);
            return new BigDecimal(parts[0]).abs().compareTo(BigDecimal.valueOf(90)) <= 0
                    && new BigDecimal(parts[1]).abs().compareTo(BigDecimal.valueOf(180)) <= 0;
        }
    }
}
