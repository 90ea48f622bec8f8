package greenpark.core.clearing;

import greenpark.core.park.Park;
import greenpark.core.park.Threshold;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * When the accounts of a month are open, closed, or beyond correction: dated data of the park. A month closes a number of days after its end
 * ({@code close-after-days}); a correction opens it again until a number of months after its end ({@code look-back-months}, 976号: twelve). Where the
 * park declares neither, every month stays open.
 */
final class AccountingPeriods {
    private final Park park;

    AccountingPeriods(Park park) {
        this.park = park;
    }

    /** How a month stands. */
    enum State {
        OPEN,
        /** A correction opens it again. */
        CLOSED,
        /** No correction reaches it any more. */
        FINAL
    }

    /** How a month stands at an instant. */
    State state(YearMonth month, Instant at) {
        Instant beyond = beyond(month);
        if (beyond != null && !at.isBefore(beyond)) {
            return State.FINAL;
        }
        Instant due = daysAfter(month);
        return due != null && !at.isBefore(due) ? State.CLOSED : State.OPEN;
    }

    /** When the accounts of a month close: after its days, at the latest with its look-back; null where the park declares neither. */
    @Nullable
    Instant due(YearMonth month) {
        Instant due = daysAfter(month);
        Instant beyond = beyond(month);
        return due == null || (beyond != null && beyond.isBefore(due)) ? beyond : due;
    }

    /** From when on no correction reaches a month; null where the park does not say. */
    private @Nullable Instant beyond(YearMonth month) {
        Threshold lookBack = park.threshold(Threshold.LOOK_BACK_MONTHS, start(month.plusMonths(1)))
                .orElse(null);
        return lookBack == null
                ? null
                : start(month.plusMonths(1 + lookBack.value().longValueExact()));
    }

    private @Nullable Instant daysAfter(YearMonth month) {
        Threshold close = park.threshold(Threshold.CLOSE_AFTER_DAYS, start(month.plusMonths(1)))
                .orElse(null);
        return close == null
                ? null
                : month.plusMonths(1)
                        .atDay(1)
                        .plusDays(close.value().longValueExact())
                        .atStartOfDay(park.zone())
                        .toInstant();
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(park.zone()).toInstant();
    }
}
