package greenpark.core.seal;

import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.seal.OpeningKey.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a day of a usage point: its events, which grow when a correction adds some, and its last leaf. Belongs to one thread at a time. */
final class SealedDay {
    private Frontier events = new Frontier(new Sha256());
    private int eventCount;
    private @Nullable Standing standing;
    private FactoryTotals totals = FactoryTotals.NONE;

    /** The last leaf, and where it stands. */
    record Standing(long index, Leaf.Day leaf) {}

    /** Everything is cleared again, and tells of its events again. */
    void forgetEvents() {
        events = new Frontier(new Sha256());
        eventCount = 0;
    }

    /** Adds events, in their canonical bytes. An event is salted with the day's own key: its place is never used twice. */
    void tell(OpeningKey key, List<byte[]> added) {
        for (byte[] event : added) {
            Hash commitment = Commitment.of(key, Label.EVENT, eventCount++, event);
            events.append(Sha256.ofThread().leaf(commitment.toByteArray()));
        }
    }

    /** Hides how many events there are, and which. */
    Hash events(OpeningKey revision) {
        return Commitment.of(revision, Label.EVENTS, 0, LeafBytes.events(eventCount, events.root()));
    }

    /** Null before the first. */
    @Nullable
    Standing standing() {
        return standing;
    }

    void stands(long index, Leaf.Day leaf) {
        standing = new Standing(index, leaf);
    }

    /** What the day came to, of a factory. */
    FactoryTotals totals() {
        return totals;
    }

    void comesTo(FactoryTotals sum) {
        totals = sum;
    }
}
