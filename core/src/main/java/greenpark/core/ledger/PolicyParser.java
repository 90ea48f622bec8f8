package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import greenpark.core.ledger.WitnessPolicy.Group;
import greenpark.core.ledger.WitnessPolicy.Log;
import greenpark.core.ledger.WitnessPolicy.Member;
import greenpark.core.ledger.WitnessPolicy.Witness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a policy, each of which may only name what stands above it. */
final class PolicyParser {
    private final List<Log> logs = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final TreeSet<String> names = new TreeSet<>();
    private final TreeSet<String> grouped = new TreeSet<>();
    private @Nullable String quorum;

    WitnessPolicy parse(String text) {
        String[] lines = text.split("\n", -1);
        // What follows the last newline is not a line; every line ends.
        for (int i = 0; i < lines.length - 1; i++) {
            try {
                line(lines[i]);
            } catch (MalformedLedger e) {
                throw MalformedLedger.atLine(i + 1, e);
            }
        }
        if (!lines[lines.length - 1].isEmpty()) {
            throw MalformedLedger.atLine(
                    lines.length, new MalformedLedger(Reason.CUT_OFF, "the last line does not end in a newline"));
        }
        if (quorum == null) {
            throw new MalformedLedger(
                    Reason.CUT_OFF, "no line of the quorum. Maybe 'quorum none', if no witness is asked for");
        }
        return new WitnessPolicy(logs, members, quorum);
    }

    private void line(String line) {
        if (line.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7F)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(line)) {
            throw new MalformedLedger(Reason.CONTROL_CHARACTER, "'" + Canonical.shown(line) + "'");
        }
        List<String> items = Arrays.stream(line.split("[ \t]+"))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.getFirst().startsWith("#")) {
            return;
        }
        switch (items.getFirst()) {
            case "log" -> log(items(items, 2, 3));
            case "witness" -> witness(items(items, 3, 4));
            case "group" -> group(items(items, 4, Integer.MAX_VALUE));
            case "quorum" -> quorum(items(items, 2, 2));
            default ->
                throw new MalformedLedger(
                        Reason.WRONG_LINE,
                        "'" + Canonical.shown(items.getFirst()) + "' is not log, witness, group or quorum");
        }
    }

    private static List<String> items(List<String> items, int least, int most) {
        if (items.size() < least || items.size() > most) {
            throw new MalformedLedger(
                    Reason.WRONG_LINE, "a " + items.getFirst() + " line does not have " + items.size() + " items");
        }
        return items;
    }

    private void log(List<String> items) {
        VerifierKey key = VerifierKey.parse(items.get(1));
        if (logs.stream().anyMatch(log -> log.key().raw().equals(key.raw()))) {
            throw new MalformedLedger(Reason.DUPLICATE, "the key of log '" + key.name() + "' was given before");
        }
        logs.add(new Log(key, items.size() > 2 ? items.get(2) : null));
    }

    private void witness(List<String> items) {
        VerifierKey key = VerifierKey.parse(items.get(2));
        if (!key.type().isCosignature()) {
            throw new MalformedLedger(
                    Reason.UNKNOWN_TYPE, "the key of '" + items.get(1) + "' is not one of a cosigner");
        }
        // One key under two names would count twice.
        if (members.stream()
                .anyMatch(m -> m instanceof Witness w && w.key().raw().equals(key.raw()))) {
            throw new MalformedLedger(Reason.DUPLICATE, "the key of witness '" + items.get(1) + "' was given before");
        }
        define(items.get(1));
        members.add(new Witness(items.get(1), key, items.size() > 3 ? items.get(3) : null));
    }

    private void group(List<String> items) {
        List<String> listed = items.subList(3, items.size());
        for (String name : listed) {
            known(name);
            if (!grouped.add(name)) {
                throw new MalformedLedger(
                        Reason.DUPLICATE, "'" + name + "' is in a group already, and would count twice");
            }
        }
        define(items.get(1));
        members.add(new Group(items.get(1), required(items.get(2), listed.size()), listed));
    }

    private static int required(String text, int all) {
        return switch (text) {
            case "any" -> 1;
            case "all" -> all;
            default -> {
                long required = Canonical.decimal(text, "number of members");
                if (required < 1 || required > all) {
                    throw new MalformedLedger(Reason.OUT_OF_RANGE, required + " of " + all + " members");
                }
                yield (int) required;
            }
        };
    }

    private void quorum(List<String> items) {
        if (quorum != null) {
            throw new MalformedLedger(Reason.DUPLICATE, "a second line of the quorum");
        }
        String name = items.get(1);
        if (!name.equals(WitnessPolicy.NONE)) {
            known(name);
        }
        quorum = name;
    }

    private void define(String name) {
        if (name.equals(WitnessPolicy.NONE) || !names.add(name)) {
            throw new MalformedLedger(Reason.DUPLICATE, "the name '" + name + "' is taken");
        }
    }

    private void known(String name) {
        if (!names.contains(name)) {
            throw new MalformedLedger(Reason.UNKNOWN_NAME, "no line above defines '" + name + "'");
        }
    }
}
