package greenpark.cli.report;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /** Our own words among the sources of the shipped tables: English to Chinese. */
    static SortedMap<String, String> ownWords() {
        List<Problem> problems = new ArrayList<>();
        byte[] bytes = HtmlReport.resource("own_words.csv").getBytes(StandardCharsets.UTF_8);
        SortedMap<String, String> words = new TreeMap<>();
        for (Table.Row row : Table.read("own_words.csv", bytes, List.of("en", "zh"), problems)
                .rows()) {
            words.put(row.required("en"), row.required("zh"));
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return words;
    }

    static void write(Json json) {
        json.object("texts", () -> {
            for (String language : LANGUAGES) {
                json.object(language, () -> of(language).forEach(json::put));
            }
        });
        json.object("ownWords", () -> ownWords().forEach(json::put));
    }
}
