package greenpark.core.seal;

import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.evidence.EvidenceMaker;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.Toy;
import greenpark.core.ledger.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A log in memory with keys from a seed and toy signatures: what sealing and evidence need of a real one. */
public final class MemoryLog implements SealSink, KeyRing, EvidenceMaker.Prover {
    public static final VerifierKey LOG = Toy.key("park.example/log", KeyType.ED25519);
    public static final VerifierKey GRID = Toy.key("grid.example", KeyType.ED25519_COSIGNATURE);
    public static final VerifierKey BUYER = Toy.key("buyer.example", KeyType.ED25519_COSIGNATURE);

    public final List<byte[]> leaves = new ArrayList<>();
    public final SortedMap<String, EvidenceMaker.SealedDay> days = new TreeMap<>();
    public final SortedMap<String, EvidenceMaker.SealedMonth> months = new TreeMap<>();
    public final SortedMap<String, List<ClaimLine>> claims = new TreeMap<>();
    private final MerkleTree tree = new MerkleTree(new Sha256());
    private final SortedMap<String, OpeningKey> keys = new TreeMap<>();
    private final long seed;

    public MemoryLog(long seed) {
        this.seed = seed;
    }

    @Override
    public byte @Nullable [] stored(long index) {
        return index < leaves.size() ? leaves.get(Math.toIntExact(index)) : null;
    }

    @Override
    public void leaf(long index, byte[] leaf) {
        if (index != leaves.size()) {
            throw new IllegalStateException("leaf " + index + " after " + leaves.size());
        }
        leaves.add(leaf);
        tree.append(new Sha256().leaf(leaf));
    }

    @Override
    public void day(long index, String factory, LocalDate date, FactoryDay day) {
        days.put(
                factory + " " + date,
                new EvidenceMaker.SealedDay(index, day(factory, date).revision(revision(index)), day));
    }

    @Override
    public void month(long index, String factory, YearMonth month, byte[] account, List<ClaimLine> list) {
        claims.put(factory + " " + month, list);
        months.put(
                factory + " " + month,
                new EvidenceMaker.SealedMonth(index, month(factory, month).revision(revision(index)), account));
    }

    @Override
    public OpeningKey day(String point, LocalDate date) {
        return key(point + " " + date);
    }

    @Override
    public List<Hash> erased(String point, LocalDate date) {
        throw new IllegalStateException("nothing is erased here");
    }

    @Override
    public OpeningKey month(String factory, YearMonth month) {
        return key(factory + " " + month);
    }

    @Override
    public OpeningKey rest(int run) {
        return key("rest " + run);
    }

    private OpeningKey key(String of) {
        return keys.computeIfAbsent(of, o -> {
            byte[] bytes = new byte[Hash.LENGTH];
            new Random(seed * 31 + of.hashCode()).nextBytes(bytes);
            return new OpeningKey(Hash.of(bytes));
        });
    }

    private int revision(long index) {
        return switch (LeafBytes.read(leaves.get(Math.toIntExact(index)))) {
            case Leaf.Day day -> day.revision();
            case Leaf.Month month -> month.revision();
            case Leaf other -> throw new IllegalStateException("neither day nor month: " + other);
        };
    }

    /** The days of a factory's month, in order. */
    public List<EvidenceMaker.SealedDay> daysOf(String factory, YearMonth month) {
        return days.subMap(factory + " " + month, factory + " " + month + "~").values().stream()
                .toList();
    }

    @Override
    public ByteString checkpoint() {
        return sign(new Checkpoint(LOG.name(), tree.size(), tree.root()));
    }

    /** The note under which log and witnesses stand. */
    public static ByteString sign(Checkpoint checkpoint) {
        List<NoteSignature> lines = List.of(
                Toy.sign(LOG, checkpoint.text()),
                Toy.cosign(GRID, 1_800_000_000, checkpoint),
                Toy.cosign(BUYER, 1_800_000_001, checkpoint));
        return ByteString.of(new SignedNote(checkpoint.text(), lines).toByteArray());
    }

    @Override
    public Proven prove(long index) {
        return new Proven(
                ByteString.of(leaves.get(Math.toIntExact(index))),
                index,
                tree.inclusion(index).path());
    }

    @Override
    public long park(Hash park) {
        for (int i = 0; i < leaves.size(); i++) {
            if (new Sha256().of(leaves.get(i)).equals(park)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no park leaf " + park);
    }

    /** Both witnesses wanted. */
    public static ByteString policy() {
        String text = "log " + LOG + "\nwitness grid " + GRID + "\nwitness buyer " + BUYER
                + "\ngroup both all grid buyer\nquorum both\n";
        return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
