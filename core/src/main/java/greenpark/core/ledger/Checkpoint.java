package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.util.List;

/**
 * What a log promises: so many entries, with this root. The text of a signed note.
 *
 * @param origin     which log, for good; usually its name without a scheme, as {@code park.example/log}
 * @param size       leaves of the tree
 * @param root       of the tree
 * @param extensions further lines; nobody audits them, so best none
 * @see "c2sp.org/tlog-checkpoint"
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    /** @throws MalformedLedger for lines that are empty or have control characters */
    public Checkpoint {
        line(origin, "origin");
        if (size < 0) {
            throw new MalformedLedger(Reason.OUT_OF_RANGE, "a tree cannot have " + size + " leaves");
        }
        extensions.forEach(e -> line(e, "extension"));
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** @throws MalformedLedger unless the text is that of a checkpoint */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new MalformedLedger(Reason.CUT_OFF, "a checkpoint's last line does not end");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new MalformedLedger(
                    Reason.CUT_OFF, "a checkpoint has lines of origin, size and root, not " + lines.size() + " lines");
        }
        return new Checkpoint(
                lines.get(0),
                Canonical.decimal(lines.get(1), "size"),
                Canonical.hash(lines.get(2), "root"),
                lines.subList(3, lines.size()));
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n').append(root).append('\n');
        extensions.forEach(e -> text.append(e).append('\n'));
        return text.toString();
    }

    private static void line(String line, String what) {
        if (line.isEmpty()) {
            throw new MalformedLedger(Reason.WRONG_LINE, "the " + what + " of a checkpoint is empty");
        }
        Canonical.plain(line, what);
    }
}
