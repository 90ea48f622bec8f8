package greenpark.cli.energytag;

import greenpark.core.certificate.GcBundle;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Bundles as JSON: an array of objects with EnergyTag's names. A location is an array of two numbers. */
public final class EnergyTagJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private EnergyTagJson() {}

    /** An object per line, so that files can be compared and a problem has a line. */
    public static String write(List<GcBundle> bundles) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < bundles.size(); i++) {
            text.append(i == 0 ? "\n" : ",\n").append(object(bundles.get(i)));
        }
        return text.append("\n]\n").toString();
    }

    /** On one line. */
    static String object(GcBundle bundle) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            for (Field field : Field.values()) {
                String value = field.text(bundle);
                if (value != null) {
                    write(out, field, value);
                }
            }
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Field field, String value) {
        String name = field.energyTagName();
        if (isLocation(field)) {
            out.writeArrayPropertyStart(name);
            for (String part : value.split(" ", -1)) {
                out.writeNumber(new BigDecimal(part));
            }
            out.writeEndArray();
            return;
        }
        switch (field.type()) {
            case TEXT -> out.writeStringProperty(name, value);
            case NUMBER -> out.writeNumberProperty(name, new BigDecimal(value));
            case BOOLEAN -> out.writeBooleanProperty(name, Boolean.parseBoolean(value));
        }
    }

    private static boolean isLocation(Field field) {
        return field == Field.DEVICE_LOCATION || field == Field.STORAGE_DEVICE_LOCATION;
    }

    /**
     * @param file name for messages
     * @throws BadInput with every problem, each with file, line and field; where the text is no JSON, with the first
     */
    public static List<GcBundle> read(String file, byte[] bytes) {
        List<Problem> problems = new ArrayList<>();
        List<GcBundle> bundles = new ArrayList<>();
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new BadInput(new Problem(file, 1, "", "", "is no array of bundles", ""));
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                long line = in.currentTokenLocation().getLineNr();
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    throw new BadInput(new Problem(file, line, "", in.getString(), "is no bundle", ""));
                }
                List<Problem> here = new ArrayList<>();
                bundles.add(BundleReader.read(file, line, object(file, in, here), here));
                problems.addAll(here);
            }
            if (in.nextToken() != null) {
                throw new BadInput(new Problem(
                        file, in.currentTokenLocation().getLineNr(), "", in.getString(), "follows the end", ""));
            }
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add(new Problem(file, line, "", "", "is no JSON: " + e.getOriginalMessage(), ""));
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return bundles;
    }

    private static SortedMap<Field, String> object(String file, JsonParser in, List<Problem> problems) {
        SortedMap<Field, String> texts = new TreeMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            long line = in.currentTokenLocation().getLineNr();
            Field field = Field.of(name);
            JsonToken token = in.nextToken();
            if (field == null) {
                problems.add(new Problem(file, line, name, "", "is no field of a bundle", ""));
                in.skipChildren();
            } else if (isLocation(field) && token == JsonToken.START_ARRAY) {
                put(texts, field, numbers(in), file, line, problems);
            } else if (fits(field, token)) {
                put(texts, field, in.getString(), file, line, problems);
            } else if (token != JsonToken.VALUE_NULL || field.isRequired()) {
                problems.add(
                        new Problem(file, line, name, in.getString(), "has the wrong type", "It is " + field.type()));
                in.skipChildren();
            }
        }
        return texts;
    }

    private static String numbers(JsonParser in) {
        StringBuilder text = new StringBuilder();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            text.append(text.isEmpty() ? "" : " ").append(in.currentToken().isNumeric() ? in.getString() : "?");
            in.skipChildren();
        }
        return text.toString();
    }

    private static boolean fits(Field field, JsonToken token) {
        return switch (field.type()) {
            case TEXT -> token == JsonToken.VALUE_STRING && !isLocation(field);
            case NUMBER -> token.isNumeric();
            case BOOLEAN -> token.isBoolean();
        };
    }

    private static void put(
            SortedMap<Field, String> texts, Field field, String value, String file, long line, List<Problem> problems) {
        if (texts.put(field, value) != null) {
            problems.add(new Problem(file, line, field.energyTagName(), value, "stands twice", ""));
        }
    }
}
