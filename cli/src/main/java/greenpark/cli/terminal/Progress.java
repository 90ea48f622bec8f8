package greenpark.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** One line that tells how far a command is: a bar on a terminal, nothing elsewhere. Belongs to one thread. */
public final class Progress {
    private static final int WIDTH = 28;
    private static final int NAME = 34;

    private final PrintWriter err;
    private final boolean terminal;
    private String stage = "";
    private int shown = -1;

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** A bar where a person is looking at standard error, for as long as nobody said otherwise. */
    static Progress of(PrintWriter err, boolean quiet) {
        return new Progress(err, !quiet && isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // under -Djdk.console=java.base there may be none
    public static boolean isTerminal() {
        @Nullable Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The next part of the work begins. */
    public void stage(String name) {
        stage = name;
        shown = -1;
        advance(0, 1);
    }

    public void advance(long done, long total) {
        int cells = (int) (WIDTH * done / Math.max(1, total));
        if (terminal && cells != shown) {
            shown = cells;
            String bar = "█".repeat(cells) + "░".repeat(WIDTH - cells);
            err.print("\r" + stage + " ".repeat(Math.max(1, NAME - stage.length())) + bar);
            err.flush();
        }
    }

    /** Takes the line away, so that what follows stands alone. */
    public void clear() {
        if (terminal) {
            err.print("\r\u001b[2K");
            err.flush();
        }
    }
}
