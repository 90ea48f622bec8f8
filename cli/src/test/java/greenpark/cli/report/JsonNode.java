package greenpark.cli.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A parsed JSON value, with the few questions the tests ask. */
public record JsonNode(Object value) {

    public static JsonNode parse(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            JsonNode node = new JsonNode(read(parser));
            if (parser.nextToken() != null) {
                throw new IllegalStateException("more than one value");
            }
            return node;
        }
    }

    private static Object read(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (object.put(name, read(parser)) != null) {
                    throw new IllegalStateException(name + " stands twice");
                }
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(read(parser));
            }
            return array;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? "null" : parser.getString();
    }

    public JsonNode at(String name) {
        return new JsonNode(value instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : "absent");
    }

    public List<JsonNode> items() {
        return ((List<?>) value).stream().map(JsonNode::new).toList();
    }

    public String text() {
        return (String) value;
    }

    long number() {
        return Long.parseLong(text());
    }

    BigDecimal decimal() {
        return new BigDecimal(text());
    }

    long wh(String name) {
        return at(name).number();
    }

    /** Of an object's or array's numbers. */
    long sum() {
        return (value instanceof Map<?, ?> map ? map.values() : (List<?>) value)
                .stream().mapToLong(v -> Long.parseLong((String) v)).sum();
    }

    long sumOf(String name) {
        return items().stream().mapToLong(item -> item.wh(name)).sum();
    }
}
