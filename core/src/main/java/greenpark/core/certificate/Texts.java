package greenpark.core.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Numbers what occurs again and again: accounts, references of holds and uses. */
final class Texts<T extends Comparable<T>> {
    private final TreeMap<T, Integer> numbers = new TreeMap<>();
    private final List<T> values = new ArrayList<>();

    /** The number of a value; a new one gets the next. */
    int number(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        numbers.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    /** The number of a value, or −1. */
    int find(T value) {
        Integer known = numbers.get(value);
        return known == null ? -1 : known;
    }

    T get(int number) {
        return values.get(number);
    }
}
