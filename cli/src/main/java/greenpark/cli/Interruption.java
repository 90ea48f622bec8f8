package greenpark.cli;

import greenpark.cli.input.Folders;
import greenpark.cli.terminal.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens on Ctrl-C: first nothing is put in place any more, then the unfinished folders go, then it is said. One hook for the
 * process, because this order matters. Guarded by the class's lock, which {@link ResultFolder#publish} takes too: a result is put in its
 * place before the interruption or not at all.
 */
final class Interruption {
    private static final List<Path> UNFINISHED = new ArrayList<>();
    private static final List<Path> WRITTEN = new ArrayList<>();
    private static boolean begun;
    private static boolean finished;

    private Interruption() {}

    /** Says it on {@code err} from now on. */
    static void watch(PrintWriter err) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(err)));
    }

    /** The command is over; what ends the process now is no interruption. */
    static synchronized void finished() {
        finished = true;
    }

    /** Whether the process is being stopped, so that what fails now fails because of that. */
    static synchronized boolean begun() {
        return begun;
    }

    static synchronized void begins(Path unfinished) {
        UNFINISHED.add(unfinished);
    }

    static synchronized void ends(Path unfinished) {
        UNFINISHED.remove(unfinished);
    }

    /** An act that happens before an interruption or not at all, and afterwards counts as written. */
    static synchronized void write(Path place, Act act) throws IOException {
        if (begun) {
            throw new IOException("interrupted");
        }
        act.run();
        WRITTEN.add(place);
    }

    interface Act {
        void run() throws IOException;
    }

    private static void end(PrintWriter err) {
        List<Path> unfinished;
        synchronized (Interruption.class) {
            if (finished) {
                return;
            }
            begun = true;
            unfinished = List.copyOf(UNFINISHED);
        }
        unfinished.forEach(Folders::remove);
        if (Progress.isTerminal()) {
            err.println();
        }
        synchronized (Interruption.class) {
            err.println(
                    WRITTEN.isEmpty()
                            ? "Interrupted; nothing was written."
                            : "Interrupted; only " + WRITTEN.getLast() + " was written, and is whole.");
        }
        err.flush();
    }
}
