package greenpark.ledger;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.LogCheck.Finding.Reason;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a public folder as a stranger would: every entry, every tile, the root, the signatures, and that nothing is missing or too
 * much. To be run on a log that rests: files of a batch under way are beyond the checkpoint.
 */
public final class LogCheck {
    private final Path folder;
    private final Suite suite;
    private final List<Finding> findings = new ArrayList<>();

    private LogCheck(Path folder, Suite suite) {
        this.folder = folder;
        this.suite = suite;
    }

    /**
     * What is wrong with one file.
     *
     * @param file   path in the public folder
     * @param detail the values
     */
    public record Finding(String file, Reason reason, String detail) {
        /** The kinds of findings. */
        public enum Reason {
            /** A file of the log is not there. */
            MISSING,
            /** A file that no log has, or that no size up to the checkpoint's has. */
            SUPERFLUOUS,
            /** The bytes are not in the format of the file. */
            MALFORMED,
            /** A key that has to sign did not, or its line is wrong. */
            BAD_SIGNATURE,
            /** Entries that are not those under the root. */
            WRONG_ENTRIES,
            /** Hashes that are not those of the entries. */
            WRONG_HASHES,
            /** Neither entries nor hashes lead to the root of the checkpoint. */
            WRONG_ROOT
        }
    }

    /**
     * What the check found.
     *
     * @param checkpoint what is promised, or null if that cannot be read
     * @param findings   empty if all is as it must be
     */
    public record Report(@Nullable Checkpoint checkpoint, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        public boolean clean() {
            return findings.isEmpty();
        }
    }

    /** Of a log of SHA-256. */
    public static Report run(Path publicFolder, List<VerifierKey> signers) throws IOException {
        return run(publicFolder, Suite.SHA256, signers);
    }

    /**
     * Checks a log.
     *
     * @param signers keys of which each has to stand under the checkpoint, the log's own among them; lines of others say nothing
     * @throws IOException if a file cannot be read at all
     */
    public static Report run(Path publicFolder, Suite suite, List<VerifierKey> signers) throws IOException {
        LogCheck check = new LogCheck(publicFolder, suite);
        Checkpoint checkpoint = check.checkpoint(signers);
        long size = checkpoint == null ? Long.MAX_VALUE : checkpoint.size();
        FoundTiles found = FoundTiles.list(publicFolder, suite.hasher(), size, check.findings::add);
        if (checkpoint != null) {
            check.tree(checkpoint, found);
        }
        return new Report(checkpoint, check.findings);
    }

    private void find(String file, Reason reason, String detail) {
        findings.add(new Finding(file, reason, detail));
    }

    private @Nullable Checkpoint checkpoint(List<VerifierKey> signers) throws IOException {
        Path file = folder.resolve(LogReader.CHECKPOINT);
        if (!Files.exists(file)) {
            find(LogReader.CHECKPOINT, Reason.MISSING, "there is no checkpoint");
            return null;
        }
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            Checkpoint checkpoint = note.checkpoint();
            boolean ours = false;
            for (VerifierKey key : signers) {
                if (note.verify(List.of(key), new Signatures()) instanceof NoteVerdict.Accepted) {
                    ours |= key.name().equals(checkpoint.origin());
                } else {
                    find(
                            LogReader.CHECKPOINT,
                            Reason.BAD_SIGNATURE,
                            "no good signature of " + key.name() + " by " + key);
                }
            }
            if (!ours) {
                find(
                        LogReader.CHECKPOINT,
                        Reason.BAD_SIGNATURE,
                        "no key of the log " + checkpoint.origin() + " signed it, so its size and root say nothing");
                return null;
            }
            return checkpoint;
        } catch (MalformedLedger e) {
            find(LogReader.CHECKPOINT, Reason.MALFORMED, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** First which of entries and leaves are those under the root, then every file against them. */
    private void tree(Checkpoint checkpoint, FoundTiles found) throws IOException {
        List<Tile> tiles = Tile.of(checkpoint.size());
        Frontier byEntries = new Frontier(suite.hasher());
        Frontier byLeaves = new Frontier(suite.hasher());
        boolean whole = found.has(tiles, findings::add);
        for (Tile tile : tiles) {
            if (whole && tile.level() == 0) {
                append(byEntries, found.entries(tile));
                append(byLeaves, found.hashes(tile));
            }
        }
        if (!whole) {
            return;
        }
        boolean entriesHold = byEntries.root().equals(checkpoint.root());
        if (!entriesHold && !byLeaves.root().equals(checkpoint.root())) {
            find(
                    LogReader.CHECKPOINT,
                    Reason.WRONG_ROOT,
                    "promises " + checkpoint.root() + "; the entries give " + byEntries.root() + ", the tiles "
                            + byLeaves.root());
        }
        new TileComparison(found, suite.hasher(), entriesHold, findings::add).run(tiles);
    }

    private static void append(Frontier frontier, @Nullable List<Hash> leaves) {
        if (leaves != null) {
            leaves.forEach(frontier::append);
        }
    }
}
