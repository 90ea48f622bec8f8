package greenpark.core.certificate;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The GECs (绿证) of a book: how many watt-hours each project, pool and month has for them, which are issued, and who has those.
 *
 * <p>Nothing is counted apart: the carry of a month is all energy up to it less a million for every GEC issued up to it (RC-18).
 */
final class GecBook {
    static final long WH_PER_GEC = 1_000_000;

    private final DeviceRegister register;
    private final Texts<String> cells = new Texts<>();
    private final List<GecMonth> months = new ArrayList<>();
    private final SortedMap<GecLot, GecHolding> lots = new TreeMap<>();
    private long monthFrom = Long.MAX_VALUE;
    private long monthTo = Long.MIN_VALUE;
    private YearMonth month = YearMonth.of(1970, 1);

    GecBook(DeviceRegister register) {
        this.register = register;
    }

    /** What one project has for GECs in one month of generation, by pool [Wh]. */
    record GecMonth(String project, YearMonth month, long[] wattHours) {}

    /** The number under which a project's energy of an instant counts. */
    int cell(String project, long second) {
        if (second < monthFrom || second >= monthTo) {
            month = YearMonth.from(Instant.ofEpochSecond(second).atZone(register.zone()));
            monthFrom = month.atDay(1).atStartOfDay(register.zone()).toEpochSecond();
            monthTo = month.plusMonths(1).atDay(1).atStartOfDay(register.zone()).toEpochSecond();
        }
        int cell = cells.number(project + " " + month);
        if (cell == months.size()) {
            months.add(new GecMonth(project, month, new long[GecPool.values().length]));
        }
        return cell;
    }

    /** Self-used energy grew by so much [Wh], or shrank where it is negative. */
    void selfUsed(int cell, long wattHours) {
        months.get(cell).wattHours()[GecPool.SELF_USE.code()] += wattHours;
    }

    void converted(int cell, GecPool pool, long wattHours) {
        months.get(cell).wattHours()[pool.code()] += wattHours;
    }

    /** Energy of a pool up to a month, included, less what was issued of it [Wh]; negative where claims fell after their month was issued. */
    long carry(String project, GecPool pool, YearMonth upTo) {
        long carry = 0;
        for (GecMonth cell : months) {
            if (cell.project().equals(project) && !cell.month().isAfter(upTo)) {
                carry += cell.wattHours()[pool.code()];
            }
        }
        for (var lot : lots.entrySet()) {
            if (lot.getKey().project().equals(project) && lot.getKey().pool() == pool) {
                carry -= WH_PER_GEC * lot.getValue().count();
            }
        }
        return carry;
    }

    Outcome issue(GecIssued issued) {
        GecLot lot = issued.lot();
        GecHolding known = lots.get(lot);
        if (known != null) {
            if (known.count() != issued.count() || !known.issuedTo().equals(issued.owner())) {
                return refused(GecIssued.Refusal.CONTENT_DIFFERS, known.count() + " to " + known.issuedTo());
            }
            if (known.officialNumber().equals(issued.officialNumber())) {
                return Outcome.ALREADY_APPLIED;
            }
            if (!known.officialNumber().isEmpty()) {
                return refused(GecIssued.Refusal.CONTENT_DIFFERS, known.officialNumber());
            }
            known.setOfficialNumber(issued.officialNumber());
            return Outcome.APPLIED;
        }
        for (GecLot other : lots.keySet()) {
            if (other.project().equals(lot.project())
                    && other.pool() == lot.pool()
                    && other.month().isAfter(lot.month())) {
                return refused(GecIssued.Refusal.MONTH_OUT_OF_ORDER, other);
            }
        }
        long carry = carry(lot.project(), lot.pool(), lot.month());
        long count = Math.max(0, Math.floorDiv(carry, WH_PER_GEC));
        if (count != issued.count()) {
            return refused(GecIssued.Refusal.COUNT_DIFFERS, issued.count() + ", but " + carry + " Wh make " + count);
        }
        lots.put(lot, new GecHolding(issued, lot.pool() == GecPool.SELF_USE));
        return Outcome.APPLIED;
    }

    Outcome transfer(GecTransferred transferred) {
        GecSlice slice = transferred.slice();
        GecHolding lot = lots.get(slice.lot());
        if (lot == null) {
            return refused(GecTransferred.Refusal.UNKNOWN_LOT, slice.lot());
        }
        if (slice.to() > lot.count()) {
            return refused(GecTransferred.Refusal.OUTSIDE_LOT, lot.count());
        }
        if (!slice.lot().pool().isTradable()) {
            return refused(GecTransferred.Refusal.NOT_TRADABLE, slice.lot());
        }
        if (transferred.from().equals(transferred.to())) {
            return refused(GecTransferred.Refusal.SAME_ACCOUNT, transferred.to());
        }
        List<GecHolding.Part> parts = lot.parts(slice);
        if (parts.stream()
                .allMatch(p -> p.isActive() && p.transferred() && p.owner().equals(transferred.to()))) {
            return Outcome.ALREADY_APPLIED;
        }
        for (GecHolding.Part part : parts) {
            if (!part.isActive()) {
                return refused(GecTransferred.Refusal.NOT_ACTIVE, part);
            }
            if (!part.owner().equals(transferred.from())) {
                return refused(GecTransferred.Refusal.NOT_OWNED, part);
            }
            if (part.transferred()) {
                return refused(GecTransferred.Refusal.TRANSFERRED_BEFORE, part);
            }
        }
        if (isExpired(slice.lot(), transferred.month())) {
            return refused(GecTransferred.Refusal.EXPIRED, firstMonthWithout(slice.lot()));
        }
        lot.change(slice, part -> part.transferredTo(transferred.to()));
        return Outcome.APPLIED;
    }

    Outcome retire(GecRetired retired) {
        GecSlice slice = retired.slice();
        GecHolding lot = lots.get(slice.lot());
        if (lot == null) {
            return refused(GecRetired.Refusal.UNKNOWN_LOT, slice.lot());
        }
        if (slice.to() > lot.count()) {
            return refused(GecRetired.Refusal.OUTSIDE_LOT, lot.count());
        }
        if (slice.lot().pool() == GecPool.SELF_USE) {
            return refused(GecRetired.Refusal.BOUND_TO_CLAIMS, slice.lot());
        }
        List<GecHolding.Part> parts = lot.parts(slice);
        if (parts.stream().allMatch(p -> p.isRetiredBy(retired.by(), retired.purpose()))) {
            return Outcome.ALREADY_APPLIED;
        }
        for (GecHolding.Part part : parts) {
            if (!part.isActive()) {
                return refused(GecRetired.Refusal.NOT_ACTIVE, part);
            }
            if (!part.owner().equals(retired.by())) {
                return refused(GecRetired.Refusal.NOT_OWNED, part);
            }
        }
        if (isExpired(slice.lot(), retired.month())) {
            return refused(GecRetired.Refusal.EXPIRED, firstMonthWithout(slice.lot()));
        }
        lot.change(slice, part -> part.retired(retired.purpose()));
        return Outcome.APPLIED;
    }

    Outcome expire(GecExpired expired) {
        GecSlice slice = expired.slice();
        GecHolding lot = lots.get(slice.lot());
        if (lot == null) {
            return refused(GecExpired.Refusal.UNKNOWN_LOT, slice.lot());
        }
        if (slice.to() > lot.count()) {
            return refused(GecExpired.Refusal.OUTSIDE_LOT, lot.count());
        }
        List<GecHolding.Part> parts = lot.parts(slice);
        if (parts.stream().allMatch(p -> p.state() == SliceState.EXPIRED)) {
            return Outcome.ALREADY_APPLIED;
        }
        for (GecHolding.Part part : parts) {
            if (!part.isActive()) {
                return refused(GecExpired.Refusal.NOT_ACTIVE, part);
            }
        }
        if (!isExpired(slice.lot(), expired.month())) {
            return refused(GecExpired.Refusal.TOO_EARLY, firstMonthWithout(slice.lot()));
        }
        lot.change(slice, GecHolding.Part::expired);
        return Outcome.APPLIED;
    }

    /** What is active of the lots whose months of validity are over in a month. */
    List<GecSlice> expired(YearMonth month) {
        List<GecSlice> slices = new ArrayList<>();
        lots.forEach((lot, holding) -> {
            if (isExpired(lot, month)) {
                holding.parts().stream()
                        .filter(GecHolding.Part::isActive)
                        .forEach(part -> slices.add(new GecSlice(lot, part.from(), part.to())));
            }
        });
        return slices;
    }

    private boolean isExpired(GecLot lot, YearMonth now) {
        return !now.isBefore(firstMonthWithout(lot));
    }

    /** The month of generation is the first of validity; this one is the first after the last. */
    YearMonth firstMonthWithout(GecLot lot) {
        Instant generation = lot.month().atDay(1).atStartOfDay(register.zone()).toInstant();
        return lot.month().plusMonths(register.gecExpiryMonths(generation));
    }

    List<GecMonth> months() {
        return months;
    }

    SortedMap<GecLot, GecHolding> lots() {
        return lots;
    }

    @Nullable
    GecHolding lot(GecLot lot) {
        return lots.get(lot);
    }

    private static Outcome refused(RefusalReason reason, Object details) {
        return new Outcome.Refused(reason, details.toString());
    }
}
