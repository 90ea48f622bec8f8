package greenpark.core.certificate;

import static greenpark.core.certificate.Segments.NONE;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The storage records of a book. For every charge record: stored = Σ withdrawn + Σ lost + content (I5). */
final class StorageRecords {
    private final Bundles bundles;
    private final Segments segments;
    private final DeviceRegister register;
    private final IdTable ids = new IdTable();
    private final StorageLosses losses = new StorageLosses();
    private final List<Entry> entries = new ArrayList<>();

    /** A record and what became of it. */
    static final class Entry {
        final CertificateEvent record;
        /** Number of the charge record it draws from, or −1. */
        final int charge;
        /** Of a charge record: number of the bundle of its slice, or −1. Of a discharge record: number of its bundle, or −1. */
        int bundle;
        /** Of a charge record: content of the lot [Wh]. */
        long content;
        /** Of a charge record: how many standing records draw from it. */
        int draws;

        boolean withdrawn;

        Entry(CertificateEvent record, int charge, int bundle, long content) {
            this.record = record;
            this.charge = charge;
            this.bundle = bundle;
            this.content = content;
        }
    }

    StorageRecords(Bundles bundles, Segments segments, DeviceRegister register) {
        this.bundles = bundles;
        this.segments = segments;
        this.register = register;
    }

    /** Number of the charge or discharge record with this id, withdrawn or not, or −1. */
    int find(RecordId id) {
        return ids.find(id.high(), id.low());
    }

    StorageLosses losses() {
        return losses;
    }

    Entry get(int number) {
        return entries.get(number);
    }

    int size() {
        return entries.size();
    }

    Outcome charge(ChargeRecorded event) {
        Outcome known = known(event.key(), event, ChargeRecorded.Refusal.CONTENT_DIFFERS);
        if (known != null) {
            return known;
        }
        int storage = storage(event.key());
        if (event.key().kind() != RecordKey.Kind.CHARGE) {
            return refused(ChargeRecorded.Refusal.WRONG_KIND, event.key());
        }
        if (storage < 0) {
            return refused(ChargeRecorded.Refusal.STORAGE_NOT_REGISTERED, event.key());
        }
        if (event.charged() <= 0) {
            return refused(ChargeRecorded.Refusal.CHARGED_NOT_POSITIVE, event.charged());
        }
        if (event.stored() < 0 || event.stored() > event.charged()) {
            return refused(ChargeRecorded.Refusal.STORED_OUT_OF_RANGE, event.stored() + " of " + event.charged());
        }
        Slice slice = event.slice();
        int bundle = slice == null ? NONE : bundles.find(slice.bundle());
        if (slice != null) {
            Outcome wrong = check(event, slice, bundle, register.get(storage));
            if (wrong != null) {
                return wrong;
            }
            int s = segments.carve(bundle, slice.from(), slice.to());
            for (; s != NONE && segments.from(s) < slice.to(); s = segments.next(s)) {
                segments.set(s, SliceState.CANCELLED, reference(entries.size()));
            }
        }
        add(event.key(), new Entry(event, NONE, bundle, event.stored()));
        return Outcome.APPLIED;
    }

    private @Nullable Outcome check(ChargeRecorded event, Slice slice, int bundle, DeviceRegistration storage) {
        if (bundle < 0) {
            return refused(ChargeRecorded.Refusal.UNKNOWN_BUNDLE, slice);
        }
        if (slice.to() > bundles.quantity(bundle)) {
            return refused(ChargeRecorded.Refusal.OUTSIDE_BUNDLE, slice + " of " + bundles.quantity(bundle));
        }
        if (bundles.side(bundle) != Side.PRODUCTION) {
            return refused(ChargeRecorded.Refusal.NOT_PRODUCTION, slice);
        }
        DeviceRegistration source = register.get(bundles.registration(bundle));
        if (!source.device().value().equals(event.origin())) {
            return refused(ChargeRecorded.Refusal.OTHER_ORIGIN, source.device());
        }
        if (bundles.start(bundle) < event.key().interval().start().getEpochSecond()
                || bundles.end(bundle) > event.key().interval().end().getEpochSecond()) {
            return refused(ChargeRecorded.Refusal.INTERVALS_DO_NOT_MATCH, slice);
        }
        if (!source.marketZone().equals(storage.marketZone())) {
            return refused(ChargeRecorded.Refusal.ZONES_DIFFER, source.marketZone() + " and " + storage.marketZone());
        }
        if (slice.quantity() != event.charged()) {
            return refused(ChargeRecorded.Refusal.QUANTITIES_DIFFER, slice.quantity() + " for " + event.charged());
        }
        int s = segments.at(bundle, slice.from());
        for (; s != NONE && segments.from(s) < slice.to(); s = segments.next(s)) {
            if (segments.state(s) != SliceState.ACTIVE) {
                return refused(ChargeRecorded.Refusal.NOT_ACTIVE, slice + " is " + segments.state(s));
            }
        }
        return null;
    }

    Outcome discharge(DischargeRecorded event) {
        Outcome known = known(event.key(), event, DischargeRecorded.Refusal.CONTENT_DIFFERS);
        if (known != null) {
            return known;
        }
        if (event.key().kind() != RecordKey.Kind.DISCHARGE) {
            return refused(DischargeRecorded.Refusal.WRONG_KIND, event.key());
        }
        if (storage(event.key()) < 0) {
            return refused(DischargeRecorded.Refusal.STORAGE_NOT_REGISTERED, event.key());
        }
        if (event.withdrawn() <= 0) {
            return refused(DischargeRecorded.Refusal.WITHDRAWN_NOT_POSITIVE, event.withdrawn());
        }
        if (event.delivered() < 0 || event.delivered() > event.withdrawn()) {
            return refused(
                    DischargeRecorded.Refusal.DELIVERED_OUT_OF_RANGE, event.delivered() + " of " + event.withdrawn());
        }
        RecordId id = event.charge();
        int charge = id == null ? NONE : find(id);
        if (id != null) {
            ChargeRecorded from = chargeRecord(charge);
            if (from == null) {
                return refused(DischargeRecorded.Refusal.CHARGE_UNKNOWN, id);
            }
            if (!from.key().storage().equals(event.key().storage())) {
                return refused(DischargeRecorded.Refusal.CHARGE_OF_OTHER_STORAGE, from.key());
            }
            if (from.key().interval().end().isAfter(event.key().interval().start())) {
                return refused(DischargeRecorded.Refusal.CHARGE_NOT_EARLIER, from.key());
            }
            if (entries.get(charge).content < event.withdrawn()) {
                return refused(
                        DischargeRecorded.Refusal.EXCEEDS_CONTENT,
                        event.withdrawn() + " of " + entries.get(charge).content);
            }
        }
        draw(charge, event.withdrawn());
        add(event.key(), new Entry(event, charge, NONE, 0));
        return Outcome.APPLIED;
    }

    Outcome loss(StorageLossRecorded event) {
        RecordId id = event.charge();
        int charge = id == null ? NONE : find(id);
        int known = losses.find(event.key().id());
        if (known >= 0) {
            return losses.lost(known) == event.lost() && losses.charge(known) == charge
                    ? Outcome.ALREADY_APPLIED
                    : refused(StorageLossRecorded.Refusal.CONTENT_DIFFERS, event.key());
        }
        if (event.key().kind() != RecordKey.Kind.LOSS) {
            return refused(StorageLossRecorded.Refusal.WRONG_KIND, event.key());
        }
        if (storage(event.key()) < 0) {
            return refused(StorageLossRecorded.Refusal.STORAGE_NOT_REGISTERED, event.key());
        }
        if (event.lost() <= 0) {
            return refused(StorageLossRecorded.Refusal.LOST_NOT_POSITIVE, event.lost());
        }
        if (id != null) {
            ChargeRecorded from = chargeRecord(charge);
            if (from == null) {
                return refused(StorageLossRecorded.Refusal.CHARGE_UNKNOWN, id);
            }
            if (!from.key().storage().equals(event.key().storage())) {
                return refused(StorageLossRecorded.Refusal.CHARGE_OF_OTHER_STORAGE, from.key());
            }
            if (from.key().interval().start().isAfter(event.key().interval().start())) {
                return refused(StorageLossRecorded.Refusal.CHARGE_LATER, from.key());
            }
            if (entries.get(charge).content < event.lost()) {
                return refused(
                        StorageLossRecorded.Refusal.EXCEEDS_CONTENT,
                        event.lost() + " of " + entries.get(charge).content);
            }
        }
        draw(charge, event.lost());
        losses.add(event.key().id(), charge, event.lost());
        return Outcome.APPLIED;
    }

    Outcome withdraw(StorageRecordWithdrawn event) {
        int number = find(event.record());
        if (number < 0) {
            int loss = losses.find(event.record());
            if (loss >= 0) {
                return withdrawLoss(loss);
            }
            return refused(StorageRecordWithdrawn.Refusal.UNKNOWN_RECORD, event.record());
        }
        Entry entry = entries.get(number);
        if (entry.withdrawn) {
            return Outcome.ALREADY_APPLIED;
        }
        if (entry.record instanceof ChargeRecorded charge) {
            if (entry.draws > 0) {
                return refused(StorageRecordWithdrawn.Refusal.DRAWN_FROM, entry.draws + " records");
            }
            Slice slice = charge.slice();
            if (slice != null) {
                int s = segments.carve(entry.bundle, slice.from(), slice.to());
                for (; s != NONE && segments.from(s) < slice.to(); s = segments.next(s)) {
                    segments.set(s, SliceState.ACTIVE, NONE);
                }
            }
            entry.content = 0;
        } else {
            if (entry.bundle != NONE) {
                return refused(StorageRecordWithdrawn.Refusal.BUNDLE_STANDS, bundles.id(entry.bundle));
            }
            giveBack(entry.charge, ((DischargeRecorded) entry.record).withdrawn());
        }
        entry.withdrawn = true;
        return Outcome.APPLIED;
    }

    private Outcome withdrawLoss(int loss) {
        if (losses.isWithdrawn(loss)) {
            return Outcome.ALREADY_APPLIED;
        }
        losses.withdraw(loss);
        giveBack(losses.charge(loss), losses.lost(loss));
        return Outcome.APPLIED;
    }

    private void giveBack(int charge, long taken) {
        if (charge != NONE) {
            entries.get(charge).content += taken;
            entries.get(charge).draws--;
        }
    }

    /** How a cancelled segment refers to its charge record, apart from the numbers of holds. */
    static int reference(int record) {
        return -2 - record;
    }

    /** The charge record a cancelled segment refers to, or −1 where it is a hold. */
    static int recordOf(int reference) {
        return reference <= -2 ? -2 - reference : NONE;
    }

    /** A standing charge record, or null. */
    private @Nullable ChargeRecorded chargeRecord(int number) {
        if (number < 0 || entries.get(number).withdrawn) {
            return null;
        }
        return entries.get(number).record instanceof ChargeRecorded charge ? charge : null;
    }

    private void draw(int charge, long taken) {
        if (charge != NONE) {
            entries.get(charge).content -= taken;
            entries.get(charge).draws++;
        }
    }

    private int storage(RecordKey key) {
        int storage = register.find(key.storage(), key.interval().start());
        boolean fits = storage >= 0
                && register.get(storage).fits(Side.STORAGE)
                && register.get(storage).issuingBody().equals(key.issuingBody());
        return fits ? storage : NONE;
    }

    private @Nullable Outcome known(RecordKey key, CertificateEvent event, RefusalReason differs) {
        int number = find(key.id());
        if (number < 0) {
            return null;
        }
        return entries.get(number).record.equals(event) ? Outcome.ALREADY_APPLIED : refused(differs, key);
    }

    private void add(RecordKey key, Entry entry) {
        ids.add(key.id().high(), key.id().low());
        entries.add(entry);
    }

    private static Outcome refused(RefusalReason reason, Object details) {
        return new Outcome.Refused(reason, details.toString());
    }
}
