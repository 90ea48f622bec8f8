package greenpark.ledger;

import greenpark.core.ledger.ConsistencyProof;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.ProofVerdict;
import greenpark.core.ledger.TileReader;
import greenpark.core.ledger.TreeHasher;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What stands between the log and a second history: the proof every witness would ask for, made from the tiles on disk. */
final class Continuation {
    private Continuation() {}

    /** @throws DamagedLog unless the tiles prove that the tree continues the one signed last */
    static void check(TileFolder tiles, Suite suite, SignedRecord.Tree signed, long size, Hash root)
            throws IOException {
        TreeHasher hasher = suite.hasher();
        ProofVerdict verdict;
        try {
            TileReader hashes = new TileReader(hasher, size, tiles.source());
            if (signed.size() == 0 || size < signed.size()) {
                // From nothing there is nothing to prove, but the root.
                boolean holds = size >= signed.size() && hashes.root().equals(root);
                verdict = holds ? ProofVerdict.HOLDS : ProofVerdict.WRONG_ROOT;
            } else {
                verdict =
                        ConsistencyProof.of(hasher, hashes, signed.size(), size).verify(hasher, signed.root(), root);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (MalformedLedger e) {
            throw new DamagedLog(tiles.folder(), e.getMessage() + "");
        }
        if (!verdict.holds()) {
            throw new DamagedLog(
                    tiles.folder(),
                    "the tree of " + size + " leaves does not continue the one of " + signed.size()
                            + " that was signed last (" + verdict
                            + "), so it is not signed. Maybe a tile was changed.");
        }
    }
}
