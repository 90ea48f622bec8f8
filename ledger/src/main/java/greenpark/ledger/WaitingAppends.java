package greenpark.ledger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Appends that came while another was written. Whoever has the log's lock next writes all of them with one forced record and one
 * checkpoint; the others then find theirs done. Nobody waits for a group to become larger: alone, an append is a group of its own.
 *
 * <p>Has a lock of its own, held for moments, so that callers queue while the log's lock is held over a write.
 */
final class WaitingAppends {
    private final Queue<Append> queue = new ArrayDeque<>();

    /** How a group is written. */
    @FunctionalInterface
    interface Writing {
        /** @return index of the first entry of the payload */
        long write(byte[] payload, int count) throws IOException;
    }

    synchronized void add(Append append) {
        queue.add(append);
    }

    /** From the front of the queue what one record holds. */
    private synchronized List<Append> take() {
        List<Append> group = new ArrayList<>();
        long length = 0;
        for (Append next = queue.peek(); next != null; next = queue.peek()) {
            length += next.payload().length;
            if (length > Wal.LONGEST_PAYLOAD) {
                break;
            }
            group.add(queue.remove());
        }
        return group;
    }

    /**
     * Writes the next group and tells each of its appends.
     *
     * @throws IOException as the writing threw it; all appends of the group are told of it
     */
    void writeNext(Writing writing) throws IOException {
        List<Append> group = take();
        try {
            long first = writing.write(
                    payload(group), group.stream().mapToInt(Append::count).sum());
            for (Append append : group) {
                append.succeed(first);
                first += append.count();
            }
        } catch (Throwable e) {
            // Whatever it is, an error of the machine too: nobody may wait for an answer that does not come.
            group.forEach(append -> append.fail(e));
            throw e;
        }
    }

    private static byte[] payload(List<Append> group) {
        if (group.size() == 1) {
            return group.getFirst().payload();
        }
        byte[] all = new byte[group.stream().mapToInt(a -> a.payload().length).sum()];
        int at = 0;
        for (Append append : group) {
            System.arraycopy(append.payload(), 0, all, at, append.payload().length);
            at += append.payload().length;
        }
        return all;
    }
}
