package greenpark.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts the report together: template, style, chart library, program and data in one file. */
public final class HtmlReport {
    static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    /** The program, one scope in several files: the first has a place for the others. */
    static final List<String> PROGRAM = List.of(
            "report.js",
            "format.js",
            "charts.js",
            "overview.js",
            "gauges.js",
            "factories.js",
            "ledger.js",
            "carbon.js",
            "indicators.js",
            "evidence.js");

    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");

    private HtmlReport() {}

    /**
     * @return the bytes of one UTF-8 HTML file; the same for the same input
     * @throws IllegalArgumentException where the physical summary has another shape than the park
     */
    public static byte[] write(ReportInput input) {
        String charts = resource(ECHARTS);
        String program = program();
        String data = Json.embedded(ReportData.json(input));
        Map<String, String> slots = Map.of(
                "style", resource("report.css"),
                "charts", charts,
                "program", program,
                "data", data,
                "policy", policy(charts, program));
        Matcher matcher = SLOT.matcher(resource("report.html"));
        return matcher.replaceAll(slot -> Matcher.quoteReplacement(slots.getOrDefault(slot.group(1), "")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String program() {
        String parts = PROGRAM.stream().skip(1).map(HtmlReport::resource).collect(Collectors.joining("\n"));
        return resource(PROGRAM.getFirst()).replace("//{{parts}}", parts);
    }

    /** Nothing may be loaded, and no script may run but the two of the report. Charts style their own elements. */
    private static String policy(String... scripts) {
        StringBuilder policy =
                new StringBuilder("default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src");
        for (String script : scripts) {
            policy.append(" 'sha256-").append(sha256(script)).append('\'');
        }
        return policy.append("; base-uri 'none'; form-action 'none'").toString();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
