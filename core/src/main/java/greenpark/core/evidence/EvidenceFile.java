package greenpark.core.evidence;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Hash;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an evidence file. Its byte strings are leaves and records as they stand; {@link EvidenceCheck} says whether they are true.
 *
 * @param checkpoint text of the signed note
 * @param policy text of the sender's witness policy
 * @param parks the park leaves that the other leaves name, in order of index
 * @param account null where the month has no leaf yet
 * @param days in order of date; none in {@link Variant#MONTH}
 * @see "docs/formats/evidence.md"
 */
public record EvidenceFile(
        Variant variant,
        String factory,
        YearMonth month,
        ByteString checkpoint,
        ByteString policy,
        List<Proven> parks,
        @Nullable Month account,
        List<Day> days) {
    public EvidenceFile {
        parks = List.copyOf(parks);
        days = List.copyOf(days);
    }

    /**
     * A leaf, and that it stands in the log.
     *
     * @param index in the log
     * @param path from sibling to root
     */
    public record Proven(ByteString leaf, long index, List<Hash> path) {
        public Proven {
            path = List.copyOf(path);
        }
    }

    /**
     * The leaf of the month and the account it commits to.
     *
     * @param key opens the commitment
     */
    public record Month(Proven leaf, Hash key, ByteString record) {}

    /** A day's leaf, and as much of it as is shown. */
    public record Day(Proven leaf, Opening opening) {}

    /** What opens the commitments of a day. */
    public sealed interface Opening {}

    /**
     * Everything.
     *
     * @param key of the day
     * @param qualities per slot
     * @param columns in order of origin and kind, none of them all zero
     */
    public record Slots(Hash key, ByteString qualities, List<Column> columns) implements Opening {
        public Slots {
            columns = List.copyOf(columns);
        }
    }

    /**
     * One number per slot [Wh].
     *
     * @param kind 0 direct, 1 via storage, 2 what of both was not claimed
     */
    public record Column(int origin, int kind, ByteString values) {
        public static final int DIRECT = 0;
        public static final int VIA = 1;
        public static final int UNCLAIMED = 2;
    }

    /** The hours, then the day. */
    public record Hours(List<Salted> records) implements Opening {
        public Hours {
            records = List.copyOf(records);
        }
    }

    /**
     * The day's total.
     *
     * @param path from sibling to the root of the totals
     */
    public record Total(Salted record, List<Hash> path) implements Opening {
        public Total {
            path = List.copyOf(path);
        }
    }

    /** A record and the salt that hid it. */
    public record Salted(Hash salt, ByteString record) {}
}
