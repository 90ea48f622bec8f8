package greenpark.verifier;

import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.TlogProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The proofs of an evidence file one by one in the text of c2sp.org/tlog-proof, for tools that know nothing of Greenpark: each leaf as {@code <index>.leaf}, beside
 * it {@code <index>.tlog-proof}.
 */
final class TlogProofs {
    private TlogProofs() {}

    /** @return how many were written */
    static int write(EvidenceFile file, Path folder) throws IOException {
        SignedNote checkpoint = SignedNote.parse(file.checkpoint().toByteArray());
        List<Proven> leaves = new ArrayList<>(file.parks());
        if (file.account() != null) {
            leaves.add(file.account().leaf());
        }
        file.days().forEach(day -> leaves.add(day.leaf()));
        Files.createDirectories(folder);
        for (Proven leaf : leaves) {
            Files.write(folder.resolve(leaf.index() + ".leaf"), leaf.leaf().toByteArray());
            TlogProof proof = new TlogProof(null, leaf.index(), leaf.path(), checkpoint);
            Files.write(folder.resolve(leaf.index() + ".tlog-proof"), proof.toByteArray());
        }
        return leaves.size();
    }
}
