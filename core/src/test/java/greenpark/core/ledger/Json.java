package greenpark.core.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON file of vectors: objects, lists, and everything else as its text. */
public record Json(Map<String, Json> fields, List<Json> items, String text) {

    public static Json read(Path file) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), file.toFile())) {
            return value(parser, parser.nextToken());
        }
    }

    public Json at(String name) {
        Json value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name + " among " + fields.keySet());
        }
        return value;
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    private static Json value(JsonParser parser, JsonToken token) {
        Map<String, Json> fields = new TreeMap<>();
        List<Json> items = new ArrayList<>();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                fields.put(name, value(parser, parser.nextToken()));
            }
            return new Json(fields, items, "");
        }
        if (token == JsonToken.START_ARRAY) {
            for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                items.add(value(parser, t));
            }
            return new Json(fields, items, "");
        }
        return new Json(fields, items, parser.getString());
    }
}
