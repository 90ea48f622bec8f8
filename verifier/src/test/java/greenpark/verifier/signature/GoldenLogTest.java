package greenpark.verifier.signature;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.ConsistencyProof;
import greenpark.core.ledger.EntryBundle;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Json;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.ProofVerdict;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.Shared;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TileReader;
import greenpark.core.ledger.TlogProof;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.ledger.WitnessPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole logs that others checked or wrote: a thousand entries with a real witness's cosignature, and Sunlight's mirror of 300. */
class GoldenLogTest {
    private static final Signatures SIGNATURES = new Signatures();

    private final Sha256 hasher = new Sha256();

    private static Path golden() {
        return Shared.vectors("golden-interop");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VerifierKey key(Path file) {
        return VerifierKey.parse(new String(read(file), StandardCharsets.UTF_8).strip());
    }

    private static SignedNote note(Path file) {
        byte[] bytes = read(file);
        SignedNote note = SignedNote.parse(bytes);
        assertThat(note.toByteArray()).isEqualTo(bytes);
        return note;
    }

    /** The tree over the entries of a log. */
    private MerkleTree fromEntries(Path log, Checkpoint checkpoint) {
        MerkleTree tree = new MerkleTree(hasher);
        for (Tile tile : leafTiles(checkpoint)) {
            byte[] bundle = read(log.resolve(tile.entries().path()));
            assertThat(EntryBundle.encode(EntryBundle.decode(bundle, tile.width())))
                    .isEqualTo(bundle);
            EntryBundle.leaves(hasher, bundle, tile.width()).forEach(tree::append);
        }
        return tree;
    }

    /** The tree over the leaves in the tiles of a log. */
    private MerkleTree fromLeaves(Path log, Checkpoint checkpoint) {
        MerkleTree tree = new MerkleTree(hasher);
        for (Tile tile : leafTiles(checkpoint)) {
            byte[] bytes = read(log.resolve(tile.path()));
            for (int i = 0; i < tile.width(); i++) {
                tree.append(Hash.of(bytes, i * Hash.LENGTH));
            }
        }
        return tree;
    }

    private static List<Tile> leafTiles(Checkpoint checkpoint) {
        return Tile.of(checkpoint.size()).stream()
                .filter(tile -> tile.level() == 0)
                .toList();
    }

    /** Every hash of every tile is that of the tree, and every tile of the tree is there. */
    private static void assertTiles(Path log, MerkleTree tree) throws IOException {
        List<Tile> there = tiles(log).stream().filter(t -> t.level() >= 0).toList();
        assertThat(there).containsAll(Tile.of(tree.size()));
        for (Tile tile : there) {
            byte[] bytes = read(log.resolve(tile.path()));
            assertThat(bytes).hasSize(tile.width() * Hash.LENGTH);
            for (int i = 0; i < tile.width(); i++) {
                assertThat(Hash.of(bytes, i * Hash.LENGTH))
                        .as("%s, hash %d", tile.path(), i)
                        .isEqualTo(tree.hash(tile.level() * Tile.HEIGHT, tile.index() * Tile.FULL + i));
            }
        }
    }

    /** Every file under tile/, by its path. */
    private static List<Tile> tiles(Path log) throws IOException {
        try (Stream<Path> files = Files.walk(log.resolve("tile"))) {
            return files.filter(Files::isRegularFile)
                    .map(f -> Tile.parse(log.relativize(f).toString()))
                    .toList();
        }
    }

    @Test
    void every_tile_and_the_root_come_from_the_entries() throws IOException {
        Path log = golden();
        Checkpoint checkpoint = note(log.resolve("checkpoint")).checkpoint();
        MerkleTree tree = fromEntries(log, checkpoint);
        assertThat(tree.size()).isEqualTo(1000);
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        assertTiles(log, tree);
        // The partial bundle of the earlier size is still there.
        assertThat(fromEntries(log, note(log.resolve("checkpoint.old")).checkpoint())
                        .root())
                .isEqualTo(note(log.resolve("checkpoint.old")).checkpoint().root())
                .isEqualTo(tree.root(300));
    }

    @Test
    void the_later_checkpoint_continues_the_earlier() {
        Path log = golden();
        Checkpoint old = note(log.resolve("checkpoint.old")).checkpoint();
        Checkpoint now = note(log.resolve("checkpoint")).checkpoint();
        TileReader reader = new TileReader(hasher, now.size(), tile -> read(log.resolve(tile.path())));
        assertThat(reader.root()).isEqualTo(now.root());
        ConsistencyProof proof = ConsistencyProof.of(hasher, reader, old.size(), now.size());
        assertThat(proof.verify(hasher, old.root(), now.root())).isEqualTo(ProofVerdict.HOLDS);
        assertThat(Frontier.of(hasher, now.size(), reader).root()).isEqualTo(now.root());
    }

    @Test
    void log_witness_and_quantum_safe_customer_signed_it() {
        Path log = golden();
        VerifierKey logKey = key(log.resolve("vkey"));
        VerifierKey witness = key(log.resolve("witness.vkey"));
        VerifierKey customer = key(log.resolve("pq/pq.vkey"));
        assertThat(logKey.type()).isEqualTo(KeyType.ED25519);
        assertThat(StrictEd25519.check(logKey.raw().toByteArray())).isEqualTo(StrictEd25519.KeyCheck.GOOD);
        assertThat(note(log.resolve("checkpoint")).verify(List.of(logKey, witness), SIGNATURES))
                .isEqualTo(new NoteVerdict.Accepted(List.of(
                        new NoteVerdict.Signed(logKey, NoteVerdict.Signed.NO_TIME),
                        new NoteVerdict.Signed(witness, 0x6B047EBEL))));
        assertThat(note(log.resolve("pq/checkpoint")).verify(List.of(logKey, witness, customer), SIGNATURES))
                .isEqualTo(new NoteVerdict.Accepted(List.of(
                        new NoteVerdict.Signed(logKey, NoteVerdict.Signed.NO_TIME),
                        new NoteVerdict.Signed(witness, 0x6B047EBEL),
                        new NoteVerdict.Signed(customer, 0x6B047F4BL))));
    }

    @Test
    void the_proof_of_entry_777_holds_and_every_changed_byte_of_it_is_found() {
        Path log = golden();
        WitnessPolicy policy = WitnessPolicy.parse("log " + key(log.resolve("vkey")) + "\nwitness grid "
                + key(log.resolve("witness.vkey")) + "\nquorum grid\n");
        byte[] file = read(log.resolve("entry.tlog-proof"));
        Hash leaf = hasher.leaf(read(log.resolve("entry")));
        TlogProof proof = TlogProof.parse(file);
        assertThat(proof.toByteArray()).isEqualTo(file);
        assertThat(proof.index()).isEqualTo(777);
        assertThat(proof.verify(hasher, leaf, policy, SIGNATURES).holds()).isTrue();
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 1;
            assertThat(holds(changed, leaf, policy)).as("byte %d", i).isFalse();
        }
    }

    private boolean holds(byte[] file, Hash leaf, WitnessPolicy policy) {
        try {
            return TlogProof.parse(file)
                    .verify(hasher, leaf, policy, SIGNATURES)
                    .holds();
        } catch (MalformedLedger e) {
            return false;
        }
    }

    @Test
    void published_notes_are_good_and_one_changed_letter_makes_them_bad() {
        for (Json row :
                Json.read(Shared.vectors("signed-note.json")).at("valid").items()) {
            VerifierKey key = VerifierKey.parse(row.at("vkey").text());
            SignedNote note = SignedNote.parse(row.at("note").text());
            assertThat(note.verify(List.of(key), SIGNATURES)).isInstanceOf(NoteVerdict.Accepted.class);
            SignedNote changed = new SignedNote("X" + note.text(), note.signatures());
            assertThat(changed.verify(List.of(key), SIGNATURES)).isInstanceOf(NoteVerdict.Refused.class);
        }
    }

    private static final String ROME = "000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706";

    private static Path mirror() {
        return Shared.vectors("sunlight-skylight-mirror").resolve("cmd/skylight/testdata/witness");
    }

    @Test
    void sunlights_mirror_is_recomputed_from_its_leaves_and_signed() throws IOException {
        Path log = mirror().resolve("mirror").resolve(ROME);
        SignedNote note = note(log.resolve("checkpoint"));
        assertThat(hasher.of(note.checkpoint().origin().getBytes(StandardCharsets.UTF_8))
                        .hex())
                .isEqualTo(ROME);
        MerkleTree tree = fromLeaves(log, note.checkpoint());
        assertThat(tree.root()).isEqualTo(note.checkpoint().root());
        assertTiles(log, tree);
        assertSigned(note, mirror().resolve("mirror/mirror.v0.json"));
    }

    @Test
    void sunlights_witness_signed_it_and_the_logs_own_kind_of_signature_is_ignored() {
        SignedNote note = note(mirror().resolve(ROME).resolve("checkpoint"));
        assertThat(note.signatures()).hasSize(2);
        assertSigned(note, mirror().resolve("witness.v0.json"));
    }

    private static void assertSigned(SignedNote note, Path about) {
        List<VerifierKey> keys = new ArrayList<>();
        for (Json text : Json.read(about).at("verifier_keys").items()) {
            keys.add(VerifierKey.parse(text.text()));
        }
        TreeSet<String> names = new TreeSet<>(
                note.signatures().stream().map(NoteSignature::name).toList());
        assertThat(names).contains(keys.getFirst().name());
        assertThat(note.verify(keys, SIGNATURES)).isInstanceOf(NoteVerdict.Accepted.class);
    }
}
