package greenpark.core.metering;

import java.util.ArrayList;
import java.util.List;

/** The readings of one meter as columns, in the order in which they were read. */
final class MeterColumns {
    /** Received: not told. */
    static final long NOT_TOLD = Long.MIN_VALUE;
    /** Seconds: the value is a register reading at an instant. */
    static final int REGISTER = 0;
    /** Seconds, until {@link #settle}: energy of an interval of untold length. */
    static final int ENERGY = -1;
    /** Seconds, until {@link #settle}: mean power of an interval of untold length. */
    static final int POWER = -2;

    private static final int BLOCK_BITS = 10;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private static final Block NONE = new Block();

    private final List<Block> blocks = new ArrayList<>();
    private Block last = NONE;
    private int size;
    private int untold;
    private long earliest = NOT_TOLD;
    private final List<Late> late = new ArrayList<>();

    /** From this reading on, none counts as received earlier than this. */
    private record Late(int from, long earliest) {}

    /** As many readings as fit; blocks instead of one growing array, so that nothing is copied while reading. */
    private static final class Block {
        private final long[] time = new long[BLOCK];
        private final int[] seconds = new int[BLOCK];
        private final long[] value = new long[BLOCK];
        private final long[] received = new long[BLOCK];
    }

    void add(long at, int length, long amount, long receivedMillis) {
        int place = size & BLOCK - 1;
        if (place == 0) {
            last = new Block();
            blocks.add(last);
        }
        last.time[place] = at;
        last.seconds[place] = length;
        last.value[place] = amount;
        last.received[place] = receivedMillis;
        size++;
        if (length < 0) {
            untold++;
        }
    }

    /** Whatever comes from now on counts as received at this time [ms] at the earliest; {@link #NOT_TOLD} for no such bound. */
    void notBefore(long millis) {
        if (millis != earliest) {
            earliest = millis;
            late.add(new Late(size, millis));
        }
    }

    int size() {
        return size;
    }

    /** Epoch second of a register reading, or of the start of an interval. */
    long time(int i) {
        return block(i).time[i & BLOCK - 1];
    }

    /** Length of the interval; {@link #REGISTER} for a register reading. */
    int seconds(int i) {
        return block(i).seconds[i & BLOCK - 1];
    }

    /** [10⁻⁶ Wh], for a register [10⁻⁶ units]. */
    long value(int i) {
        return block(i).value[i & BLOCK - 1];
    }

    /** Epoch milliseconds at which the reading became known. */
    long received(int i) {
        Block block = block(i);
        long told = block.received[i & BLOCK - 1];
        long received = told == NOT_TOLD ? (block.time[i & BLOCK - 1] + block.seconds[i & BLOCK - 1]) * 1000 : told;
        return late.isEmpty() ? received : Math.max(received, earliest(i));
    }

    private long earliest(int i) {
        int low = 0;
        int high = late.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (late.get(middle).from() <= i) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? NOT_TOLD : late.get(low - 1).earliest();
    }

    private Block block(int i) {
        return blocks.get(i >> BLOCK_BITS);
    }

    /** Gives the intervals of untold length the length that {@link IntervalLengths} finds. */
    void settle(int fallbackSeconds) {
        if (untold == 0) {
            return;
        }
        long[] starts = new long[untold];
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (seconds(i) < 0) {
                starts[n++] = time(i);
            }
        }
        IntervalLengths lengths = new IntervalLengths(starts, fallbackSeconds);
        for (int i = 0; i < size; i++) {
            Block block = block(i);
            int place = i & BLOCK - 1;
            if (block.seconds[place] >= 0) {
                continue;
            }
            int length = lengths.at(block.time[place]);
            if (block.seconds[place] == POWER) {
                block.value[place] = Unit.energy(block.value[place], length);
            }
            block.seconds[place] = length;
        }
        untold = 0;
    }
}
