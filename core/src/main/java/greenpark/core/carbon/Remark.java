package greenpark.core.carbon;

import java.math.BigDecimal;
import java.util.List;

/** Something a reader must know about a figure: a message's key and its typed values, in order. The shell holds the texts, in Chinese and English. */
public record Remark(Key key, List<Value> values) {

    public Remark(Key key, Value... values) {
        this(key, List.of(values));
    }

    /** What is said. */
    public enum Key {
        /** factor kind, wanted year, year used. */
        FACTOR_STANDS_IN,
        /** part, region or kind, wanted year. */
        FACTOR_MISSING,
        /** k is not published for the region. */
        APPORTIONMENT_UNKNOWN,
        /** Energy above the cap trade + GEC ≤ grid draw [kWh]. */
        PURCHASES_ABOVE_CAP,
        /** Month of which only a part is accounted for; its purchases are left out [kWh]. */
        PURCHASES_OF_PARTIAL_MONTH,
        /** Planned or invented purchases [kWh]. */
        PURCHASES_PLACEHOLDER,
        /** The grid's carbon-free share is not published. */
        GRID_SHARE_UNKNOWN,
        /** Intervals without a reading. */
        READINGS_MISSING,
        /** Year that is not accounted for from end to end. */
        YEAR_INCOMPLETE,
        /** The year's energy use [tce] is in no size class. */
        NO_SIZE_CLASS,
        /** No threshold holds in the year. */
        NO_THRESHOLD,
        /** Indicator without data. */
        INPUT_MISSING,
        /** Indicator that the park has explained as not applicable. */
        NOT_APPLICABLE,
        /** Inputs that are planned or invented. */
        INPUT_PLACEHOLDER,
        /** No emissions of industrial processes are declared. */
        PROCESS_NOT_DECLARED,
        /** Non-fossil share needed for the threshold, if electricity were all: threshold, needed share, present share. */
        SHARE_NEEDED,
        /** The published figure comes from these inputs: recomputed value. */
        ARTICLE_REPRODUCED,
        /** The published figure is rounded: recomputed value. */
        ARTICLE_BACK_SOLVED,
        /** Demand of plan and account. */
        DEMAND_DIFFERS,
        /** Self-supplied energy of plan and account. */
        SELF_SUPPLY_DIFFERS,
        /** Traded energy of plan and account. */
        TRADE_DIFFERS,
        /** The published figure is CO₂e over the life cycle, though it is called CO₂. */
        ARTICLE_IS_LIFE_CYCLE,
        /** The published intensity gives no credit to traded green power. */
        ARTICLE_TRADE_WITHOUT_CREDIT,
        /** Mix by capacity, though the energy is otherwise. */
        ARTICLE_MIX_BY_CAPACITY,
        /** The accounts hold no prices. */
        NO_PRICES
    }

    /** A typed value of a message. */
    public sealed interface Value permits Amount, Word {}

    /** A number with its unit; empty for a share. */
    public record Amount(BigDecimal number, String unit) implements Value {}

    /** An id, a year or a key of the tables. */
    public record Word(String text) implements Value {}

    static Amount kilowattHours(long wattHours) {
        return new Amount(BigDecimal.valueOf(wattHours, 3), "kWh");
    }

    static Word word(Object text) {
        return new Word(text.toString());
    }
}
