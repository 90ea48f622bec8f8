package greenpark.core.seal;

import greenpark.core.encoding.CborReader;
import greenpark.core.encoding.MalformedBytes;

/** The number of each record and leaf in its bytes. Fixed for good: a number is never used again, nor one of an event. */
final class RecordType {
    static final int VERSION = 1;
    static final int FACTORY_SLOT = 48;
    static final int PLANT_SLOT = 49;
    static final int STORAGE_SLOT = 50;
    static final int GRID_SLOT = 51;
    static final int FACTORY_TOTALS = 52;
    static final int POINT_TOTALS = 53;
    static final int EVENTS = 54;
    static final int CLAIM = 55;
    static final int PARK = 64;
    static final int RUN = 65;
    static final int DAY = 66;
    static final int INTERVAL = 67;
    static final int MONTH = 68;
    static final int REST = 69;
    static final int KEY = 70;
    static final int SISTER = 71;
    static final int MONTH_ACCOUNT = 72;

    /** The largest amount of a slot, so that no sum overflows, here or in a page's numbers [Wh]. */
    static final long MOST_IN_SLOT = (1L << 32) - 1;

    /** The largest amount of anything else [Wh]. */
    static final long MOST_ENERGY = (1L << 40) - 1;

    /** [g]: a million million tonnes. */
    static final long MOST_GRAMS = 1_000_000_000_000_000_000L;

    static final int MOST_ORIGINS = 256;

    private RecordType() {}

    /** Reads the beginning of a record whose type is known. */
    static void begin(CborReader in, int type, int items) {
        int start = in.offset();
        in.array(2 + items);
        if (in.integer() != VERSION) {
            throw new MalformedBytes(MalformedBytes.Reason.UNKNOWN_VERSION, start, "");
        }
        if (in.integer() != type) {
            throw new MalformedBytes(MalformedBytes.Reason.UNKNOWN_TYPE, start, "no record of type " + type);
        }
    }
}
