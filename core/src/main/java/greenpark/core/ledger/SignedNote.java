package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with signatures under it. Nothing in the text counts before {@link #verify} accepted the note.
 *
 * @param text       what is signed, with its last newline
 * @param signatures the lines under it, in their order
 * @see "c2sp.org/signed-note"
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** More than the 16 that everyone must take, and few enough to check in a moment. */
    public static final int MOST_SIGNATURES = 64;

    private static final int LONGEST = 1_000_000;

    /** @throws MalformedLedger for a text that does not end in a newline, or no or too many signatures */
    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new MalformedLedger(Reason.CUT_OFF, "the text of a note does not end in a newline");
        }
        Canonical.plainLines(text, "note");
        if (signatures.isEmpty()) {
            throw new MalformedLedger(Reason.CUT_OFF, "a note has no signature");
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new MalformedLedger(Reason.TOO_MANY, "a note has " + signatures.size() + " signatures");
        }
        signatures = List.copyOf(signatures);
    }

    /** @throws MalformedLedger unless the bytes are a note */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new MalformedLedger(Reason.TOO_MANY, "a note of " + bytes.length + " bytes");
        }
        return parse(Canonical.utf8(bytes));
    }

    /** @throws MalformedLedger unless the text is a note */
    public static SignedNote parse(String note) {
        // The last empty line parts them: the text may have empty lines, the signatures have none.
        int parting = note.lastIndexOf("\n\n");
        if (parting < 0 || !note.endsWith("\n")) {
            throw new MalformedLedger(Reason.CUT_OFF, "no note: an empty line and whole signature lines are due");
        }
        String lines = note.substring(parting + 2);
        if (lines.isEmpty()) {
            throw new MalformedLedger(Reason.CUT_OFF, "a note has no signature");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines.substring(0, lines.length() - 1).split("\n", MOST_SIGNATURES + 2)) {
            signatures.add(NoteSignature.parse(line));
            if (signatures.size() > MOST_SIGNATURES) {
                throw new MalformedLedger(Reason.TOO_MANY, "a note has more than " + MOST_SIGNATURES + " signatures");
            }
        }
        return new SignedNote(note.substring(0, parting + 1), signatures);
    }

    /** The whole note, as {@link #parse} reads it. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(s -> note.append(s.line()).append('\n'));
        return note.toString();
    }

    public byte[] toByteArray() {
        return format().getBytes(StandardCharsets.UTF_8);
    }

    /** With further lines under it, as when cosignatures arrive. */
    public SignedNote with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }

    /** @throws MalformedLedger unless the text is that of a checkpoint */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(text);
    }

    /**
     * Checks the signatures of the keys the reader knows; those of other keys do not count, good or bad.
     *
     * @param known keys the reader trusts
     */
    public NoteVerdict verify(List<VerifierKey> known, SignatureVerifier verifier) {
        List<NoteVerdict.Signed> good = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (signature.isBy(key)) {
                    NoteVerdict.Signed signed = verify(signature, key, verifier);
                    if (signed == null) {
                        return new NoteVerdict.Refused(NoteVerdict.Reason.SIGNATURE_FAILS, key.name());
                    }
                    // A second line by the same key is checked, and adds nothing.
                    if (good.stream().noneMatch(g -> g.key().equals(key))) {
                        good.add(signed);
                    }
                }
            }
        }
        return good.isEmpty()
                ? new NoteVerdict.Refused(NoteVerdict.Reason.NO_KNOWN_KEY, "")
                : new NoteVerdict.Accepted(good);
    }

    private NoteVerdict.@Nullable Signed verify(NoteSignature line, VerifierKey key, SignatureVerifier verifier) {
        byte[] raw = key.raw().toByteArray();
        if (!key.type().isCosignature()) {
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            boolean good =
                    verifier.verify(key.type(), raw, message, line.signature().toByteArray());
            return good ? new NoteVerdict.Signed(key, NoteVerdict.Signed.NO_TIME) : null;
        }
        try {
            Cosignature cosignature = Cosignature.parse(key.type(), line.signature());
            byte[] message = Cosignature.message(key, cosignature.time(), checkpoint());
            boolean good = verifier.verify(
                    key.type(), raw, message, cosignature.signature().toByteArray());
            return good ? new NoteVerdict.Signed(key, cosignature.time()) : null;
        } catch (MalformedLedger e) {
            // A known cosigner's line that is no cosignature, or stands under no checkpoint, fails as a wrong one does.
            return null;
        }
    }
}
