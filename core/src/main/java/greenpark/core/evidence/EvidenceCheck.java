package greenpark.core.evidence;

import static greenpark.core.evidence.Finding.Check.CARBON;
import static greenpark.core.evidence.Finding.Check.CLAIMS;
import static greenpark.core.evidence.Finding.Check.DAYS;
import static greenpark.core.evidence.Finding.Check.INCLUDED;
import static greenpark.core.evidence.Finding.Check.OPENINGS;
import static greenpark.core.evidence.Finding.Check.PARK;
import static greenpark.core.evidence.Finding.Check.SUMS;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceFile.Month;
import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.evidence.Finding.Check;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.InclusionProof;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.SignatureVerifier;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.core.seal.MonthAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks an evidence file: nine checks in a fixed order, each with one outcome. The first thing that is wrong is the reason of its check; what cannot be
 * looked at because of it refers to it. Here leaves are read; {@link OpeningCheck} opens the records, {@link RecordCheck} and {@link CarbonCheck} look at what they say.
 *
 * @see "docs/formats/evidence.md, The checks"
 */
public final class EvidenceCheck {
    private static final int DAY_SECONDS = 86_400;

    /** A day with a clock change is an hour or two longer or shorter. */
    private static final int OTHER_LENGTH = 7_200;

    private final EvidenceFile file;
    private final SortedMap<String, Leaf.Park> parks = new TreeMap<>();
    private final List<Leaf.Day> leaves = new ArrayList<>();
    private final List<EvidenceReport.Day> opened = new ArrayList<>();
    private final List<Leaf.Park> inOrder = new ArrayList<>();
    private Leaf.@Nullable Month monthLeaf;
    private @Nullable MonthAccount account;
    private Leaf.@Nullable Park accountPark;

    private EvidenceCheck(EvidenceFile file) {
        this.file = file;
    }

    /** Checks a file under the policy that it carries. */
    public static EvidenceReport check(EvidenceFile file, SignatureVerifier verifier) {
        return check(file, file.policy(), verifier);
    }

    /** Checks a file under a policy of the reader's own. */
    public static EvidenceReport check(EvidenceFile file, ByteString policy, SignatureVerifier verifier) {
        return new EvidenceCheck(file).run(SignatureCheck.of(file.checkpoint(), policy, verifier));
    }

    private EvidenceReport run(SignatureCheck signatures) {
        Checkpoint checkpoint = signatures.checkpoint;
        List<Finding> findings = new ArrayList<>();
        findings.add(signatures.ofLog);
        findings.add(signatures.ofWitnesses);
        findings.add(
                checkpoint == null
                        ? Finding.fails(INCLUDED, Reason.SEE_EARLIER, "checkpoint")
                        : outcome(INCLUDED, () -> included(checkpoint)));
        Finding park = outcome(PARK, this::parks);
        Finding days = after(park, DAYS, this::days);
        Finding openings = after(days, OPENINGS, this::openings);
        RecordCheck records = new RecordCheck(file.variant(), opened, account, accountPark);
        findings.addAll(List.of(
                park,
                days,
                openings,
                after(openings, SUMS, records::sums),
                after(openings, CLAIMS, records::claims),
                file.account() == null
                        ? Finding.none(CARBON, Reason.NO_ACCOUNT)
                        : after(openings, CARBON, this::carbon)));
        return new EvidenceReport(findings, checkpoint, signatures.verdict, inOrder, opened, account, accountPark);
    }

    private static Finding outcome(Check check, Runnable work) {
        try {
            work.run();
            return Finding.holds(check);
        } catch (Wrong e) {
            return Finding.fails(check, e.reason(), e.what());
        }
    }

    private static Finding after(Finding earlier, Check check, Runnable work) {
        if (earlier.state() != Finding.State.FAILS) {
            return outcome(check, work);
        }
        String first = earlier.reason() == Reason.SEE_EARLIER
                ? earlier.what()
                : earlier.check().name().toLowerCase(java.util.Locale.ROOT);
        return Finding.fails(check, Reason.SEE_EARLIER, first);
    }

    private void carbon() {
        if (account == null || accountPark == null) {
            throw new IllegalStateException("an account that was not read");
        }
        new CarbonCheck(account, accountPark).run();
    }

    // ---- included ----

    private void included(Checkpoint checkpoint) {
        for (int i = 0; i < file.parks().size(); i++) {
            included(checkpoint, file.parks().get(i), "park " + (i + 1));
        }
        Month month = file.account();
        if (month != null) {
            included(checkpoint, month.leaf(), "month");
        }
        for (int i = 0; i < file.days().size(); i++) {
            included(checkpoint, file.days().get(i).leaf(), "day " + (i + 1));
        }
    }

    private static void included(Checkpoint checkpoint, Proven proven, String what) {
        Hash leaf = Sha256.ofThread().leaf(proven.leaf().toByteArray());
        boolean holds = new InclusionProof(proven.index(), checkpoint.size(), proven.path())
                .verify(Sha256.ofThread(), leaf, checkpoint.root())
                .holds();
        if (!holds) {
            throw new Wrong(Reason.PATH_FAILS, what);
        }
    }

    // ---- park and days ----

    private void parks() {
        for (int i = 0; i < file.parks().size(); i++) {
            byte[] bytes = file.parks().get(i).leaf().toByteArray();
            if (!(leaf(bytes, "park " + (i + 1)) instanceof Leaf.Park park)) {
                throw new Wrong(Reason.LEAF_MALFORMED, "park " + (i + 1));
            }
            boolean known = park.hasFactory(file.factory());
            if (!known) {
                throw new Wrong(Reason.FACTORY_UNKNOWN, "park " + (i + 1));
            }
            if (!isConsistent(park)) {
                throw new Wrong(Reason.PARK_INCONSISTENT, "park " + (i + 1));
            }
            parks.put(Sha256.ofThread().of(bytes).hex(), park);
            inOrder.add(park);
        }
    }

    /** Whether each usage point and each plant has an id of its own, and the plants are usage points of that kind. */
    private static boolean isConsistent(Leaf.Park park) {
        SortedMap<String, Integer> kinds = new TreeMap<>();
        park.points().forEach(p -> kinds.put(p.id(), p.kind()));
        Set<String> plants = new TreeSet<>();
        park.plants().forEach(p -> plants.add(p.id()));
        return kinds.size() == park.points().size()
                && plants.size() == park.plants().size()
                && plants.stream().allMatch(id -> kinds.getOrDefault(id, 0) == Leaf.Point.PLANT);
    }

    private static Leaf leaf(byte[] bytes, String what) {
        try {
            return LeafBytes.read(bytes);
        } catch (MalformedBytes e) {
            throw new Wrong(Reason.LEAF_MALFORMED, what);
        }
    }

    private Leaf.Park park(Hash hash, String what) {
        Leaf.Park park = parks.get(hash.hex());
        if (park == null) {
            throw new Wrong(Reason.OTHER_PARK, what);
        }
        return park;
    }

    private void days() {
        Frontier tree = new Frontier(Sha256.ofThread());
        LocalDate last = LocalDate.MIN;
        for (int i = 0; i < file.days().size(); i++) {
            String what = "day " + (i + 1);
            byte[] bytes = file.days().get(i).leaf().leaf().toByteArray();
            if (!(leaf(bytes, what) instanceof Leaf.Day day)) {
                throw new Wrong(Reason.LEAF_MALFORMED, what);
            }
            Leaf.Park park = park(day.park(), what);
            if (!day.point().equals(file.factory())) {
                throw new Wrong(Reason.OTHER_FACTORY, what);
            }
            if (!YearMonth.from(day.date()).equals(file.month())) {
                throw new Wrong(Reason.OTHER_MONTH, what);
            }
            if (!day.date().isAfter(last)) {
                throw new Wrong(Reason.OUT_OF_ORDER, what);
            }
            if (Math.abs((long) day.slots() * park.step() - DAY_SECONDS) > OTHER_LENGTH) {
                throw new Wrong(Reason.WRONG_NUMBER_OF_SLOTS, what);
            }
            last = day.date();
            leaves.add(day);
            tree.append(Sha256.ofThread().leaf(bytes));
        }
        month(tree);
    }

    private void month(Frontier tree) {
        Month part = file.account();
        if (part == null) {
            return;
        }
        if (!(leaf(part.leaf().leaf().toByteArray(), "month") instanceof Leaf.Month month)) {
            throw new Wrong(Reason.LEAF_MALFORMED, "month");
        }
        park(month.park(), "month");
        if (!month.point().equals(file.factory())) {
            throw new Wrong(Reason.OTHER_FACTORY, "month");
        }
        if (!month.month().equals(file.month())) {
            throw new Wrong(Reason.OTHER_MONTH, "month");
        }
        boolean complete = month.days() == file.month().lengthOfMonth()
                && (file.variant() == Variant.MONTH
                        || (leaves.size() == month.days() && tree.root().equals(month.daysRoot())));
        if (!complete) {
            throw new Wrong(Reason.DAYS_INCOMPLETE, "month");
        }
        monthLeaf = month;
    }

    // ---- openings ----

    private void openings() {
        for (int i = 0; i < leaves.size(); i++) {
            Leaf.Day leaf = leaves.get(i);
            opened.add(OpeningCheck.day(
                    leaf, park(leaf.park(), ""), file.days().get(i).opening()));
        }
        Month part = file.account();
        Leaf.Month leaf = monthLeaf;
        if (part != null && leaf != null) {
            Leaf.Park park = park(leaf.park(), "month");
            account = OpeningCheck.month(leaf, park, part);
            accountPark = park;
        }
    }

    /** As many slots as the days of a month can have at most. */
    static long mostSlots(YearMonth month, Leaf.Park park) {
        return (long) month.lengthOfMonth() * (DAY_SECONDS + OTHER_LENGTH) / park.step();
    }
}
