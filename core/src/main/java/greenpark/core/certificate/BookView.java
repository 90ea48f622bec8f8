package greenpark.core.certificate;

import static greenpark.core.certificate.Segments.NONE;

import greenpark.core.certificate.Cancelled.Purpose;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a book: what a bundle is, what became of its parts, with what it was matched, and where stored energy came from. */
public final class BookView {
    private final DeviceRegister register;
    private final Bundles bundles;
    private final Segments segments;
    private final Texts<Account> accounts;
    private final Texts<Hold> holds;
    private final Claims claims;
    private final StorageRecords records;

    BookView(
            DeviceRegister register,
            Bundles bundles,
            Segments segments,
            Texts<Account> accounts,
            Texts<Hold> holds,
            Claims claims,
            StorageRecords records) {
        this.register = register;
        this.bundles = bundles;
        this.segments = segments;
        this.accounts = accounts;
        this.holds = holds;
        this.claims = claims;
        this.records = records;
    }

    /** Hands out the ids of all bundles, in order of issue. */
    public void bundles(Consumer<BundleId> sink) {
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            sink.accept(bundles.id(bundle));
        }
    }

    /** Hands out all bundles that were not withdrawn, in order of issue. */
    public void standing(Consumer<BundleView> sink) {
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            if (segments.state(segments.first(bundle)) != SliceState.WITHDRAWN) {
                sink.accept(head(bundle));
            }
        }
    }

    /**
     * What was issued as a bundle.
     *
     * @throws IllegalArgumentException for an unknown bundle
     */
    public BundleView bundle(BundleId id) {
        return head(known(id));
    }

    private BundleView head(int bundle) {
        return new BundleView(
                bundles.id(bundle),
                bundles.side(bundle),
                register.get(bundles.registration(bundle)).device().value(),
                new Interval(Instant.ofEpochSecond(bundles.start(bundle)), Instant.ofEpochSecond(bundles.end(bundle))),
                bundles.quantity(bundle),
                bundles.quality(bundle),
                accounts.get(bundles.owner(bundle)));
    }

    /** Hands out the active parts of production of a stretch of time that still belong to whom they were issued, in order of issue. */
    void producersActive(Instant from, Instant to, Consumer<SliceView> sink) {
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            if (bundles.side(bundle) == Side.PRODUCTION
                    && bundles.start(bundle) >= from.getEpochSecond()
                    && bundles.start(bundle) < to.getEpochSecond()) {
                int owner = bundles.owner(bundle);
                for (SliceView part : slices(bundles.id(bundle))) {
                    if (part.state() == SliceState.ACTIVE && part.owner().equals(accounts.get(owner))) {
                        sink.accept(part);
                    }
                }
            }
        }
    }

    /**
     * Hands out what was not used in time: the active and reserved parts of the bundles that expire after an instant until another, that one
     * included, each with its expiry; by expiry, then in order of issue. The sink may let them expire.
     */
    public void expiring(Instant after, Instant upTo, BiConsumer<Slice, Instant> sink) {
        bundles.expiring(after.getEpochSecond(), upTo.getEpochSecond(), bundle -> live(bundle, sink));
    }

    /** The same of one bundle, where it expires until an instant, that one included. */
    public void expiring(BundleId id, Instant upTo, BiConsumer<Slice, Instant> sink) {
        int bundle = known(id);
        if (bundles.expiresAt(bundle) <= upTo.getEpochSecond()) {
            live(bundle, sink);
        }
    }

    private void live(int bundle, BiConsumer<Slice, Instant> sink) {
        Instant expiry = Instant.ofEpochSecond(bundles.expiresAt(bundle));
        int s = segments.first(bundle);
        while (s != NONE) {
            int following = segments.next(s);
            SliceState state = segments.state(s);
            if (state == SliceState.ACTIVE || state == SliceState.RESERVED) {
                sink.accept(new Slice(bundles.id(bundle), segments.from(s), segments.to(s)), expiry);
            }
            s = following;
        }
    }

    /** Hands out the parts of a stretch of time that are locked under a reference, in order of issue. */
    public void locked(Instant from, Instant to, String reference, Consumer<SliceView> sink) {
        parts(from, to, part -> {
            if (part.state() == SliceState.LOCKED && part.reference().equals(reference)) {
                sink.accept(part);
            }
        });
    }

    /** Hands out the active parts of a device's energy of a stretch of time that still belong to whom they were issued, in order of issue. */
    public void unclaimed(String device, Instant from, Instant to, Consumer<SliceView> sink) {
        parts(from, to, part -> {
            int bundle = known(part.slice().bundle());
            if (part.state() == SliceState.ACTIVE
                    && register.get(bundles.registration(bundle))
                            .device()
                            .value()
                            .equals(device)
                    && part.owner().equals(accounts.get(bundles.owner(bundle)))) {
                sink.accept(part);
            }
        });
    }

    /** The parts of production and of stored energy. What is handed out may be changed meanwhile. */
    private void parts(Instant from, Instant to, Consumer<SliceView> sink) {
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            if (bundles.side(bundle) != Side.CONSUMPTION
                    && bundles.start(bundle) >= from.getEpochSecond()
                    && bundles.start(bundle) < to.getEpochSecond()) {
                slices(bundles.id(bundle)).forEach(sink);
            }
        }
    }

    public boolean contains(BundleId id) {
        return bundles.find(id) >= 0;
    }

    /**
     * The usage point whose energy a bundle is of.
     *
     * @throws IllegalArgumentException for an unknown bundle
     */
    public String device(BundleId id) {
        return register.get(bundles.registration(known(id))).device().value();
    }

    /**
     * The beginning of a bundle's interval.
     *
     * @throws IllegalArgumentException for an unknown bundle
     */
    public Instant start(BundleId id) {
        return Instant.ofEpochSecond(bundles.start(known(id)));
    }

    /** Face value of a bundle that stands [Wh]; 0 where it is unknown or withdrawn. */
    public long standing(BundleId id) {
        int bundle = bundles.find(id);
        return bundle < 0 || segments.state(segments.first(bundle)) == SliceState.WITHDRAWN
                ? 0
                : bundles.quantity(bundle);
    }

    /** What makes a charge or discharge record unique, whether it stands or not; null for an unknown one, or a loss. */
    public @Nullable RecordKey recordKey(RecordId id) {
        int number = records.find(id);
        return number < 0
                ? null
                : switch (records.get(number).record) {
                    case ChargeRecorded charge -> charge.key();
                    case DischargeRecorded discharge -> discharge.key();
                    default -> null;
                };
    }

    /**
     * The parts of a bundle, in order.
     *
     * @throws IllegalArgumentException for an unknown bundle
     */
    public List<SliceView> slices(BundleId id) {
        int bundle = known(id);
        List<SliceView> slices = new ArrayList<>();
        for (int s = segments.first(bundle); s != NONE; s = segments.next(s)) {
            slices.add(view(id, s));
        }
        return slices;
    }

    private SliceView view(BundleId id, int s) {
        Slice slice = new Slice(id, segments.from(s), segments.to(s));
        SliceState state = segments.state(s);
        Account owner = accounts.get(segments.owner(s));
        int reference = segments.reference(s);
        return switch (state) {
            case CLAIMED -> {
                int used = claims.consumption(reference);
                yield new SliceView(slice, state, owner, accounts.get(bundles.owner(used)), null, "");
            }
            case RESERVED, LOCKED, CANCELLED -> {
                int record = StorageRecords.recordOf(reference);
                if (record != NONE) {
                    ChargeRecorded charge = (ChargeRecorded) records.get(record).record;
                    yield new SliceView(
                            slice,
                            state,
                            owner,
                            null,
                            Purpose.STORAGE_CHARGE,
                            charge.key().id().toString());
                }
                Hold hold = holds.get(reference);
                yield new SliceView(slice, state, owner, hold.beneficiary(), hold.purpose(), hold.reference());
            }
            case ACTIVE, EXPIRED, WITHDRAWN -> new SliceView(slice, state, owner, null, null, "");
        };
    }

    /**
     * With what a consumption bundle was matched, in order of its watt-hours.
     *
     * @throws IllegalArgumentException for an unknown bundle
     */
    public List<Match> matches(BundleId consumption) {
        int bundle = known(consumption);
        List<Match> matches = new ArrayList<>();
        int last = NONE;
        for (int s = segments.first(bundle); s != NONE; s = segments.next(s)) {
            int claim = segments.reference(s);
            if (segments.state(s) == SliceState.CLAIMED && claim != last && bundles.side(bundle) == Side.CONSUMPTION) {
                last = claim;
                long at = claims.from(claim);
                for (int p = claims.firstProduction(claim); p != NONE; p = segments.nextOfClaim(p)) {
                    long end = at + segments.length(p);
                    if (segments.state(p) == SliceState.CLAIMED) {
                        Slice production = new Slice(bundles.id(segments.bundle(p)), segments.from(p), segments.to(p));
                        matches.add(new Match(new Slice(consumption, at, end), production));
                    }
                    at = end;
                }
            }
        }
        return matches;
    }

    /** Where the energy of a storage bundle came from; empty for any other bundle. */
    public Optional<StorageChain> chain(BundleId id) {
        int bundle = bundles.find(id);
        if (bundle < 0 || bundles.side(bundle) != Side.STORAGE) {
            return Optional.empty();
        }
        StorageRecords.Entry discharge = records.get(bundles.discharge(bundle));
        DischargeRecorded discharged = (DischargeRecorded) discharge.record;
        ChargeRecorded charged = (ChargeRecorded) records.get(discharge.charge).record;
        Slice cancelled = charged.slice();
        return cancelled == null ? Optional.empty() : Optional.of(new StorageChain(id, discharged, charged, cancelled));
    }

    /** A charge or discharge record that stands, or empty; losses are kept as sums of their lots. */
    public Optional<CertificateEvent> storageRecord(RecordId id) {
        int number = records.find(id);
        return number < 0 || records.get(number).withdrawn ? Optional.empty() : Optional.of(records.get(number).record);
    }

    /** What is left in the lot of a charge record [Wh]. */
    public long content(RecordId charge) {
        int number = records.find(charge);
        return number < 0 ? 0 : records.get(number).content;
    }

    /**
     * The bundle as EnergyTag sees it, a row for each part.
     *
     * @throws IllegalArgumentException for an unknown bundle
     */
    public List<GcBundle> energyTag(BundleId id) {
        int bundle = known(id);
        DeviceRegistration device = register.get(bundles.registration(bundle));
        Instant start = Instant.ofEpochSecond(bundles.start(bundle));
        Interval interval = new Interval(start, Instant.ofEpochSecond(bundles.end(bundle)));
        StorageChain chain = chain(id).orElse(null);
        DeviceRegistration source = chain == null
                ? device
                : register.registration(
                        chain.charge().origin(), chain.charge().key().interval().start());
        Interval produced = chain == null ? interval : chain.charge().key().interval();
        List<GcBundle> rows = new ArrayList<>();
        for (SliceView part : slices(id)) {
            rows.add(new GcBundle(
                    part.state(),
                    part.owner().value(),
                    part.slice().from(),
                    part.slice().to() - 1,
                    part.slice().quantity(),
                    "electricity",
                    source.energySource(),
                    1,
                    false,
                    device.registryConfiguration(),
                    device.device().value(),
                    device.name().en(),
                    device.technology(),
                    device.productionStart(),
                    device.capacity().watts(),
                    new GcBundle.Location(device.latitude(), device.longitude()),
                    deviceType(device.kind()),
                    produced.start(),
                    produced.end(),
                    bundles.issuedAt(bundle),
                    Instant.ofEpochSecond(bundles.expiresAt(bundle)),
                    device.countryOfIssuance(),
                    device.connectedGrid(),
                    device.issuingBody(),
                    device.marketZone(),
                    new GcBundle.OptionalFields(
                            id.toString(),
                            chain == null ? null : device.device().value(),
                            chain == null ? null : chain.discharge().key().id().toString(),
                            chain == null ? null : interval.start(),
                            chain == null ? null : interval.end(),
                            chain == null ? null : new GcBundle.Location(device.latitude(), device.longitude()),
                            chain == null ? null : efficiency(chain),
                            text(source.supportReceived()),
                            text(source.qualityScheme()),
                            dissemination(source, part),
                            source.emissionFactor(),
                            text(source.emissionFactorSource()),
                            part.beneficiary() == null
                                    ? null
                                    : part.beneficiary().value(),
                            bundles.quality(bundle))));
        }
        return rows;
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String deviceType(UsagePoint.Kind kind) {
        return switch (kind) {
            case STORAGE -> "storage";
            case LOAD -> "consumption";
            case SOURCE, GRID -> "production";
        };
    }

    /** From meter to meter: of the charge what was stored, of the withdrawal what was delivered. */
    private static BigDecimal efficiency(StorageChain chain) {
        return BigDecimal.valueOf(chain.charge().stored())
                .multiply(BigDecimal.valueOf(chain.discharge().delivered()))
                .divide(
                        BigDecimal.valueOf(chain.charge().charged())
                                .multiply(BigDecimal.valueOf(chain.discharge().withdrawn())),
                        6,
                        RoundingMode.HALF_UP);
    }

    /** Where the energy went: to the plant's own user, into the park, or into the public grid. Null where that is not decided. */
    private GcBundle.@Nullable Dissemination dissemination(DeviceRegistration source, SliceView part) {
        return switch (part.state()) {
            case CLAIMED -> {
                Account own = source.directUser() == null ? null : owner(source, part);
                yield part.beneficiary() != null && part.beneficiary().equals(own)
                        ? GcBundle.Dissemination.SELF_CONSUMED
                        : GcBundle.Dissemination.PRIVATE_GRID;
            }
            case CANCELLED ->
                part.purpose() == Purpose.STORAGE_CHARGE
                        ? GcBundle.Dissemination.PRIVATE_GRID
                        : GcBundle.Dissemination.PUBLIC_GRID;
            case ACTIVE, RESERVED -> GcBundle.Dissemination.PUBLIC_GRID;
            case LOCKED, EXPIRED, WITHDRAWN -> null;
        };
    }

    private @Nullable Account owner(DeviceRegistration source, SliceView part) {
        int user = source.directUser() == null
                ? NONE
                : register.find(
                        source.directUser().value(),
                        Instant.ofEpochSecond(bundles.start(known(part.slice().bundle()))));
        return user == NONE ? null : register.get(user).owner();
    }

    private int known(BundleId id) {
        int bundle = bundles.find(id);
        if (bundle < 0) {
            throw new IllegalArgumentException("bundle " + id + " is not in the book");
        }
        return bundle;
    }
}
