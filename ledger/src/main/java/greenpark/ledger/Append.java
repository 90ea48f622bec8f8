package greenpark.ledger;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Entries of one caller that wait for the log, and what became of them. Written and read under the log's lock. */
final class Append {
    private final byte[] payload;
    private final int count;
    private boolean done;
    private long first;
    private @Nullable Throwable failure;

    /**
     * Entries that wait.
     *
     * @param payload as bundles hold them
     * @param count   how many
     */
    Append(byte[] payload, int count) {
        this.payload = payload;
        this.count = count;
    }

    byte[] payload() {
        return payload;
    }

    int count() {
        return count;
    }

    /** Whether it is known what became of them. */
    boolean isDone() {
        return done;
    }

    void succeed(long index) {
        first = index;
        done = true;
    }

    void fail(Throwable why) {
        failure = why;
        done = true;
    }

    /**
     * Index of the first entry, acknowledged.
     *
     * @throws IOException if the write that had these entries in it failed, whoever's thread made it
     */
    long first() throws IOException {
        if (failure != null) {
            // An exception of its own for each caller, whose cause has the stack of the thread that wrote.
            throw new IOException(String.valueOf(failure.getMessage()), failure);
        }
        return first;
    }
}
