package greenpark.cli.report;

import greenpark.core.park.Name;
import greenpark.core.time.Interval;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes the report's one JSON text; what is opened is always closed. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** The text of one object, on one line. */
    static String text(Consumer<Json> content) {
        return text(ObjectWriteContext.empty(), content);
    }

    /** The text of one object, indented for readers. */
    static String indented(Consumer<Json> content) {
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                DefaultIndenter newLines = new DefaultIndenter("  ", "\n");
                return new DefaultPrettyPrinter().withObjectIndenter(newLines).withArrayIndenter(newLines);
            }
        };
        return text(pretty, content);
    }

    private static String text(ObjectWriteContext context, Consumer<Json> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(context, text)) {
            out.writeStartObject();
            content.accept(new Json(out));
            out.writeEndObject();
        }
        return text.toString();
    }

    /**
     * The same JSON for the inside of a script element: no {@code <} that could end it, nor a line separator of old JavaScript. Both occur
     * inside strings only, where the escape means the same character.
     */
    static String embedded(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    void object(String name, Runnable content) {
        out.writeObjectPropertyStart(name);
        content.run();
        out.writeEndObject();
    }

    <T> void objects(String name, List<T> items, Consumer<T> content) {
        out.writeArrayPropertyStart(name);
        for (T item : items) {
            out.writeStartObject();
            content.accept(item);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    void put(String name, long value) {
        out.writeNumberProperty(name, value);
    }

    /** A part of a whole, as {@link Share}; null where there is no whole. */
    void share(String name, long part, long whole) {
        if (whole == 0) {
            out.writeNullProperty(name);
        } else {
            out.writeNumberProperty(name, Share.millionths(part, whole));
        }
    }

    void put(String name, boolean value) {
        out.writeBooleanProperty(name, value);
    }

    void put(String name, @Nullable String value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }

    void put(String name, @Nullable BigDecimal value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeNumberProperty(name, value);
        }
    }

    void put(String name, Name value) {
        object(name, () -> {
            put("zh", value.zh());
            put("en", value.en());
        });
    }

    void put(String name, Interval value) {
        object(name, () -> {
            put("start", value.start().toString());
            put("end", value.end().toString());
        });
    }

    void put(String name, long[] values) {
        out.writeName(name);
        out.writeArray(values, 0, values.length);
    }

    void put(String name, long[][] rows) {
        out.writeArrayPropertyStart(name);
        for (long[] row : rows) {
            out.writeArray(row, 0, row.length);
        }
        out.writeEndArray();
    }

    void strings(String name, List<String> values) {
        out.writeArrayPropertyStart(name);
        values.forEach(out::writeString);
        out.writeEndArray();
    }

    /** Base64. */
    void put(String name, byte[] bytes) {
        out.writeBinaryProperty(name, bytes);
    }
}
