package greenpark.core.certificate;

/** What kind of Green Electricity Certificate (绿证) a Wh becomes. The remainder below 1 MWh is carried in each by itself. */
public enum GecPool {
    /** Exported energy at market price: may be sold, once. */
    TRADABLE,
    /** Self-used energy: bound to the claims of its month and retired with them; never an instrument of its own (RC-21). */
    SELF_USE,
    /** Exported energy at mechanism price (机制电量): issued, but its owner gets no GEC income (136号 (九)). */
    MECHANISM;

    public boolean isTradable() {
        return this == TRADABLE;
    }
}
