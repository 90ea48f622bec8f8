package greenpark.cli.report;

import greenpark.core.carbon.Remark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The distinct remarks of the page; a figure names its own by number. The page has a text per key, in both languages, for the values. */
final class Remarks {
    private final Map<Remark, Integer> numbers = new LinkedHashMap<>();

    /** Of the property {@code remarks} of the open object. */
    void put(Json json, List<Remark> remarks) {
        json.put(
                "remarks",
                remarks.stream()
                        .mapToLong(r -> numbers.computeIfAbsent(r, x -> numbers.size()))
                        .toArray());
    }

    /** After all that name some. */
    void write(Json json) {
        json.objects("remarks", List.copyOf(numbers.keySet()), remark -> {
            json.put("key", remark.key().name());
            json.objects("values", remark.values(), value -> {
                switch (value) {
                    case Remark.Amount amount -> {
                        json.put("number", amount.number());
                        json.put("unit", amount.unit());
                    }
                    case Remark.Word word -> json.put("word", word.text());
                }
            });
        });
    }
}
