package greenpark.verifier;

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
import org.jspecify.annotations.Nullable;

/** The texts of one language, from {@code verify_zh.properties} and {@code verify_en.properties}. */
final class Texts {
    private final Properties texts;
    private final boolean chinese;

    private Texts(Properties texts, boolean chinese) {
        this.texts = texts;
        this.chinese = chinese;
    }

    static Texts in(boolean chinese) {
        String file = chinese ? "verify_zh.properties" : "verify_en.properties";
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

    String format(String key, @Nullable Object... values) {
        return new MessageFormat(of(key), Locale.ROOT).format(values);
    }
}
