package greenpark.cli;

import greenpark.core.clearing.Reason;
import greenpark.core.clearing.Value;
import greenpark.verifier.Texts;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Prints a tree of reasons: the numbers in a column to the left, the tree to the right, where a text of any width fits. */
final class ReasonTree {
    private static final int WIDTH = 16;

    private final Texts texts;
    private final ZoneId zone;

    ReasonTree(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    void print(Reason root, PrintWriter out) {
        out.println(text(root));
        out.println(texts.of("legend"));
        for (Reason section : root.children()) {
            out.println();
            line(section, "", "", out);
        }
    }

    private void line(Reason reason, String branch, String below, PrintWriter out) {
        String number = reason.number().isPresent()
                ? (reason.isTerm() ? "" : "Σ ") + kilowattHours(reason.number().getAsLong())
                : "";
        out.println(" ".repeat(Math.max(0, WIDTH - number.length())) + number + "  " + branch + text(reason));
        List<Reason> children = reason.children();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            line(children.get(i), below + (last ? "└ " : "├ "), below + (last ? "  " : "│ "), out);
        }
    }

    private String text(Reason reason) {
        return texts.format(
                reason.key(), reason.values().stream().map(this::text).toArray());
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Term term -> kilowattHours(term.wattHours());
            case Value.Total total -> kilowattHours(total.wattHours());
            case Value.Quantity quantity -> kilowattHours(quantity.wattHours());
            case Value.Share share -> percent(share);
            case Value.Text text -> text.text();
            case Value.Named named ->
                texts.chinese() ? named.name().zh() : named.name().en();
            case Value.Word word -> texts.of(word.key());
            case Value.Time time ->
                LocalDateTime.ofInstant(time.instant(), zone).toString();
        };
    }

    /** Three digits after the point: the watt-hours. */
    private static String kilowattHours(long wattHours) {
        return BigDecimal.valueOf(wattHours, 3).toPlainString().replace('-', '−');
    }

    private static String percent(Value.Share share) {
        return share.whole() == 0
                ? "–"
                : BigDecimal.valueOf(share.part())
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(share.whole()), 2, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " %";
    }
}
