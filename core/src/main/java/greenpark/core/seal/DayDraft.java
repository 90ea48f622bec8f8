package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A usage point's day before it is sealed: the commitments of the revision that says it, which is the one that stands if nothing changed.
 *
 * @param slots commitments in order of time; of a day whose key was destroyed, those that were kept
 * @param leaf without park and place; null where the key was destroyed
 * @param fresh whether it needs a leaf
 */
record DayDraft(List<Hash> slots, Leaf.@Nullable Day leaf, boolean fresh) {
    DayDraft {
        slots = List.copyOf(slots);
    }

    /** @param day has been told of its events already */
    static DayDraft of(String point, LocalDate date, SealedDay day, OpeningKey key, DayValues values, int perHour) {
        SealedDay.Standing before = day.standing();
        if (before == null) {
            return of(point, date, day, key, 0, values, perHour);
        }
        DayDraft standing = of(point, date, day, key, before.leaf().revision(), values, perHour);
        return standing.says(before.leaf())
                ? new DayDraft(standing.slots(), standing.leaf(), false)
                : of(point, date, day, key, before.leaf().revision() + 1, values, perHour);
    }

    private static DayDraft of(
            String point, LocalDate date, SealedDay day, OpeningKey key, int revision, DayValues values, int perHour) {
        OpeningKey opening = key.revision(revision);
        DayTree tree = DayTree.of(opening, values, perHour);
        return new DayDraft(
                tree.slots(),
                new Leaf.Day(
                        point,
                        date,
                        revision,
                        values.slots(),
                        tree.slotsRoot(),
                        tree.totalsRoot(),
                        day.events(opening),
                        Leaf.NO_PARK,
                        null),
                true);
    }

    /** Whether a leaf commits to the same, whichever park leaf it names: a new version of the program alone supersedes nothing. */
    private boolean says(Leaf.Day other) {
        return leaf != null
                && leaf.slots() == other.slots()
                && leaf.slotsRoot().equals(other.slotsRoot())
                && leaf.totalsRoot().equals(other.totalsRoot())
                && leaf.events().equals(other.events());
    }
}
