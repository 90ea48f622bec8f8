package greenpark.core.certificate;

import java.util.ArrayList;
import java.util.List;

/** Columns that grow without being copied. */
final class Pages {
    private static final int BITS = 15;
    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;

    private Pages() {}

    /** A column of 32-bit numbers. */
    static final class Ints {
        private final List<int[]> pages = new ArrayList<>();
        private int[] last = {};
        private int size;

        int get(int i) {
            return pages.get(i >> BITS)[i & MASK];
        }

        void set(int i, int value) {
            pages.get(i >> BITS)[i & MASK] = value;
        }

        void add(int value) {
            if ((size & MASK) == 0) {
                last = new int[SIZE];
                pages.add(last);
            }
            last[size++ & MASK] = value;
        }
    }

    /** A column of 64-bit numbers. */
    static final class Longs {
        private final List<long[]> pages = new ArrayList<>();
        private long[] last = {};
        private int size;

        long get(int i) {
            return pages.get(i >> BITS)[i & MASK];
        }

        void add(long value) {
            if ((size & MASK) == 0) {
                last = new long[SIZE];
                pages.add(last);
            }
            last[size++ & MASK] = value;
        }
    }
}
