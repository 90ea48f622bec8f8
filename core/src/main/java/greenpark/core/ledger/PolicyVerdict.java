package greenpark.core.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a checkpoint is good enough for a policy, with what a reader wants to see: which witnesses and groups stand behind it.
 *
 * @param refused   why the note as a whole is not to be read, or null; then nobody counts as having signed
 * @param log       the key of the log that signed it, or null
 * @param states    of every witness and group, in the order of the policy
 * @param quorumMet whether the witnesses that signed are those the policy wants
 */
public record PolicyVerdict(
        NoteVerdict.@Nullable Refused refused, @Nullable VerifierKey log, List<State> states, boolean quorumMet) {

    public PolicyVerdict {
        states = List.copyOf(states);
    }

    /** Whether a log of the policy signed it, and the quorum is met. */
    public boolean accepted() {
        return refused == null && log != null && quorumMet;
    }

    /** The state of a name of the policy, or null for a name it has not. */
    public @Nullable State state(String name) {
        return states.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
    }

    /** What became of a witness or group. */
    public sealed interface State {
        String name();

        /** Whether it stands behind the checkpoint. */
        boolean satisfied();
    }

    /**
     * A witness.
     *
     * @param time of its cosignature in seconds since 1970, or {@link NoteVerdict.Signed#NO_TIME} if there is none
     */
    public record WitnessState(String name, long time) implements State {
        @Override
        public boolean satisfied() {
            return time != NoteVerdict.Signed.NO_TIME;
        }
    }

    /**
     * A group.
     *
     * @param signed   members that stand behind the checkpoint
     * @param required members that must
     */
    public record GroupState(String name, int signed, int required) implements State {
        @Override
        public boolean satisfied() {
            return signed >= required;
        }
    }
}
