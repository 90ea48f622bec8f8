package greenpark.core.certificate;

import java.util.Arrays;

/** Numbers ids of 16 bytes in the order in which they come, and finds the number of an id. Ids are hashes already, so their lowest bits are the place. */
final class IdTable {
    private final Pages.Longs high = new Pages.Longs();
    private final Pages.Longs low = new Pages.Longs();
    private int[] table = new int[1 << 10];
    private int size;

    IdTable() {
        Arrays.fill(table, -1);
    }

    int size() {
        return size;
    }

    /** The number of an id, or −1. */
    int find(long idHigh, long idLow) {
        int mask = table.length - 1;
        for (int at = (int) idLow & mask; table[at] >= 0; at = (at + 1) & mask) {
            int number = table[at];
            if (low.get(number) == idLow && high.get(number) == idHigh) {
                return number;
            }
        }
        return -1;
    }

    /** Adds an id that is not there and returns its number. */
    int add(long idHigh, long idLow) {
        if (2 * size >= table.length) {
            table = new int[2 * table.length];
            Arrays.fill(table, -1);
            for (int number = 0; number < size; number++) {
                place(number);
            }
        }
        high.add(idHigh);
        low.add(idLow);
        place(size);
        return size++;
    }

    private void place(int number) {
        int mask = table.length - 1;
        int at = (int) low.get(number) & mask;
        while (table[at] >= 0) {
            at = (at + 1) & mask;
        }
        table[at] = number;
    }

    long high(int number) {
        return high.get(number);
    }

    long low(int number) {
        return low.get(number);
    }
}
