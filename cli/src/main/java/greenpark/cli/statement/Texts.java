package greenpark.cli.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words of a statement in one language. */
final class Texts {
    private final Properties texts;
    private final boolean chinese;

    private Texts(Properties texts, boolean chinese) {
        this.texts = texts;
        this.chinese = chinese;
    }

    static Texts in(boolean chinese) {
        String file = chinese ? "statement_zh.properties" : "statement_en.properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its file " + file);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Texts(texts, chinese);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean chinese() {
        return chinese;
    }

    SortedSet<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    String of(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }

    /** The text of a word from a file; the word itself where a later program wrote one that this program does not know. */
    String ofWord(String kind, String word) {
        return texts.getProperty(kind + "." + word, word);
    }

    String format(String key, Object... values) {
        return new MessageFormat(of(key), Locale.ROOT).format(values);
    }
}
