package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proof that can be mailed: an entry stands in a log, and witnesses have seen it. Checked offline.
 *
 * @param extra      for the application; nobody signed it
 * @param index      of the entry, from 0
 * @param path       sibling hashes, from the leaf's up to the root's child
 * @param checkpoint with the log's signature and the cosignatures
 * @see "c2sp.org/tlog-proof"
 */
public record TlogProof(@Nullable ByteString extra, long index, List<Hash> path, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** A path in a tree of 2⁶³ leaves. */
    private static final int LONGEST_PATH = 63;

    /** @throws MalformedLedger for a negative index, a path that no tree has, or a note that is no checkpoint */
    public TlogProof {
        if (index < 0) {
            throw new MalformedLedger(Reason.OUT_OF_RANGE, "there is no entry " + index);
        }
        if (path.size() > LONGEST_PATH) {
            throw new MalformedLedger(Reason.TOO_MANY, "a path of " + path.size() + " hashes");
        }
        if (extra != null && extra.length() == 0) {
            throw new MalformedLedger(Reason.WRONG_LINE, "extra data without bytes is left out");
        }
        path = List.copyOf(path);
        checkpoint.checkpoint();
    }

    /** @throws MalformedLedger unless the bytes are a proof */
    public static TlogProof parse(byte[] bytes) {
        return parse(Canonical.utf8(bytes));
    }

    /** @throws MalformedLedger unless the text is a proof */
    public static TlogProof parse(String text) {
        int parting = text.indexOf("\n\n");
        if (parting < 0) {
            throw new MalformedLedger(Reason.CUT_OFF, "no empty line between proof and checkpoint");
        }
        List<String> lines = Arrays.asList(text.substring(0, parting).split("\n", -1));
        if (!lines.getFirst().equals(HEADER)) {
            throw new MalformedLedger(
                    Reason.WRONG_LINE, "'" + Canonical.shown(lines.getFirst()) + "' is not " + HEADER);
        }
        int at = 1;
        ByteString extra = null;
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = ByteString.of(Canonical.base64(lines.get(at).substring(EXTRA.length()), "extra"));
            at++;
        }
        if (at >= lines.size() || !lines.get(at).startsWith(INDEX)) {
            throw new MalformedLedger(Reason.WRONG_LINE, "no line of the index");
        }
        long index = Canonical.decimal(lines.get(at).substring(INDEX.length()), "index");
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(at + 1, lines.size())) {
            path.add(Canonical.hash(line, "hash of the path"));
        }
        return new TlogProof(extra, index, path, SignedNote.parse(text.substring(parting + 2)));
    }

    /** The whole file. */
    public String format() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            text.append(EXTRA).append(extra.base64()).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(checkpoint.format()).toString();
    }

    public byte[] toByteArray() {
        return format().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What a check found.
     *
     * @param inclusion whether the path leads from the leaf to the checkpoint's root
     * @param policy    who signed the checkpoint, and whether that is enough
     */
    public record Verdict(ProofVerdict inclusion, PolicyVerdict policy) {
        /** Whether the entry is in the log, as the policy wants it shown. */
        public boolean holds() {
            return inclusion.holds() && policy.accepted();
        }
    }

    /**
     * Checks the whole proof.
     *
     * @param leaf hash of the entry that the reader holds
     */
    public Verdict verify(TreeHasher hasher, Hash leaf, WitnessPolicy policy, SignatureVerifier verifier) {
        return new Verdict(inclusion(hasher, leaf), policy.evaluate(checkpoint, verifier));
    }

    /** Whether the path leads from this leaf to the checkpoint's root; says nothing of signatures. */
    public ProofVerdict inclusion(TreeHasher hasher, Hash leaf) {
        Checkpoint tree = checkpoint.checkpoint();
        return new InclusionProof(index, tree.size(), path).verify(hasher, leaf, tree.root());
    }
}
