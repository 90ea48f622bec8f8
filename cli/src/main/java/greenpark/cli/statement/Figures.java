package greenpark.cli.statement;

import greenpark.core.evidence.EvidenceReport;
import greenpark.core.seal.Leaf;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How a statement writes figures. */
final class Figures {
    private Figures() {}

    /** Names of the plants in one language. */
    static Map<String, String> names(EvidenceReport report, boolean chinese) {
        Map<String, String> names = new HashMap<>();
        for (Leaf.Park park : report.parks()) {
            park.plants()
                    .forEach(p ->
                            names.put(p.id(), chinese ? p.name().zh() : p.name().en()));
        }
        return names;
    }

    static String kilowattHours(long wattHours) {
        return String.format(Locale.ROOT, "%,.3f", BigDecimal.valueOf(wattHours, 3));
    }

    static String tonnes(long grams) {
        return String.format(Locale.ROOT, "%,.6f", BigDecimal.valueOf(grams, 6));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
