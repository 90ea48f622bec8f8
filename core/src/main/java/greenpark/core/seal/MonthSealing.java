package greenpark.core.seal;

import greenpark.core.clearing.DailyClearing;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.park.UsagePoint;
import greenpark.core.seal.OpeningKey.Label;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The months of one run: the account of each factory, over the leaves of its days. */
final class MonthSealing {
    private final Sealing.Run run;
    private final DailyClearing daily;
    private final Hash park;
    private final KeyRing keys;
    private final SealSink sink;
    private final SealBook book;
    private final SortedSet<YearMonth> touched = new TreeSet<>();

    /** @param park hash of the leaf by which the run seals */
    MonthSealing(Sealing.Run run, DailyClearing daily, Hash park, KeyRing keys, SealSink sink, SealBook book) {
        this.run = run;
        this.daily = daily;
        this.park = park;
        this.keys = keys;
        this.sink = sink;
        this.book = book;
    }

    /** The month may have another account than the one that stands. */
    void touch(YearMonth month) {
        touched.add(month);
    }

    /** The touched months that are sealed from their first to their last day. */
    void seal() {
        for (YearMonth month : touched) {
            boolean whole =
                    month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).allMatch(book.dates()::contains);
            if (whole) {
                seal(month);
            }
        }
    }

    private void seal(YearMonth month) {
        SortedMap<String, FactoryTotals> totals = new TreeMap<>();
        for (UsagePoint user : daily.roster().users()) {
            FactoryTotals sum = FactoryTotals.NONE;
            for (SealedDay day : book.days(user.id().value(), month)) {
                sum = sum.plus(day.totals());
            }
            totals.put(user.id().value(), sum);
        }
        for (MonthMaker.Made made : MonthMaker.accounts(daily, run.rules(), month, totals)) {
            seal(made);
        }
    }

    private void seal(MonthMaker.Made made) {
        MonthAccount account = made.account();
        byte[] record = account.record();
        OpeningKey key = keys.month(account.factory(), account.month());
        List<SealedDay> days = book.days(account.factory(), account.month());
        Hash daysRoot = root(days);
        SealBook.Month before = book.month(account.factory(), account.month());
        if (before != null && key != null) {
            Hash standing = Commitment.of(key.revision(before.revision()), Label.MONTH, 0, record);
            if (before.hash().equals(SealBook.Month.hash(standing, daysRoot))) {
                sink.month(before.index(), account.factory(), account.month(), record, made.claims());
                return;
            }
        }
        int revision = before == null ? 0 : before.revision() + 1;
        Hash commitment = key == null ? erased(account) : Commitment.of(key.revision(revision), Label.MONTH, 0, record);
        if (commitment == null || (before != null && before.hash().equals(SealBook.Month.hash(commitment, daysRoot)))) {
            return;
        }
        Leaf.Month leaf = new Leaf.Month(
                account.factory(),
                account.month(),
                revision,
                commitment,
                days.size(),
                daysRoot,
                park,
                before == null ? null : Long.valueOf(before.index()));
        long index = book.append(leaf);
        book.stands(index, leaf);
        if (key != null) {
            sink.month(index, account.factory(), account.month(), record, made.claims());
        }
    }

    /** Over the leaves that stand of these days. */
    private static Hash root(List<SealedDay> days) {
        Frontier tree = new Frontier(Sha256.ofThread());
        for (SealedDay day : days) {
            SealedDay.Standing standing = Objects.requireNonNull(day.standing());
            tree.append(Sha256.ofThread().leaf(LeafBytes.of(standing.leaf())));
        }
        return tree.root();
    }

    /** The commitment that stands of a month whose key was destroyed; null where none was sealed at this place. */
    private @Nullable Hash erased(MonthAccount account) {
        return book.standing() instanceof Leaf.Month leaf
                        && leaf.point().equals(account.factory())
                        && leaf.month().equals(account.month())
                ? leaf.commitment()
                : null;
    }
}
