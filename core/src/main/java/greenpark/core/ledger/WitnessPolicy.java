package greenpark.core.ledger;

import greenpark.core.ledger.PolicyVerdict.GroupState;
import greenpark.core.ledger.PolicyVerdict.State;
import greenpark.core.ledger.PolicyVerdict.WitnessState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose word a reader wants before a checkpoint counts: any of the logs, and a quorum of the witnesses.
 *
 * @param logs    any of which may have signed; the name of the key is the log's origin
 * @param members witnesses and groups; a group comes after its members
 * @param quorum  name of the witness or group that must stand behind the checkpoint, or {@link #NONE}
 * @see "c2sp.org/tlog-policy"
 */
public record WitnessPolicy(List<Log> logs, List<Member> members, String quorum) {
    /** The quorum that asks for no witness. */
    public static final String NONE = "none";

    /** Checked by {@link PolicyParser}, the only way to one. */
    public WitnessPolicy {
        logs = List.copyOf(logs);
        members = List.copyOf(members);
    }

    /** A log, and where it is to be reached, if the policy says so. */
    public record Log(VerifierKey key, @Nullable String url) {}

    /** What a quorum can name. */
    public sealed interface Member {
        String name();
    }

    /** One that cosigns. The name is the policy's own; the key has its own. */
    public record Witness(
            String name, VerifierKey key, @Nullable String url) implements Member {}

    /**
     * Stands behind a checkpoint if enough of its members do.
     *
     * @param required members that must, from 1 to all
     */
    public record Group(String name, int required, List<String> members) implements Member {
        public Group {
            members = List.copyOf(members);
        }
    }

    /**
     * Reads a policy file in UTF-8.
     *
     * @throws MalformedLedger with the line and what is wrong in it
     */
    public static WitnessPolicy parse(byte[] file) {
        return new PolicyParser().parse(Canonical.utf8(file));
    }

    /** @throws MalformedLedger with the line and what is wrong in it */
    public static WitnessPolicy parse(String text) {
        return new PolicyParser().parse(text);
    }

    /** A file that reads as this policy; comments of the file it came from are lost. */
    public String format() {
        StringBuilder text = new StringBuilder();
        for (Log log : logs) {
            text.append("log ").append(log.key()).append(url(log.url())).append('\n');
        }
        for (Member member : members) {
            text.append(
                    switch (member) {
                        case Witness w -> "witness " + w.name() + " " + w.key() + url(w.url());
                        case Group g -> "group " + g.name() + " " + g.required() + " " + String.join(" ", g.members());
                    });
            text.append('\n');
        }
        return text.append("quorum ").append(quorum).append('\n').toString();
    }

    private static String url(@Nullable String url) {
        return url == null ? "" : " " + url;
    }

    /** All keys the policy knows. */
    public List<VerifierKey> keys() {
        return Stream.concat(logs.stream().map(Log::key), witnesses().map(Witness::key))
                .distinct()
                .toList();
    }

    private Stream<Witness> witnesses() {
        return members.stream().filter(Witness.class::isInstance).map(Witness.class::cast);
    }

    /** Checks every signature of a known key under a checkpoint, and tells who stands behind it. */
    public PolicyVerdict evaluate(SignedNote note, SignatureVerifier verifier) {
        return evaluate(note, verifier, type -> true);
    }

    /**
     * The same where only keys of some types count; lines of others are like those of unknown keys.
     *
     * @param counts for tools that cannot check every type
     */
    public PolicyVerdict evaluate(SignedNote note, SignatureVerifier verifier, Predicate<KeyType> counts) {
        List<VerifierKey> counted =
                keys().stream().filter(key -> counts.test(key.type())).toList();
        return switch (note.verify(counted, verifier)) {
            case NoteVerdict.Refused refused -> verdict(refused, null, List.of());
            case NoteVerdict.Accepted accepted ->
                verdict(null, log(note.checkpoint().origin(), accepted), accepted.signed());
        };
    }

    private @Nullable VerifierKey log(String origin, NoteVerdict.Accepted accepted) {
        return accepted.signed().stream()
                .map(NoteVerdict.Signed::key)
                .filter(key -> key.name().equals(origin))
                .filter(key -> logs.stream().anyMatch(log -> log.key().equals(key)))
                .findFirst()
                .orElse(null);
    }

    private PolicyVerdict verdict(
            NoteVerdict.@Nullable Refused refused, @Nullable VerifierKey log, List<NoteVerdict.Signed> signed) {
        Map<String, State> states = new TreeMap<>();
        List<State> ordered = new ArrayList<>();
        for (Member member : members) {
            State state = switch (member) {
                case Witness w -> new WitnessState(w.name(), time(w.key(), signed));
                case Group g -> new GroupState(g.name(), count(g, states), g.required());
            };
            states.put(state.name(), state);
            ordered.add(state);
        }
        State wanted = states.get(quorum);
        boolean met = refused == null && (quorum.equals(NONE) || (wanted != null && wanted.satisfied()));
        return new PolicyVerdict(refused, log, ordered, met);
    }

    private static long time(VerifierKey key, List<NoteVerdict.Signed> signed) {
        return signed.stream()
                .filter(s -> s.key().equals(key))
                .mapToLong(NoteVerdict.Signed::time)
                .findFirst()
                .orElse(NoteVerdict.Signed.NO_TIME);
    }

    private static int count(Group group, Map<String, State> states) {
        return (int) group.members().stream()
                .map(states::get)
                .filter(state -> state != null && state.satisfied())
                .count();
    }
}
