package greenpark.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.Cancelled.Purpose;
import greenpark.core.time.Interval;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the book under random events, each with its seed: it agrees with its naive twin, watt-hour by watt-hour, and I3 and I10 hold. */
class BookLawsTest {
    private static final List<Account> ACCOUNTS = List.of(new Account("gen"), new Account("fab"), new Account("x"));

    /** Random events on bundles of 1 to 30 Wh of one quarter-hour, so that slices meet often. */
    private static CertificateEvent small(SplittableRandom random) {
        String name = List.of("p", "q", "c", "m").get(random.nextInt(4));
        Slice slice = smallSlice(random, name);
        Account one = ACCOUNTS.get(random.nextInt(3));
        Account two = ACCOUNTS.get(random.nextInt(3));
        return switch (random.nextInt(12)) {
            case 0 -> Script.event("issue " + name.charAt(0) + " " + (20 + random.nextInt(10)));
            case 1 -> claim(random);
            case 2 -> new Transferred(slice, one, two);
            case 3 -> new Reserved(slice, one, two, "deal");
            case 4 -> new Locked(slice, "audit");
            case 5, 6 -> new Released(slice, random.nextBoolean() ? "deal" : "audit");
            case 7 ->
                random.nextInt(4) > 0
                        ? new Expired(slice, Instant.parse("2029-01-01T00:00:00Z"))
                        : new Expired(slice, Script.EXPIRY);
            case 8 ->
                random.nextInt(20) > 0
                        ? new Split(slice.bundle(), slice.to())
                        : new Cancelled(slice, one, Purpose.OTHER, "ref");
            case 9 ->
                random.nextInt(6) > 0 ? new Split(slice.bundle(), slice.to()) : new Withdrawn(slice.bundle(), "wrong");
            default -> claim(random);
        };
    }

    private static Slice smallSlice(SplittableRandom random, String name) {
        int from = random.nextInt(20);
        return new Slice(Script.key(name).id(), from, from + 1 + random.nextInt(8));
    }

    private static Claimed claim(SplittableRandom random) {
        Slice need = smallSlice(random, "c");
        List<Slice> have = new ArrayList<>();
        long left = need.quantity();
        while (left > 0) {
            Slice some = smallSlice(random, random.nextBoolean() ? "p" : "q");
            long now = Math.min(left, some.quantity());
            have.add(new Slice(some.bundle(), some.from(), some.from() + now));
            left -= now;
        }
        return new Claimed(
                ACCOUNTS.get(random.nextInt(8) == 0 ? 2 : 1),
                random.nextBoolean() ? Claimed.Basis.OWNED : Claimed.Basis.ALLOCATION,
                need,
                have);
    }

    @Test
    void theBookAgreesWithItsNaiveTwin() {
        long applied = 0;
        long claimed = 0;
        long withdrawn = 0;
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CertificateBook book = new Script().book;
            NaiveBook twin = new NaiveBook();
            for (String name : List.of("p", "q", "c")) {
                CertificateEvent issue = Script.event("issue " + name + " " + (20 + random.nextInt(10)));
                book.apply(issue);
                twin.apply(issue);
            }
            for (int i = 0; i < 100; i++) {
                CertificateEvent event = small(random);
                Outcome outcome = book.apply(event);
                if (!(event instanceof Split)) {
                    boolean changed = outcome.equals(Outcome.APPLIED);
                    // What the twin does twice without harm, the book calls already applied.
                    boolean twinChanged = twin.apply(event);
                    assertThat(changed || (outcome.equals(Outcome.ALREADY_APPLIED) && twinChanged))
                            .as("seed %d, event %d: %s gives %s", seed, i, event, outcome)
                            .isEqualTo(twinChanged);
                    applied += changed ? 1 : 0;
                    claimed += changed && event instanceof Claimed ? 1 : 0;
                    withdrawn += changed && event instanceof Withdrawn ? 1 : 0;
                }
            }
            same(book, twin, seed);
        }
        assertThat(applied).isGreaterThan(5_000);
        assertThat(claimed).isGreaterThan(500);
        assertThat(withdrawn).isGreaterThan(100);
    }

    private static void same(CertificateBook book, NaiveBook twin, int seed) {
        assertThat(book.balance().complaints()).as("seed %d", seed).isEmpty();
        twin.bundles.forEach((id, all) -> {
            int at = 0;
            for (SliceView part : book.view().slices(id)) {
                for (; at < part.slice().to(); at++) {
                    assertThat(all.get(at).toString())
                            .as("seed %d, %s at %d", seed, id, at)
                            .isEqualTo(part.state() + " " + part.owner());
                }
            }
            for (Match match : book.view().matches(id)) {
                List<NaiveBook.Wh> production = java.util.Objects.requireNonNull(
                        twin.bundles.get(match.production().bundle()));
                for (int i = 0; i < match.consumption().quantity(); i++) {
                    assertThat(all.get((int) match.consumption().from() + i).partner)
                            .as("seed %d, partner of %d", seed, i)
                            .isSameAs(production.get((int) match.production().from() + i));
                }
            }
        });
    }

    /**
     * A million events in all: months of production, consumption, claims, sales, conversions to GEC, issues of GECs, their sale and retirement, and
     * corrections. Whatever the order, no watt-hour is in two schemes.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void noWattHourLivesInTwoSchemes(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CertificateBook book = new Script().book;
        List<Issued> production = new ArrayList<>();
        List<Issued> consumption = new ArrayList<>();
        long applied = 0;
        for (int i = 0; i < 250_000; i++) {
            CertificateEvent event = large(random, i, book, production, consumption);
            applied += book.apply(event).equals(Outcome.APPLIED) ? 1 : 0;
            if (i % 50_000 == 49_999) {
                check(book, seed, i);
            }
        }
        assertThat(applied).as("seed %d", seed).isGreaterThan(40_000);
        BookBalance balance = book.balance();
        for (GecPool pool : GecPool.values()) {
            assertThat(balance.gecsIssued()[pool.code()])
                    .as("seed %d, %s", seed, pool)
                    .isPositive();
        }
    }

    private static void check(CertificateBook book, int seed, int i) {
        BookBalance balance = book.balance();
        assertThat(balance.complaints()).as("seed %d, event %d", seed, i).isEmpty();
        long[] converted = new long[1];
        book.view().bundles(id -> {
            for (SliceView part : book.view().slices(id)) {
                if (part.purpose() == Purpose.GEC_CONVERSION) {
                    converted[0] += part.slice().quantity();
                }
            }
        });
        long gecs = balance.gecsIssued()[GecPool.TRADABLE.code()] + balance.gecsIssued()[GecPool.MECHANISM.code()];
        assertThat(1_000_000 * gecs).as("seed %d, event %d", seed, i).isLessThanOrEqualTo(converted[0]);
        assertThat(balance.wattHours(Side.PRODUCTION, SliceState.CLAIMED))
                .isEqualTo(balance.wattHours(Side.CONSUMPTION, SliceState.CLAIMED));
    }

    private static CertificateEvent large(
            SplittableRandom random, int i, CertificateBook book, List<Issued> production, List<Issued> consumption) {
        int kind = production.isEmpty() || consumption.isEmpty() ? random.nextInt(2) : random.nextInt(20);
        if (kind <= 1) {
            Side side = kind == 0 ? Side.PRODUCTION : Side.CONSUMPTION;
            String device =
                    side == Side.CONSUMPTION ? "u1" : List.of("s1", "s2", "m1").get(random.nextInt(3));
            Instant start = Script.START.plusSeconds(900L * (i / 20));
            Interval interval = new Interval(start, start.plusSeconds(900));
            Issued issued = new Issued(
                    new BundleKey("test-body", device, side, interval, 0, random.nextInt(2)),
                    1 + random.nextInt(3_000_000),
                    ACCOUNTS.get(kind),
                    Quality.MEASURED,
                    null,
                    interval.end(),
                    Instant.parse("2060-01-01T00:00:00Z"));
            (side == Side.PRODUCTION ? production : consumption).add(issued);
            return issued;
        }
        Issued made = recent(random, production);
        Issued used = recent(random, consumption);
        Slice slice = part(random, made);
        Account one = ACCOUNTS.get(random.nextInt(4) == 0 ? 2 : 0);
        return switch (kind) {
            case 2 -> new Transferred(slice, ACCOUNTS.get(0), ACCOUNTS.get(1 + random.nextInt(2)));
            case 3 -> new Reserved(slice, one, ACCOUNTS.get(1), "deal");
            case 4 -> new Released(slice, "deal");
            case 5, 6, 7, 8 -> new Cancelled(slice, one, Purpose.GEC_CONVERSION, "GEC");
            case 9 -> new Cancelled(slice, one, Purpose.OTHER, "I-REC");
            case 10 -> new Withdrawn(random.nextInt(3) == 0 ? made.id() : used.id(), "wrong reading");
            case 11, 12, 13 -> gec(random, book, i);
            default -> {
                long wh = Math.min(slice.quantity(), used.quantity());
                long from = random.nextLong(used.quantity() - wh + 1);
                yield new Claimed(
                        ACCOUNTS.get(1),
                        Claimed.Basis.ALLOCATION,
                        new Slice(used.id(), from, from + wh),
                        List.of(new Slice(slice.bundle(), slice.from(), slice.from() + wh)));
            }
        };
    }

    private static CertificateEvent gec(SplittableRandom random, CertificateBook book, int i) {
        YearMonth now = YearMonth.of(2028, 1).plusMonths(i / 59_520);
        String project = List.of("s1", "s2", "m1").get(random.nextInt(3));
        GecPool pool =
                List.of(GecPool.TRADABLE, GecPool.SELF_USE, GecPool.MECHANISM).get(random.nextInt(3));
        GecLot lot = new GecLot(project, pool, now.minusMonths(random.nextInt(3)));
        GecHolding holding = book.gec(lot);
        if (holding == null || holding.count() == 0) {
            long count = Math.max(0, Math.floorDiv(book.gecCarry(project, pool, lot.month()), 1_000_000L));
            return new GecIssued(lot, count + (random.nextInt(10) == 0 ? 1 : 0), ACCOUNTS.get(0), "");
        }
        long from = random.nextLong(holding.count());
        GecSlice slice = new GecSlice(lot, from, Math.min(holding.count(), from + 1 + random.nextInt(5)));
        return switch (random.nextInt(3)) {
            case 0 -> new GecTransferred(slice, ACCOUNTS.get(random.nextInt(2)), ACCOUNTS.get(random.nextInt(3)), now);
            case 1 -> new GecRetired(slice, ACCOUNTS.get(random.nextInt(2)), now, "use");
            default -> new GecExpired(slice, now.plusMonths(random.nextInt(30)));
        };
    }

    private static Issued recent(SplittableRandom random, List<Issued> issued) {
        int back = random.nextInt(Math.min(issued.size(), random.nextInt(10) == 0 ? 100_000 : 10));
        return issued.get(issued.size() - 1 - back);
    }

    private static Slice part(SplittableRandom random, Issued issued) {
        long from = random.nextBoolean() ? 0 : random.nextLong(issued.quantity());
        return new Slice(issued.id(), from, from + 1 + random.nextLong(issued.quantity() - from));
    }
}
