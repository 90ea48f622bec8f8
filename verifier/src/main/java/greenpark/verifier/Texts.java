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

/** The texts of one language, from a pair of files: {@code verify} is {@code verify_zh.properties} and {@code verify_en.properties}. */
public final class Texts {
    private final Properties texts;
    private final boolean chinese;

    private Texts(Properties texts, boolean chinese) {
        this.texts = texts;
        this.chinese = chinese;
    }

    /**
     * Reads the file of a language.
     *
     * @param beside a class in whose package the pair lies
     * @param files what both names begin with
     */
    public static Texts in(Class<?> beside, String files, boolean chinese) {
        String file = files + (chinese ? "_zh" : "_en") + ".properties";
        try (InputStream in = beside.getResourceAsStream(file)) {
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

    /** The text of a word from a file; the word itself where a later program wrote one that this program does not know. */
    public String ofWord(String kind, String word) {
        return texts.getProperty(kind + "." + word, word);
    }

    public String format(String key, @Nullable Object... values) {
        return new MessageFormat(of(key), Locale.ROOT).format(values);
    }
}
