package greenpark.core.certificate;

import static greenpark.core.certificate.Segments.NONE;

import greenpark.core.certificate.Cancelled.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All certificates of a park: the fold of their events. Every watt-hour of an issued bundle is in exactly one state (I3,
 * {@link #balance}); a refused event changes nothing.
 *
 * <p>One book serves one thread. It is mutable because a park-year has millions of bundles; the same events give the same book.
 */
public final class CertificateBook {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final DeviceRegister register;
    private final Bundles bundles = new Bundles();
    private final Segments segments = new Segments(bundles);
    private final Texts<Account> accounts = new Texts<>();
    private final Texts<Hold> holds = new Texts<>();
    private final GecBook gec;
    private final Claims claims;
    private final StorageRecords records;
    private final SortedMap<String, Long> carried = new TreeMap<>();
    private final SortedSet<YearMonth> closed = new TreeSet<>();

    public CertificateBook(DeviceRegister register) {
        this.register = register;
        gec = new GecBook(register);
        claims = new Claims(bundles, segments, register, gec, accounts, holds);
        records = new StorageRecords(bundles, segments, register);
    }

    /** Applies an event, or says why not. */
    public Outcome apply(CertificateEvent event) {
        return switch (event) {
            case Issued e -> issue(e);
            case Claimed e -> claims.claim(e);
            case Split e -> split(e);
            case Transferred e -> transfer(e);
            case Reserved e -> reserve(e);
            case Locked e -> lock(e);
            case Released e -> release(e);
            case Cancelled e -> cancel(e);
            case Expired e -> expire(e);
            case DifferenceCarried e -> carry(e);
            case PeriodClosed e -> close(e);
            case PeriodReopened e -> reopen(e);
            case Withdrawn e -> withdraw(e);
            case ChargeRecorded e -> records.charge(e);
            case DischargeRecorded e -> records.discharge(e);
            case StorageLossRecorded e -> records.loss(e);
            case StorageRecordWithdrawn e -> records.withdraw(e);
            case GecIssued e -> gec.issue(e);
            case GecTransferred e -> gec.transfer(e);
            case GecRetired e -> gec.retire(e);
            case GecExpired e -> gec.expire(e);
        };
    }

    private Outcome issue(Issued e) {
        BundleKey key = e.key();
        int known = bundles.find(key.id());
        int discharge = e.discharge() == null ? NONE : records.find(e.discharge());
        if (known >= 0) {
            boolean same = bundles.quantity(known) == e.quantity()
                    && bundles.quality(known) == e.quality()
                    && bundles.discharge(known) == discharge
                    && bundles.expiresAt(known) == e.expiresAt().getEpochSecond()
                    && bundles.issuedAt(known).getEpochSecond() == e.issuedAt().getEpochSecond()
                    && accounts.get(bundles.owner(known)).equals(e.owner());
            return same ? new Outcome.AlreadyIssued(key.id()) : refused(Issued.Refusal.CONTENT_DIFFERS, key);
        }
        if (e.quantity() <= 0) {
            return refused(Issued.Refusal.QUANTITY_NOT_POSITIVE, e.quantity());
        }
        if (e.quantity() > Integer.MAX_VALUE) {
            return refused(Issued.Refusal.QUANTITY_TOO_LARGE, e.quantity());
        }
        if (key.interval().duration().compareTo(LONGEST) > 0) {
            return refused(Issued.Refusal.INTERVAL_TOO_LONG, key.interval());
        }
        if (!e.issuedAt().isBefore(e.expiresAt())) {
            return refused(Issued.Refusal.EXPIRES_BEFORE_ISSUE, e.issuedAt() + ", " + e.expiresAt());
        }
        int registration = register.find(key.device(), key.interval().start());
        if (registration < 0 || !register.get(registration).issuingBody().equals(key.issuingBody())) {
            return refused(Issued.Refusal.DEVICE_NOT_REGISTERED, key.device() + " at " + key.issuingBody());
        }
        if (!register.get(registration).fits(key.side())) {
            return refused(Issued.Refusal.SIDE_DOES_NOT_FIT_DEVICE, key);
        }
        if (key.revision() > 0) {
            BundleKey earlier = new BundleKey(
                    key.issuingBody(), key.device(), key.side(), key.interval(), key.sequence(), key.revision() - 1);
            int before = bundles.find(earlier.id());
            if (before >= 0 && segments.state(segments.first(before)) != SliceState.WITHDRAWN) {
                return refused(Issued.Refusal.EARLIER_REVISION_LIVE, earlier);
            }
        }
        if ((key.side() == Side.STORAGE) != (e.discharge() != null)) {
            return refused(Issued.Refusal.DISCHARGE_DOES_NOT_FIT_SIDE, key);
        }
        int cell = key.side() == Side.PRODUCTION
                ? gec.cell(
                        register.get(registration).project(),
                        key.interval().start().getEpochSecond())
                : NONE;
        if (e.discharge() != null) {
            Outcome wrong = checkDischarge(e, discharge);
            if (wrong != null) {
                return wrong;
            }
            cell = bundles.gecCell(records.get(records.get(discharge).charge).bundle);
            records.get(discharge).bundle = bundles.size();
        }
        int owner = accounts.number(e.owner());
        segments.start(bundles.add(e, registration, owner, discharge, cell), owner);
        return Outcome.APPLIED;
    }

    private @Nullable Outcome checkDischarge(Issued e, int number) {
        if (number < 0
                || records.get(number).withdrawn
                || !(records.get(number).record instanceof DischargeRecorded discharge)) {
            return refused(Issued.Refusal.DISCHARGE_UNKNOWN, e.key());
        }
        if (!discharge.key().storage().equals(e.key().device())
                || !discharge.key().interval().equals(e.key().interval())) {
            return refused(Issued.Refusal.DISCHARGE_OF_OTHER_DEVICE_OR_INTERVAL, discharge.key());
        }
        if (records.get(number).bundle != NONE) {
            return refused(Issued.Refusal.DISCHARGE_ALREADY_CERTIFIED, bundles.id(records.get(number).bundle));
        }
        if (e.quantity() > discharge.delivered()) {
            return refused(Issued.Refusal.EXCEEDS_DISCHARGE, e.quantity() + " of " + discharge.delivered());
        }
        int charge = records.get(number).charge;
        if (charge == NONE || records.get(charge).bundle == NONE) {
            return refused(Issued.Refusal.CHARGE_NOT_CERTIFIED, discharge.key());
        }
        return null;
    }

    private Outcome split(Split e) {
        int bundle = bundles.find(e.bundle());
        if (bundle < 0) {
            return refused(Split.Refusal.UNKNOWN_BUNDLE, e.bundle());
        }
        if (e.at() <= 0 || e.at() >= bundles.quantity(bundle)) {
            return refused(Split.Refusal.NOT_INSIDE_BUNDLE, e.at() + " of " + bundles.quantity(bundle));
        }
        int s = segments.at(bundle, e.at());
        if (segments.from(s) == e.at()) {
            return Outcome.ALREADY_APPLIED;
        }
        if (!segments.state(s).isLive()) {
            return refused(Split.Refusal.NOT_LIVE, segments.state(s));
        }
        segments.carve(bundle, e.at(), segments.to(s));
        return Outcome.APPLIED;
    }

    private Outcome transfer(Transferred e) {
        int bundle = bundles.find(e.slice().bundle());
        if (bundle < 0) {
            return refused(Transferred.Refusal.UNKNOWN_BUNDLE, e.slice());
        }
        if (e.slice().to() > bundles.quantity(bundle)) {
            return refused(Transferred.Refusal.OUTSIDE_BUNDLE, bundles.quantity(bundle));
        }
        if (bundles.side(bundle) == Side.CONSUMPTION) {
            return refused(Transferred.Refusal.CONSUMPTION_NOT_TRANSFERABLE, e.slice());
        }
        if (e.from().equals(e.to())) {
            return refused(Transferred.Refusal.SAME_ACCOUNT, e.to());
        }
        int to = accounts.find(e.to());
        if (all(bundle, e.slice(), s -> segments.state(s) == SliceState.ACTIVE && segments.owner(s) == to)) {
            return Outcome.ALREADY_APPLIED;
        }
        if (!active(bundle, e.slice())) {
            return refused(Transferred.Refusal.NOT_ACTIVE, e.slice());
        }
        if (!owned(bundle, e.slice(), e.from())) {
            return refused(Transferred.Refusal.NOT_OWNED, e.slice());
        }
        set(bundle, e.slice(), SliceState.ACTIVE, accounts.number(e.to()), NONE);
        return Outcome.APPLIED;
    }

    private Outcome reserve(Reserved e) {
        int bundle = bundles.find(e.slice().bundle());
        if (bundle < 0) {
            return refused(Reserved.Refusal.UNKNOWN_BUNDLE, e.slice());
        }
        if (e.slice().to() > bundles.quantity(bundle)) {
            return refused(Reserved.Refusal.OUTSIDE_BUNDLE, bundles.quantity(bundle));
        }
        Hold hold = Hold.reserved(e.beneficiary(), e.reference());
        if (is(bundle, e.slice(), SliceState.RESERVED, holds.find(hold))) {
            return Outcome.ALREADY_APPLIED;
        }
        if (!active(bundle, e.slice())) {
            return refused(Reserved.Refusal.NOT_ACTIVE, e.slice());
        }
        if (!owned(bundle, e.slice(), e.by())) {
            return refused(Reserved.Refusal.NOT_OWNED, e.slice());
        }
        set(bundle, e.slice(), SliceState.RESERVED, NONE, holds.number(hold));
        return Outcome.APPLIED;
    }

    private Outcome lock(Locked e) {
        int bundle = bundles.find(e.slice().bundle());
        if (bundle < 0) {
            return refused(Locked.Refusal.UNKNOWN_BUNDLE, e.slice());
        }
        if (e.slice().to() > bundles.quantity(bundle)) {
            return refused(Locked.Refusal.OUTSIDE_BUNDLE, bundles.quantity(bundle));
        }
        Hold hold = Hold.locked(e.reference());
        if (is(bundle, e.slice(), SliceState.LOCKED, holds.find(hold))) {
            return Outcome.ALREADY_APPLIED;
        }
        if (!active(bundle, e.slice())) {
            return refused(Locked.Refusal.NOT_ACTIVE, e.slice());
        }
        set(bundle, e.slice(), SliceState.LOCKED, NONE, holds.number(hold));
        return Outcome.APPLIED;
    }

    private Outcome release(Released e) {
        int bundle = bundles.find(e.slice().bundle());
        if (bundle < 0) {
            return refused(Released.Refusal.UNKNOWN_BUNDLE, e.slice());
        }
        if (e.slice().to() > bundles.quantity(bundle)) {
            return refused(Released.Refusal.OUTSIDE_BUNDLE, bundles.quantity(bundle));
        }
        if (!all(
                bundle,
                e.slice(),
                s -> segments.state(s) == SliceState.RESERVED || segments.state(s) == SliceState.LOCKED)) {
            return refused(Released.Refusal.NOT_HELD, e.slice());
        }
        if (!all(
                bundle,
                e.slice(),
                s -> holds.get(segments.reference(s)).reference().equals(e.reference()))) {
            return refused(Released.Refusal.OTHER_REFERENCE, e.reference());
        }
        set(bundle, e.slice(), SliceState.ACTIVE, NONE, NONE);
        return Outcome.APPLIED;
    }

    private Outcome cancel(Cancelled e) {
        int bundle = bundles.find(e.slice().bundle());
        if (bundle < 0) {
            return refused(Cancelled.Refusal.UNKNOWN_BUNDLE, e.slice());
        }
        if (e.slice().to() > bundles.quantity(bundle)) {
            return refused(Cancelled.Refusal.OUTSIDE_BUNDLE, bundles.quantity(bundle));
        }
        if (bundles.side(bundle) == Side.CONSUMPTION) {
            return refused(Cancelled.Refusal.CONSUMPTION_NOT_CANCELLABLE, e.slice());
        }
        if (e.purpose() == Purpose.STORAGE_CHARGE) {
            return refused(Cancelled.Refusal.NEEDS_CHARGE_RECORD, e.slice());
        }
        if (e.purpose() == Purpose.GEC_CONVERSION && bundles.side(bundle) == Side.STORAGE) {
            return refused(Cancelled.Refusal.STORAGE_GETS_NO_GEC, e.slice());
        }
        Hold hold = Hold.cancelled(e.purpose(), e.reference());
        if (is(bundle, e.slice(), SliceState.CANCELLED, holds.find(hold))) {
            return Outcome.ALREADY_APPLIED;
        }
        if (!active(bundle, e.slice())) {
            return refused(Cancelled.Refusal.NOT_ACTIVE, e.slice());
        }
        if (!owned(bundle, e.slice(), e.by())) {
            return refused(Cancelled.Refusal.NOT_OWNED, e.slice());
        }
        set(bundle, e.slice(), SliceState.CANCELLED, NONE, holds.number(hold));
        if (e.purpose() == Purpose.GEC_CONVERSION) {
            gec.converted(bundles.gecCell(bundle), pool(bundle), e.slice().quantity());
        }
        return Outcome.APPLIED;
    }

    private GecPool pool(int bundle) {
        return register.get(bundles.registration(bundle)).mechanismPrice() ? GecPool.MECHANISM : GecPool.TRADABLE;
    }

    private Outcome expire(Expired e) {
        int bundle = bundles.find(e.slice().bundle());
        if (bundle < 0) {
            return refused(Expired.Refusal.UNKNOWN_BUNDLE, e.slice());
        }
        if (e.slice().to() > bundles.quantity(bundle)) {
            return refused(Expired.Refusal.OUTSIDE_BUNDLE, bundles.quantity(bundle));
        }
        if (all(bundle, e.slice(), s -> segments.state(s) == SliceState.EXPIRED)) {
            return Outcome.ALREADY_APPLIED;
        }
        if (!all(
                bundle,
                e.slice(),
                s -> segments.state(s) == SliceState.ACTIVE || segments.state(s) == SliceState.RESERVED)) {
            return refused(Expired.Refusal.NOT_LIVE, e.slice());
        }
        if (e.at().getEpochSecond() < bundles.expiresAt(bundle)) {
            return refused(Expired.Refusal.TOO_EARLY, e.at());
        }
        set(bundle, e.slice(), SliceState.EXPIRED, NONE, NONE);
        return Outcome.APPLIED;
    }

    private Outcome withdraw(Withdrawn e) {
        int bundle = bundles.find(e.bundle());
        if (bundle < 0) {
            return refused(Withdrawn.Refusal.UNKNOWN_BUNDLE, e.bundle());
        }
        int first = segments.first(bundle);
        if (segments.state(first) == SliceState.WITHDRAWN) {
            return Outcome.ALREADY_APPLIED;
        }
        for (int s = first; s != NONE; s = segments.next(s)) {
            if (segments.state(s) == SliceState.CANCELLED) {
                int reference = segments.reference(s);
                if (StorageRecords.recordOf(reference) != NONE) {
                    return refused(Withdrawn.Refusal.CHARGE_RECORD_STANDS, e.bundle());
                }
                return holds.get(reference).purpose() == Purpose.GEC_CONVERSION
                        ? refused(Withdrawn.Refusal.CONVERTED_TO_GEC, e.bundle())
                        : refused(Withdrawn.Refusal.USED_IN_OTHER_SCHEME, e.bundle());
            }
        }
        for (int s = first; s != NONE; s = segments.next(s)) {
            if (segments.state(s) != SliceState.CLAIMED) {
                segments.set(s, SliceState.WITHDRAWN, NONE);
            } else if (bundles.side(bundle) == Side.CONSUMPTION) {
                claims.freeProduction(segments.reference(s));
                segments.set(s, SliceState.WITHDRAWN, NONE);
            } else {
                claims.freeConsumption(s);
                segments.set(s, SliceState.WITHDRAWN, segments.reference(s));
            }
        }
        if (bundles.side(bundle) == Side.STORAGE) {
            records.get(bundles.discharge(bundle)).bundle = NONE;
        }
        return Outcome.APPLIED;
    }

    private Outcome carry(DifferenceCarried e) {
        int bundle = bundles.find(e.bundle());
        if (bundle < 0) {
            return refused(DifferenceCarried.Refusal.UNKNOWN_BUNDLE, e.bundle());
        }
        if (e.difference() == 0) {
            return refused(DifferenceCarried.Refusal.NO_DIFFERENCE, e.bundle());
        }
        carried.merge(device(bundle), e.difference(), Math::addExact);
        return Outcome.APPLIED;
    }

    private Outcome close(PeriodClosed e) {
        Instant end =
                e.month().plusMonths(1).atDay(1).atStartOfDay(register.zone()).toInstant();
        if (e.at().isBefore(end)) {
            return refused(PeriodClosed.Refusal.NOT_OVER, e.month());
        }
        return closed.add(e.month()) ? Outcome.APPLIED : Outcome.ALREADY_APPLIED;
    }

    private Outcome reopen(PeriodReopened e) {
        return closed.remove(e.month()) ? Outcome.APPLIED : refused(PeriodReopened.Refusal.NOT_CLOSED, e.month());
    }

    private String device(int bundle) {
        return register.get(bundles.registration(bundle)).device().value();
    }

    // ---- parts of bundles ----

    private boolean all(int bundle, Slice slice, IntPredicate holds) {
        int s = segments.at(bundle, slice.from());
        for (; s != NONE && segments.from(s) < slice.to(); s = segments.next(s)) {
            if (!holds.test(s)) {
                return false;
            }
        }
        return true;
    }

    private boolean active(int bundle, Slice slice) {
        return is(bundle, slice, SliceState.ACTIVE, NONE);
    }

    private boolean is(int bundle, Slice slice, SliceState state, int reference) {
        return all(bundle, slice, s -> segments.state(s) == state && segments.reference(s) == reference);
    }

    private boolean owned(int bundle, Slice slice, Account account) {
        int owner = accounts.find(account);
        return all(bundle, slice, s -> segments.owner(s) == owner);
    }

    /** @param owner NONE leaves every part with its owner */
    private void set(int bundle, Slice slice, SliceState state, int owner, int reference) {
        int s = segments.carve(bundle, slice.from(), slice.to());
        for (; s != NONE && segments.from(s) < slice.to(); s = segments.next(s)) {
            segments.set(s, state, owner == NONE ? segments.owner(s) : owner, reference);
        }
    }

    private static Outcome refused(RefusalReason reason, Object details) {
        return new Outcome.Refused(reason, details.toString());
    }

    // ---- reading ----

    /** The months whose accounts are closed. */
    public SortedSet<YearMonth> closed() {
        return Collections.unmodifiableSortedSet(closed);
    }

    /** What is carried forward per device [Wh]: negative where more was certified than is true. */
    public SortedMap<String, Long> carried() {
        return Collections.unmodifiableSortedMap(carried);
    }

    /** The books' totals, recounted from every part of every bundle, and whether they agree. */
    public BookBalance balance() {
        return new BookAudit(bundles, segments, holds, claims, records, gec, this::pool).balance();
    }

    /** Reads single bundles, their claims and their storage chains. */
    public BookView view() {
        return new BookView(register, bundles, segments, accounts, holds, claims, records);
    }

    /** GECs of a lot, or null where it is not issued. */
    public @Nullable GecHolding gec(GecLot lot) {
        return gec.lot(lot);
    }

    /** The GECs that nobody used and that are no longer valid in a month, in order of lots (RC-19). */
    public List<GecSlice> gecsExpired(YearMonth month) {
        return gec.expired(month);
    }

    /** The month in which what nobody used of a lot expires: the first after its last of validity (RC-19). */
    public YearMonth gecExpiry(GecLot lot) {
        return gec.firstMonthWithout(lot);
    }

    /** How many GECs were issued of each lot. */
    public SortedMap<GecLot, Long> gecsIssued() {
        SortedMap<GecLot, Long> issued = new TreeMap<>();
        gec.lots().forEach((lot, holding) -> issued.put(lot, holding.count()));
        return issued;
    }

    /** What a project has for GECs of a pool up to a month, included, and not yet issued [Wh]; negative where it owes. */
    public long gecCarry(String project, GecPool pool, YearMonth upTo) {
        return gec.carry(project, pool, upTo);
    }

    /** The projects and months that have energy for GECs, in the order in which they came up. */
    public List<String> gecProjects() {
        return gec.months().stream()
                .map(GecBook.GecMonth::project)
                .distinct()
                .sorted()
                .toList();
    }
}
