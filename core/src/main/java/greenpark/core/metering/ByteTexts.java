package greenpark.core.metering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a text of a few that keep coming stands for; finds it again from its bytes without making a String. */
final class ByteTexts<T> {
    private static final int FIRST = 4096;

    private final Function<String, @Nullable T> meaning;
    private byte[][] texts = new byte[FIRST][];
    private Object[] meanings = new Object[FIRST];
    private int size;
    private int last = -1;

    ByteTexts(Function<String, @Nullable T> meaning) {
        this.meaning = meaning;
    }

    /** The meaning of {@code b[from, to)}; null where it has none. */
    @Nullable
    T get(byte[] b, int from, int to) {
        if (last >= 0 && Arrays.equals(texts[last], 0, texts[last].length, b, from, to)) {
            return at(last);
        }
        int hash = 1;
        for (int p = from; p < to; p++) {
            hash = 31 * hash + b[p];
        }
        int place = (hash ^ hash >>> 15) & (texts.length - 1);
        while (texts[place] != null) {
            if (Arrays.equals(texts[place], 0, texts[place].length, b, from, to)) {
                last = place;
                return at(place);
            }
            place = (place + 1) & (texts.length - 1);
        }
        T found = meaning.apply(new String(b, from, to - from, StandardCharsets.UTF_8).strip());
        if (found != null && size < FIRST * 3 / 4) {
            texts[place] = Arrays.copyOfRange(b, from, to);
            meanings[place] = found;
            last = place;
            size++;
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private T at(int place) {
        return (T) meanings[place];
    }
}
