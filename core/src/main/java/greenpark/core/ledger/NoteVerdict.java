package greenpark.core.ledger;

import java.util.List;

/** Whether a note may be read, and who signed it. */
public sealed interface NoteVerdict {

    /**
     * At least one known key signed it, and no line of a known key fails.
     *
     * @param signed the known keys that signed, each once, in the order of the note
     */
    record Accepted(List<Signed> signed) implements NoteVerdict {
        public Accepted {
            signed = List.copyOf(signed);
        }
    }

    /**
     * The note is to be ignored.
     *
     * @param name of the key whose line fails, or empty
     */
    record Refused(Reason reason, String name) implements NoteVerdict {}

    /**
     * A signature that was checked.
     *
     * @param time of a cosignature in seconds since 1970, or {@link #NO_TIME}
     */
    record Signed(VerifierKey key, long time) {
        /** The signature says no time. */
        public static final long NO_TIME = -1;
    }

    /** Why a note is refused. */
    enum Reason {
        /** A line of a known key is wrong: somebody changed the note, or signed another. */
        SIGNATURE_FAILS,
        /** Nobody the reader knows signed it. */
        NO_KNOWN_KEY
    }
}
