package greenpark.cli.terminal;

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

/** The texts of the command line in one language, from {@code messages_zh.properties} and {@code messages_en.properties}. */
public final class Words {
    private final Properties texts;
    private final boolean chinese;

    private Words(Properties texts, boolean chinese) {
        this.texts = texts;
        this.chinese = chinese;
    }

    public static Words in(Speech.Language language) {
        return in(language, "messages");
    }

    /** From another pair of files: {@code explain} for {@code explain_zh.properties} and {@code explain_en.properties}. */
    public static Words in(Speech.Language language, String files) {
        String file = "/greenpark/cli/" + files + "_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its file " + file);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Words(texts, language == Speech.Language.ZH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean chinese() {
        return chinese;
    }

    /** Every key. */
    public SortedSet<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    public String of(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }

    public String format(String key, Object... values) {
        return new MessageFormat(of(key), Locale.ROOT).format(values);
    }
}
