package greenpark.core.encoding;

/** The number of each kind of event in its bytes. Fixed for good: a number is never used again. */
final class EventType {
    static final int ISSUED = 1;
    static final int SPLIT = 2;
    static final int TRANSFERRED = 3;
    static final int RESERVED = 4;
    static final int LOCKED = 5;
    static final int RELEASED = 6;
    static final int CLAIMED = 7;
    static final int CANCELLED = 8;
    static final int WITHDRAWN = 9;
    static final int EXPIRED = 10;
    static final int CHARGE_RECORDED = 11;
    static final int DISCHARGE_RECORDED = 12;
    static final int STORAGE_LOSS_RECORDED = 13;
    static final int STORAGE_RECORD_WITHDRAWN = 14;
    static final int GEC_ISSUED = 15;
    static final int GEC_TRANSFERRED = 16;
    static final int GEC_RETIRED = 17;
    static final int GEC_EXPIRED = 18;
    static final int DIFFERENCE_CARRIED = 19;
    static final int PERIOD_CLOSED = 20;
    static final int PERIOD_REOPENED = 21;

    private EventType() {}
}
