package greenpark.core.evidence;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceFile.Day;
import greenpark.core.evidence.EvidenceFile.Hours;
import greenpark.core.evidence.EvidenceFile.Month;
import greenpark.core.evidence.EvidenceFile.Opening;
import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.evidence.EvidenceFile.Salted;
import greenpark.core.evidence.EvidenceFile.Slots;
import greenpark.core.evidence.EvidenceFile.Total;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.InclusionProof;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.Subtree;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.park.Name;
import greenpark.core.seal.Commitment;
import greenpark.core.seal.DayTree;
import greenpark.core.seal.FactoryDay;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.core.seal.MonthAccount;
import greenpark.core.seal.OpeningKey;
import greenpark.core.seal.OpeningKey.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a keeper makes who seals what he likes: commitments, paths and signatures are right, whatever stands behind them. */
public final class ForgedEvidence {
    /** Of the parks' leaves, before they are sealed. */
    public UnaryOperator<Leaf.Park> park = UnaryOperator.identity();

    public UnaryOperator<Opening> opening = UnaryOperator.identity();
    public UnaryOperator<Leaf.Day> day = UnaryOperator.identity();
    public UnaryOperator<byte[]> account = UnaryOperator.identity();
    public UnaryOperator<Leaf.Month> month = UnaryOperator.identity();

    /** Of the bytes of any leaf but a park's, last before they are sealed. */
    public UnaryOperator<byte[]> leaf = UnaryOperator.identity();

    public static byte[] content(EvidenceFile file) {
        return EvidenceBytes.content(file);
    }

    public static byte[] pack(byte[] content) {
        return EvidenceBytes.pack(content);
    }

    /** Seals a file's parts, changed, into a log that holds nothing else. */
    public EvidenceFile reseal(EvidenceFile of, Function<Checkpoint, ByteString> signer) {
        List<byte[]> parks = of.parks().stream()
                .map(p -> LeafBytes.read(p.leaf().toByteArray()) instanceof Leaf.Park read
                        ? LeafBytes.of(park.apply(read))
                        : p.leaf().toByteArray())
                .toList();
        List<byte[]> leaves = new ArrayList<>(parks);
        List<Opening> openings = new ArrayList<>();
        for (Day shown : of.days()) {
            Opening changed = opening.apply(shown.opening());
            openings.add(changed);
            leaves.add(leaf.apply(LeafBytes.of(day.apply(day(shown, changed, parks)))));
        }
        byte[] record = new byte[0];
        Month account = of.account();
        if (account != null) {
            record = this.account.apply(account.record().toByteArray());
            leaves.add(leaf.apply(LeafBytes.of(
                    month.apply(month(account, record, parks, leaves.subList(parks.size(), leaves.size()))))));
        }
        MerkleTree log = new MerkleTree(new Sha256());
        leaves.forEach(l -> log.append(new Sha256().leaf(l)));
        List<Proven> proven = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            proven.add(
                    new Proven(ByteString.of(leaves.get(i)), i, log.inclusion(i).path()));
        }
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < openings.size(); i++) {
            days.add(new Day(proven.get(parks.size() + i), withPath(openings.get(i))));
        }
        return new EvidenceFile(
                of.variant(),
                of.factory(),
                of.month(),
                signer.apply(new Checkpoint("park.example/log", log.size(), log.root())),
                of.policy(),
                proven.subList(0, parks.size()),
                account == null ? null : new Month(proven.getLast(), account.key(), ByteString.of(record)),
                days);
    }

    /** The same month, honest, but its account made by a later park leaf that has the plants in another order and one more. */
    public static EvidenceFile withOtherPark(EvidenceFile of, Function<Checkpoint, ByteString> signer) {
        ForgedEvidence forged = new ForgedEvidence();
        List<Leaf.Park> read = new ArrayList<>();
        forged.park = p -> {
            Leaf.Park changed = read.isEmpty() ? p : otherOrder(p);
            read.add(changed);
            return changed;
        };
        forged.account = record -> {
            MonthAccount a = MonthAccount.read(record);
            int last = 2 * Flow.FIRST_PLANT + read.getFirst().plants().size() - 1;
            List<Flow> flows = a.totals().flows().stream()
                    .map(f -> f.origin() < Flow.FIRST_PLANT
                            ? f
                            : new Flow(last - f.origin(), f.direct(), f.via(), f.claimed()))
                    .sorted(Comparator.comparingInt(Flow::origin))
                    .toList();
            FactoryTotals t = a.totals();
            return new MonthAccount(
                            a.factory(),
                            a.name(),
                            a.month(),
                            new FactoryTotals(t.measured(), t.estimated(), t.missing(), t.consumption(), flows),
                            a.matched(),
                            a.claims(),
                            a.methods())
                    .record();
        };
        forged.month = m -> new Leaf.Month(
                m.point(),
                m.month(),
                m.revision(),
                m.commitment(),
                m.days(),
                m.daysRoot(),
                new Sha256().of(LeafBytes.of(read.getLast())),
                m.supersedes());
        Proven park = of.parks().getFirst();
        return forged.reseal(
                new EvidenceFile(
                        of.variant(),
                        of.factory(),
                        of.month(),
                        of.checkpoint(),
                        of.policy(),
                        List.of(park, park),
                        of.account(),
                        of.days()),
                signer);
    }

    private static Leaf.Park otherOrder(Leaf.Park p) {
        List<Leaf.Plant> plants = new ArrayList<>(p.plants().reversed());
        List<Leaf.Point> points = new ArrayList<>(p.points());
        plants.add(new Leaf.Plant("new", new Name("新", "New"), "wind", 1));
        points.add(new Leaf.Point("new", Leaf.Point.PLANT));
        return new Leaf.Park(
                p.id(), p.name(), p.zone(), p.step(), p.readings(), points, plants, p.tables(), p.rules(), p.program());
    }

    private static Leaf.Day day(Day shown, Opening opening, List<byte[]> parks) {
        if (!(LeafBytes.read(shown.leaf().leaf().toByteArray()) instanceof Leaf.Day old)) {
            throw new IllegalArgumentException("no day");
        }
        Hash slots = old.slotsRoot();
        Hash totals = old.totalsRoot();
        switch (opening) {
            case Slots e -> {
                DayTree tree = tree(e);
                if (tree != null) {
                    slots = tree.slotsRoot();
                    totals = tree.totalsRoot();
                }
            }
            case Hours e ->
                totals = DayTree.root(
                        e.records().stream().map(ForgedEvidence::commitment).toList());
            case Total e -> totals = DayTree.root(totals(e.record()));
        }
        return new Leaf.Day(
                old.point(),
                old.date(),
                old.revision(),
                old.slots(),
                slots,
                totals,
                old.events(),
                new Sha256().of(parks.getFirst()),
                old.supersedes());
    }

    /** Null where the columns show no day: then the old roots stay. */
    private static @Nullable DayTree tree(Slots opening) {
        byte[] qualities = opening.qualities().toByteArray();
        for (byte quality : qualities) {
            if (quality > ReadingQuality.ABSENT.code()) {
                return null;
            }
        }
        try {
            FactoryDay values = Columns.read(qualities, opening.columns());
            return values == null ? null : DayTree.of(new OpeningKey(opening.key()), values, 4);
        } catch (MalformedBytes | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Leaf.Month month(Month account, byte[] record, List<byte[]> parks, List<byte[]> days) {
        if (!(LeafBytes.read(account.leaf().leaf().toByteArray()) instanceof Leaf.Month old)) {
            throw new IllegalArgumentException("no month");
        }
        Hash salt = new OpeningKey(account.key()).salt(Label.MONTH, 0);
        Hash root = MerkleTree.root(
                new Sha256(), days.stream().map(d -> new Sha256().leaf(d)).toList());
        return new Leaf.Month(
                old.point(),
                old.month(),
                old.revision(),
                Commitment.of(salt, record),
                old.days(),
                root,
                new Sha256().of(parks.getFirst()),
                old.supersedes());
    }

    private static Hash commitment(Salted salted) {
        return Commitment.of(salted.salt(), salted.record().toByteArray());
    }

    /** Twenty-four hours that nobody sees, and the day. */
    private static List<Hash> totals(Salted day) {
        List<Hash> totals = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            totals.add(new Sha256().of(new byte[] {(byte) hour}));
        }
        totals.add(commitment(day));
        return totals;
    }

    private static Opening withPath(Opening opening) {
        if (!(opening instanceof Total e)) {
            return opening;
        }
        List<Hash> totals = totals(e.record());
        MerkleTree tree = MerkleTree.of(new Sha256(), DayTree.leaves(totals));
        return new Total(
                e.record(), InclusionProof.path(new Sha256(), tree, totals.size() - 1L, new Subtree(0, totals.size())));
    }
}
