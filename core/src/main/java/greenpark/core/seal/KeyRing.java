package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The opening keys of a log. A key that was never asked for is made then, kept durably before it is handed out, and is the same for good; one that was
 * destroyed is null, and so stays.
 */
public interface KeyRing {
    /** Of a usage point's day. */
    @Nullable
    OpeningKey day(String point, LocalDate date);

    /** The commitments of a day's slots that were kept when its key was destroyed. */
    List<Hash> erased(String point, LocalDate date);

    /** Of a factory's month. */
    @Nullable
    OpeningKey month(String factory, YearMonth month);

    /** Of what a run seals that belongs to no usage point. */
    @Nullable
    OpeningKey rest(int run);
}
