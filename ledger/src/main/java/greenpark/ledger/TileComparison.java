package greenpark.ledger;

import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TreeHasher;
import greenpark.ledger.LogCheck.Finding;
import greenpark.ledger.LogCheck.Finding.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares every file with what the entries, or else the leaves, give. */
final class TileComparison {
    private final FoundTiles found;
    private final TreeHasher hasher;
    private final boolean entriesHold;
    private final Consumer<Finding> findings;

    /** Of each level of tiles the hashes that are not yet compared. */
    private final List<List<Hash>> due = new ArrayList<>();

    /**
     * Of the files of a log.
     *
     * @param entriesHold whether the entries give the root of the checkpoint; else the leaves in the tiles do, or neither
     */
    TileComparison(FoundTiles found, TreeHasher hasher, boolean entriesHold, Consumer<Finding> findings) {
        this.found = found;
        this.hasher = hasher;
        this.entriesHold = entriesHold;
        this.findings = findings;
    }

    void run(List<Tile> tiles) throws IOException {
        Frontier tree = new Frontier(hasher);
        for (Tile tile : tiles) {
            if (tile.level() > 0) {
                // Compared when its last hash came, or below.
                continue;
            }
            List<Hash> byEntries = found.entries(tile);
            List<Hash> byTile = found.hashes(tile);
            List<Hash> leaves = entriesHold || byTile == null ? byEntries : byTile;
            if (leaves == null) {
                find(tile.entries(), Reason.MALFORMED, "holds no " + tile.width() + " entries");
                find(tile, Reason.MALFORMED, "holds no " + tile.width() + " hashes");
                return;
            }
            if (!leaves.equals(byEntries)) {
                find(
                        tile.entries(),
                        byEntries == null ? Reason.MALFORMED : Reason.WRONG_ENTRIES,
                        difference(byEntries, leaves));
            }
            partialBundles(tile, leaves);
            for (Hash leaf : leaves) {
                tree.append(leaf, (level, index, hash) -> put(level, hash));
                flush(tree.size());
            }
        }
        for (int level = 0; level < due.size(); level++) {
            compare(level, tree.size() >>> (level * Tile.HEIGHT));
        }
    }

    private void find(Tile tile, Reason reason, String detail) {
        findings.accept(new Finding(tile.path(), reason, detail));
    }

    private void put(int level, Hash hash) {
        if (level % Tile.HEIGHT == 0) {
            if (level / Tile.HEIGHT == due.size()) {
                due.add(new ArrayList<>());
            }
            due.get(level / Tile.HEIGHT).add(hash);
        }
    }

    private void flush(long size) throws IOException {
        for (int level = 0; level < due.size(); level++) {
            if (due.get(level).size() == Tile.FULL) {
                compare(level, size >>> (level * Tile.HEIGHT));
            }
        }
    }

    private void compare(int level, long hashes) throws IOException {
        List<Hash> expected = due.get(level);
        if (!expected.isEmpty()) {
            for (Tile tile : found.at(level, (hashes - 1) / Tile.FULL)) {
                compare(tile, found.hashes(tile), expected.subList(0, Math.min(tile.width(), expected.size())));
            }
        }
        due.set(level, new ArrayList<>());
    }

    private void compare(Tile tile, @Nullable List<Hash> stored, List<Hash> expected) {
        if (!expected.equals(stored)) {
            find(tile, stored == null ? Reason.MALFORMED : Reason.WRONG_HASHES, difference(stored, expected));
        }
    }

    private String difference(@Nullable List<Hash> stored, List<Hash> expected) {
        if (stored == null) {
            return "has another length than its " + expected.size() + " hashes or entries";
        }
        int at = 0;
        while (stored.get(at).equals(expected.get(at))) {
            at++;
        }
        return "number " + at + " in it is " + stored.get(at) + ", not " + expected.get(at);
    }

    /** Earlier, narrower bundles of the same entries. */
    private void partialBundles(Tile tile, List<Hash> leaves) throws IOException {
        for (Tile partial : found.at(Tile.ENTRIES, tile.index())) {
            Tile leafTile = new Tile(0, tile.index(), partial.width());
            if (partial.width() < tile.width()
                    && !leaves.subList(0, partial.width()).equals(found.entries(leafTile))) {
                find(partial, Reason.WRONG_ENTRIES, "has not the first entries under " + tile.path());
            }
        }
    }
}
