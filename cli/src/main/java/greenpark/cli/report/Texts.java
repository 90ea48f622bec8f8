package greenpark.cli.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** The words of the page, by language and key. */
final class Texts {
    static final List<String> LANGUAGES = List.of("zh", "en");

    private Texts() {}

    static SortedMap<String, String> of(String language) {
        Properties properties = new Properties();
        try (StringReader in = new StringReader(HtmlReport.resource("report_" + language + ".properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    static void write(Json json) {
        json.object("texts", () -> {
            for (String language : LANGUAGES) {
                json.object(language, () -> of(language).forEach(json::put));
            }
        });
    }
}
