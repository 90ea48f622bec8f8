package greenpark.cli.log;

import greenpark.core.seal.Leaf;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a person calls a leaf, and in what two of them differ. */
final class LeafWords {
    private LeafWords() {}

    static String of(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Park park -> "park " + park.id() + " by " + park.program();
            case Leaf.Run run -> "run " + run.number() + " to " + run.last();
            case Leaf.Day day -> "day " + day.date() + " of " + day.point() + ", revision " + day.revision();
            case Leaf.Interval interval -> "interval " + interval.start() + ", revision " + interval.revision();
            case Leaf.Month month ->
                "month " + month.month() + " of " + month.point() + ", revision " + month.revision();
            case Leaf.Rest rest -> "rest of run " + rest.run();
            case Leaf.Sister sister -> "word of the sister log at " + sister.size();
            case Leaf.Key key -> "key " + key.key();
        };
    }

    /** The names of what differs; empty where the leaves are of different kinds. */
    static List<String> differences(Leaf one, Leaf other) {
        List<String> names = new ArrayList<>();
        if (one.getClass() == other.getClass()) {
            for (RecordComponent part : one.getClass().getRecordComponents()) {
                try {
                    if (!Objects.equals(
                            part.getAccessor().invoke(one), part.getAccessor().invoke(other))) {
                        names.add(part.getName());
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("a record's parts can be read", e);
                }
            }
        }
        return names;
    }
}
