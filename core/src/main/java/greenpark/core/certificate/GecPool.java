package greenpark.core.certificate;

/** What kind of Green Electricity Certificate (绿证) a Wh becomes. The remainder below 1 MWh is carried in each by itself. */
public enum GecPool {
    /** Exported energy at market price: may be sold, once. */
    TRADABLE(0),
    /** Self-used energy: bound to the claims of its month and retired with them; never an instrument of its own (RC-21). */
    SELF_USE(1),
    /** Exported energy at mechanism price (机制电量): issued, but its owner gets no GEC income (136号 (九)). */
    MECHANISM(2);

    private final byte code;

    GecPool(int code) {
        this.code = (byte) code;
    }

    /** How it is stored; fixed for good. */
    public byte code() {
        return code;
    }

    public boolean isTradable() {
        return this == TRADABLE;
    }
}
