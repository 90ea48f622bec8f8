package greenpark.core.clearing;

import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Certification;
import greenpark.core.certificate.ChargeRecorded;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DifferenceCarried;
import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.Expired;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Outcome;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.PeriodReopened;
import greenpark.core.certificate.StorageRecordWithdrawn;
import greenpark.core.certificate.Withdrawn;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Lot;
import greenpark.core.tracing.LotBook;
import greenpark.core.tracing.LotDraw;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.StorageStep;
import greenpark.core.tracing.Tracer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One correction. It traces the days again, old readings beside new, from the first corrected slot until nothing differs any more: not
 * the readings, not the storages' books, and no lot inside was charged under a record that is made anew. Of every slot that differs it finds
 * the devices whose certificates differ; then it withdraws them, last slot first, and issues their successors, first slot first.
 *
 * <p>Only the event stream and the book are changed before the end; the clearing's own state is replaced as the last step. Whoever fails in
 * between throws the clearing away and replays the events.
 */
final class Corrector {
    private final DailyClearing clearing;
    private ParkReadings corrected;
    private final Evidence evidence;
    private final String reason;
    private final Instant at;
    private final Consumer<CertificateEvent> sink;
    private final RevisionBook revisions;
    private final Certification before;
    private final Certification after;
    private final List<BitSet> rechargedAt = new ArrayList<>();
    private final List<Superseded> superseded = new ArrayList<>();
    private final List<String> unreached = new ArrayList<>();
    private final List<YearMonth> reopened = new ArrayList<>();
    private int withdrawn;
    private int carried;

    /**
     * A slot whose certificates are made anew.
     *
     * @param devices that get a new revision
     * @param pinned devices whose certificates would differ but were used outside the book, with what was issued
     * @param old what was issued under the old readings, in order
     * @param trace of the new readings
     */
    private record Superseded(
            SortedSet<String> devices,
            SortedMap<String, Issued> pinned,
            List<CertificateEvent> old,
            IntervalTrace trace) {}

    Corrector(
            DailyClearing clearing,
            ParkReadings corrected,
            Evidence evidence,
            String reason,
            Instant at,
            Consumer<CertificateEvent> sink) {
        this.clearing = clearing;
        this.corrected = corrected;
        Evidence old = clearing.evidence;
        this.evidence = (usagePoint, flow, slot) ->
                isFinal(slot) ? old.quality(usagePoint, flow, slot) : evidence.quality(usagePoint, flow, slot);
        this.reason = reason;
        this.at = at;
        this.sink = sink;
        this.revisions = new RevisionBook(clearing.revisions);
        this.before = clearing.certification;
        this.after = clearing.certification.fork(this.evidence, revisions);
        clearing.roster.storages().forEach(k -> rechargedAt.add(new BitSet()));
    }

    Correction run(BitSet asked) {
        BitSet changes = (BitSet) asked.clone();
        asked.stream().filter(this::isFinal).forEach(changes::clear);
        if (!changes.equals(asked)) {
            corrected = corrected.copy();
            asked.stream().filter(slot -> !changes.get(slot)).forEach(this::restore);
        }
        int cleared = clearing.openings.size() - 1;
        int end = clearing.firstSlot(cleared);
        int first = changes.nextSetBit(0);
        int days = 0;
        if (first >= 0 && first < end) {
            Tracer old = new Tracer(clearing.park);
            Tracer now = new Tracer(clearing.park);
            int day = clearing.dayOf(first);
            old.restore(clearing.openings.get(day));
            now.restore(clearing.openings.get(day));
            List<List<LotBook.State>> openings = new ArrayList<>(clearing.openings.subList(0, day + 1));
            boolean settled = false;
            while (!settled && day < cleared) {
                retrace(day, old, now, changes);
                day++;
                days++;
                openings.add(now.lots());
                boolean more = changes.nextSetBit(clearing.firstSlot(day)) >= 0;
                settled = !more && now.lots().equals(old.lots()) && !holdsRecharged(now.lots());
            }
            openings.addAll(clearing.openings.subList(day + 1, clearing.openings.size()));
            List<YearMonth> months = closedMonths();
            months.forEach(month -> publish(new PeriodReopened(month, at, reason)));
            withdraw();
            issue();
            if (!superseded.isEmpty()) {
                MakingGood.from(clearing.book, superseded.getFirst().trace().start(), clearing.booked(sink));
                expire();
            }
            months.forEach(month -> publish(new PeriodClosed(month, at)));
            reopened.addAll(months);
            clearing.openings.clear();
            clearing.openings.addAll(openings);
        }
        clearing.bent |= !unreached.isEmpty();
        clearing.readings = corrected;
        clearing.evidence = evidence;
        clearing.revisions = revisions;
        clearing.certification = after;
        return new Correction(
                changes.cardinality(),
                superseded.stream().map(s -> s.trace().slot()).toList(),
                days,
                withdrawn,
                carried,
                reopened,
                asked.stream()
                        .filter(slot -> !changes.get(slot))
                        .mapToObj(this::month)
                        .distinct()
                        .toList(),
                asked.cardinality() - changes.cardinality(),
                unreached);
    }

    private YearMonth month(int slot) {
        return YearMonth.from(corrected.grid().startOf(slot).atZone(clearing.park.zone()));
    }

    private boolean isFinal(int slot) {
        return clearing.periods.state(month(slot), at) == AccountingPeriods.State.FINAL;
    }

    /** A slot beyond the look-back keeps its old readings; its evidence, in {@link #evidence}, is the old one too. */
    private void restore(int slot) {
        for (int kind = 0; kind < corrected.kinds().size(); kind++) {
            long[][] now = corrected.kinds().get(kind);
            long[][] old = clearing.readings.kinds().get(kind);
            for (int i = 0; i < now.length; i++) {
                now[i][slot] = old[i][slot];
            }
        }
    }

    /** The closed months that get a superseding event. */
    private List<YearMonth> closedMonths() {
        return superseded.stream()
                .map(s -> month(s.trace().slot()))
                .distinct()
                .filter(clearing.book.closed()::contains)
                .toList();
    }

    private void publish(CertificateEvent event) {
        if (clearing.book.apply(event) instanceof Outcome.Refused refused) {
            throw new IllegalStateException(event + " was refused: " + refused);
        }
        sink.accept(event);
    }

    private void retrace(int day, Tracer old, Tracer now, BitSet changes) {
        int from = clearing.firstSlot(day);
        int to = clearing.firstSlot(day + 1);
        List<IntervalTrace> was = new ArrayList<>(to - from);
        List<IntervalTrace> is = new ArrayList<>(to - from);
        old.trace(clearing.readings, from, to, 1, was::add);
        now.trace(corrected, from, to, 1, is::add);
        for (int i = 0; i < was.size(); i++) {
            if (changes.get(from + i) || !was.get(i).sameAs(is.get(i)) || drawsOnRecharged(is.get(i))) {
                compare(was.get(i), is.get(i));
            }
        }
    }

    /**
     * Finds the devices of a slot whose certificates differ. A new revision of one can make another differ, until no more do. Where some have
     * expired, all devices of the slot count as different: what expired could otherwise be no part of a new claim.
     */
    private void compare(IntervalTrace was, IntervalTrace is) {
        List<CertificateEvent> old = new ArrayList<>();
        before.certify(was, old::add);
        SortedMap<String, List<CertificateEvent>> oldByDevice = EventsByDevice.of(old);
        SortedSet<String> devices = new TreeSet<>();
        SortedMap<String, Issued> pinned = new TreeMap<>();
        Instant start = is.start();
        List<CertificateEvent> first = new ArrayList<>();
        after.certify(is, first::add);
        boolean again = !first.equals(old);
        boolean all = again && Outside.expired(clearing.book, old);
        while (again) {
            again = false;
            List<CertificateEvent> now = new ArrayList<>();
            after.certify(is, now::add);
            SortedMap<String, List<CertificateEvent>> nowByDevice = EventsByDevice.of(now);
            SortedSet<String> both = new TreeSet<>(oldByDevice.keySet());
            both.addAll(nowByDevice.keySet());
            for (String device : both) {
                List<CertificateEvent> issued = oldByDevice.getOrDefault(device, List.of());
                if (devices.contains(device)
                        || pinned.containsKey(device)
                        || (!all && issued.equals(nowByDevice.getOrDefault(device, List.of())))) {
                    continue;
                }
                Issued usedOutside = Outside.used(clearing.book, issued);
                if (usedOutside != null) {
                    pinned.put(device, usedOutside);
                } else {
                    devices.add(device);
                    revisions.next(device, start);
                    again = true;
                }
            }
        }
        if (devices.isEmpty() && pinned.isEmpty()) {
            return;
        }
        superseded.add(new Superseded(devices, pinned, old, is));
        for (int k = 0; k < rechargedAt.size(); k++) {
            if (devices.contains(clearing.roster.storages().get(k).id().value())) {
                rechargedAt.get(k).set(is.slot());
            }
        }
    }

    private boolean drawsOnRecharged(IntervalTrace trace) {
        for (int k = 0; k < rechargedAt.size(); k++) {
            StorageStep step = trace.storage(k);
            BitSet slots = rechargedAt.get(k);
            for (LotDraw draw : step.draws()) {
                if (draw.chargedAt() != Lot.BEFORE_BOOKS && slots.get(draw.chargedAt())) {
                    return true;
                }
            }
            for (LotDraw loss : step.lost()) {
                if (loss.chargedAt() != Lot.BEFORE_BOOKS && slots.get(loss.chargedAt())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean holdsRecharged(List<LotBook.State> lots) {
        for (int k = 0; k < lots.size(); k++) {
            for (Lot lot : lots.get(k).lots()) {
                if (lot.chargedAt() != Lot.BEFORE_BOOKS && rechargedAt.get(k).get(lot.chargedAt())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Last slot first, and within a slot the last event first: along a storage's chain nothing is taken back on which something still stands. */
    private void withdraw() {
        for (Superseded slot : superseded.reversed()) {
            List<@Nullable String> devices = EventsByDevice.devices(slot.old());
            for (int i = slot.old().size() - 1; i >= 0; i--) {
                String device = devices.get(i);
                if (device != null && slot.devices().contains(device)) {
                    takeBack(slot, device, slot.old().get(i));
                }
            }
        }
    }

    private void takeBack(Superseded slot, String device, CertificateEvent event) {
        CertificateEvent back = Outside.takesBack(event, reason);
        if (back == null) {
            return;
        }
        if (clearing.book.apply(back) instanceof Outcome.Refused refused) {
            if (refused.reason() == Withdrawn.Refusal.UNKNOWN_BUNDLE
                    || refused.reason() == StorageRecordWithdrawn.Refusal.UNKNOWN_RECORD) {
                return; // An earlier correction could not make it.
            }
            // Something that follows from it was used outside the book: it stays, under its old revision.
            slot.devices().remove(device);
            revisions.previous(device, slot.trace().start());
            unreached.add(back + ": " + refused.reason());
            if (event instanceof Issued issued) {
                slot.pinned().put(device, issued);
            }
        } else {
            withdrawn++;
            sink.accept(back);
        }
    }

    private void issue() {
        for (Superseded slot : superseded) {
            List<CertificateEvent> now = new ArrayList<>();
            after.certify(slot.trace(), now::add);
            List<@Nullable String> devices = EventsByDevice.devices(now);
            slot.pinned()
                    .values()
                    .forEach(stands ->
                            StandingLocks.release(clearing.book, stands, slot.old(), now, clearing.booked(sink)));
            // A plant whose own readings stand may have sold what another device now claims.
            boolean sold = !slot.pinned().isEmpty() || Outside.used(clearing.book, slot.old()) != null;
            for (int i = 0; i < now.size(); i++) {
                String device = devices.get(i);
                if (device != null && slot.devices().contains(device)) {
                    add(now.get(i), sold || clearing.bent || !unreached.isEmpty());
                }
            }
            slot.pinned().forEach((device, old) -> carry(old, quantity(now, old)));
        }
    }

    /**
     * What was released, left or issued anew and is past its time expires, as it did in the daily clearing: after the making good, for what there
     * was too much of is no energy that could expire.
     */
    private void expire() {
        for (Superseded slot : superseded) {
            List<CertificateEvent> both = new ArrayList<>(slot.old());
            after.certify(slot.trace(), both::add);
            for (CertificateEvent event : both) {
                if (event instanceof Issued issued && clearing.book.view().contains(issued.id())) {
                    clearing.book
                            .view()
                            .expiring(
                                    issued.id(),
                                    clearing.expiredUpTo,
                                    (slice, instant) -> publish(new Expired(slice, instant)));
                }
            }
        }
    }

    /** @param bent whether certificates that stand may be in the way: then a claim takes what is left */
    private void add(CertificateEvent event, boolean bent) {
        CertificateEvent fitting = event;
        if (bent && event instanceof Claimed claim) {
            Claimed left = Outside.claimWhatIsLeft(clearing.book, claim);
            if (left == null) {
                unreached.add(event.toString());
                return;
            }
            fitting = left;
        }
        Outcome outcome = clearing.book.apply(fitting);
        if (outcome instanceof Outcome.Refused refused) {
            if (!bent) {
                throw new IllegalStateException(fitting + " was refused: " + refused);
            }
            unreached.add(fitting + ": " + refused.reason());
            if (event instanceof ChargeRecorded charge && charge.slice() != null) {
                // The lots add up in any case; without its certificates nothing of the charge is certified.
                add(charge.uncertified(), true);
            }
        } else {
            sink.accept(fitting);
        }
    }

    /** What the new readings would issue in the place of an old bundle [Wh]. */
    private static long quantity(List<CertificateEvent> now, Issued old) {
        for (CertificateEvent event : now) {
            if (event instanceof Issued issued
                    && issued.key().device().equals(old.key().device())
                    && issued.key().sequence() == old.key().sequence()) {
                return issued.quantity();
            }
        }
        return 0;
    }

    private void carry(Issued old, long quantity) {
        long difference = quantity - old.quantity();
        if (difference != 0) {
            DifferenceCarried event = new DifferenceCarried(old.id(), difference, reason);
            clearing.book.apply(event);
            sink.accept(event);
            carried++;
        }
    }
}
