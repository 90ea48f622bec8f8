package greenpark.ledger.witness;

import greenpark.core.ledger.NoteSignature;
import java.util.List;

/** What a witness answers, one kind per status of HTTP. */
public sealed interface Answer {
    /** 200: it cosigned. */
    record Cosigned(List<NoteSignature> lines) implements Answer {
        public Cosigned {
            lines = List.copyOf(lines);
        }
    }

    /** 409: it cosigned another size last, or another root of this size. */
    record Conflict(long size) implements Answer {}

    /** Anything else. */
    record Refused(Reason reason, String detail) implements Answer {}

    /** Why it does not cosign, with the status that says so. */
    enum Reason {
        /** The request is not one, or its old size is above the checkpoint's. */
        BAD_REQUEST(400),
        /** No key it knows signed the checkpoint. */
        NOT_SIGNED(403),
        /** It does not follow this log. */
        UNKNOWN_LOG(404),
        /** The proof does not lead from its last tree to this one. */
        PROOF_FAILS(422);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
