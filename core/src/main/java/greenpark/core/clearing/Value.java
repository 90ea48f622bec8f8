package greenpark.core.clearing;

import greenpark.core.park.Name;
import java.time.Instant;

/** What a {@link Reason} says beside its key: typed, so that whoever shows it chooses language, unit and digits. */
public sealed interface Value {

    /** The number of a reason that is a term of its parent's number [Wh]; negative where it is taken off. */
    record Term(long wattHours) implements Value {}

    /** The number of a reason that stands for itself; its children add up to it, its parent does not count it [Wh]. */
    record Total(long wattHours) implements Value {}

    /** Energy that is mentioned and enters no sum [Wh]. */
    record Quantity(long wattHours) implements Value {}

    /** A part of a whole; a whole of 0 has no share. */
    record Share(long part, long whole) implements Value {}

    /** An id, a version, a cited document: the same in every language. */
    record Text(String text) implements Value {}

    /** The name of a usage point. */
    record Named(Name name) implements Value {}

    /** A word of a closed list, by its key. */
    record Word(String key) implements Value {}

    /** A moment; shown in the park's zone. */
    record Time(Instant instant) implements Value {}
}
