package greenpark.core.evidence;

import static greenpark.core.evidence.Finding.Check.CHECKPOINT;
import static greenpark.core.evidence.Finding.Check.WITNESSES;

import greenpark.core.evidence.Finding.Reason;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.ledger.SignatureVerifier;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.ledger.WitnessPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who signed the checkpoint. Only Ed25519 counts, so that every tool comes to the same verdict. */
final class SignatureCheck {
    final @Nullable Checkpoint checkpoint;
    final @Nullable PolicyVerdict verdict;
    final Finding ofLog;
    final Finding ofWitnesses;

    private SignatureCheck(
            @Nullable Checkpoint checkpoint, @Nullable PolicyVerdict verdict, Finding ofLog, Finding ofWitnesses) {
        this.checkpoint = checkpoint;
        this.verdict = verdict;
        this.ofLog = ofLog;
        this.ofWitnesses = ofWitnesses;
    }

    static SignatureCheck of(ByteString noteBytes, ByteString policyBytes, SignatureVerifier verifier) {
        SignedNote note;
        Checkpoint checkpoint;
        try {
            note = SignedNote.parse(noteBytes.toByteArray());
            checkpoint = note.checkpoint();
        } catch (MalformedLedger e) {
            return failed(null, Reason.NOTE_MALFORMED);
        }
        WitnessPolicy policy;
        try {
            policy = WitnessPolicy.parse(policyBytes.toByteArray());
        } catch (MalformedLedger e) {
            return failed(checkpoint, Reason.POLICY_MALFORMED);
        }
        List<VerifierKey> logs = policy.logs().stream()
                .map(WitnessPolicy.Log::key)
                .filter(key -> key.type() == KeyType.ED25519)
                .toList();
        NoteVerdict byLog = note.verify(logs, verifier);
        Finding ofLog = switch (byLog) {
            case NoteVerdict.Refused refused
            when refused.reason() == NoteVerdict.Reason.SIGNATURE_FAILS ->
                Finding.fails(CHECKPOINT, Reason.SIGNATURE_FAILS, refused.name());
            case NoteVerdict.Refused refused -> Finding.fails(CHECKPOINT, Reason.NOT_SIGNED, "");
            case NoteVerdict.Accepted accepted
            when accepted.signed().stream().noneMatch(s -> s.key().name().equals(checkpoint.origin())) ->
                Finding.fails(CHECKPOINT, Reason.NOT_SIGNED, "");
            case NoteVerdict.Accepted accepted -> Finding.holds(CHECKPOINT);
        };
        PolicyVerdict cosigned = policy.evaluate(note, verifier, type -> type == KeyType.ED25519_COSIGNATURE);
        PolicyVerdict verdict =
                new PolicyVerdict(cosigned.refused(), key(byLog, checkpoint), cosigned.states(), cosigned.quorumMet());
        NoteVerdict.Refused refused = verdict.refused();
        Finding ofWitnesses;
        if (refused != null && refused.reason() == NoteVerdict.Reason.SIGNATURE_FAILS) {
            ofWitnesses = Finding.fails(WITNESSES, Reason.SIGNATURE_FAILS, refused.name());
        } else if (policy.quorum().equals(WitnessPolicy.NONE)) {
            ofWitnesses = Finding.none(WITNESSES, Reason.NO_QUORUM_ASKED);
        } else {
            ofWitnesses = verdict.quorumMet()
                    ? Finding.holds(WITNESSES)
                    : Finding.fails(WITNESSES, Reason.QUORUM_NOT_MET, "");
        }
        return new SignatureCheck(checkpoint, verdict, ofLog, ofWitnesses);
    }

    /** The log's key that signed; readers are to compare it with what they know. */
    private static @Nullable VerifierKey key(NoteVerdict byLog, Checkpoint checkpoint) {
        return byLog instanceof NoteVerdict.Accepted accepted
                ? accepted.signed().stream()
                        .map(NoteVerdict.Signed::key)
                        .filter(key -> key.name().equals(checkpoint.origin()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static SignatureCheck failed(@Nullable Checkpoint checkpoint, Reason reason) {
        return new SignatureCheck(
                checkpoint,
                null,
                Finding.fails(CHECKPOINT, reason, ""),
                Finding.fails(WITNESSES, Reason.SEE_EARLIER, "checkpoint"));
    }
}
