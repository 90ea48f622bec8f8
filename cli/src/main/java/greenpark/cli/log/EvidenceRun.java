package greenpark.cli.log;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Inputs;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Progress;
import greenpark.core.evidence.ClaimFile;
import greenpark.core.evidence.EvidenceCheck;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.evidence.EvidenceMaker;
import greenpark.core.evidence.EvidenceMaker.SealedDay;
import greenpark.core.evidence.EvidenceMaker.SealedMonth;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.evidence.Finding;
import greenpark.core.evidence.MonthOpenings;
import greenpark.core.evidence.Variant;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.core.seal.ClaimLine;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.core.seal.OpeningKey;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.ledger.LogReader;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the evidence of a factory's month from what the log's keeper keeps: leaves and proofs from the public folder, keys and openings from the
 * private one. Clears nothing.
 *
 * @param policy a policy file; null for the log's own
 */
record EvidenceRun(
        LogPlace place,
        String factory,
        YearMonth month,
        Variant variant,
        @Nullable Path policy) {

    /** @throws BadInput where the log has nothing of the factory and month, or the file would not verify */
    EvidenceFile run() throws IOException {
        place.mustExist();
        LogReader log = LogReader.open(place.publicFolder());
        LastLeaves leaves = LastLeaves.of(log, factory, month);
        if (leaves.days().isEmpty()) {
            throw refused(
                    factory + " " + month,
                    "is not sealed in " + place.folder(),
                    "greenpark seal makes it so; the name is a factory's id");
        }
        if (!isFactory(log, leaves.days().getFirst().leaf())) {
            throw refused(factory, "is no factory", "Only what a factory used is shown to its buyer");
        }
        if (variant == Variant.MONTH && leaves.month() == null) {
            throw refused(
                    month.toString(), "is not whole yet, so there is no account of it", "Ask for days, hours or slots");
        }
        LastLeaves open = leaves.open(place.keys(), factory);
        if (open.days().isEmpty() || (variant == Variant.MONTH && open.month() == null)) {
            throw refused(factory + " " + month, "was erased: its keys are destroyed", "Nobody can show it any more");
        }
        OpeningKeys keys = place.keys();
        MonthOpenings openings = openings(open);
        List<SealedDay> days = new ArrayList<>();
        for (LastLeaves.Day day : open.days()) {
            LocalDate date = day.leaf().date();
            OpeningKey key = Objects.requireNonNull(keys.day(factory, date));
            days.add(new SealedDay(day.index(), key.revision(day.leaf().revision()), openings.values(date)));
        }
        LastLeaves.Month account = open.month();
        SealedMonth sealed = account == null
                ? null
                : new SealedMonth(
                        account.index(),
                        Objects.requireNonNull(keys.month(factory, month))
                                .revision(account.leaf().revision()),
                        Objects.requireNonNull(openings.account()).record().toByteArray());
        try {
            EvidenceFile file = new EvidenceMaker(prover(log)).make(variant, factory, month, sealed, days, policy(log));
            mustVerify(file);
            return file;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isFactory(LogReader log, Leaf.Day day) throws IOException {
        return LeafBytes.read(log.entry(Replay.park(log, day.park()))) instanceof Leaf.Park park
                && park.hasFactory(factory);
    }

    /** Why a file has no account of its month; null where it has one. */
    @Nullable
    String partBecause(EvidenceFile file) throws IOException {
        if (file.account() != null) {
            return null;
        }
        LastLeaves leaves = LastLeaves.of(LogReader.open(place.publicFolder()), factory, month);
        return leaves.month() == null && leaves.days().size() == file.days().size() ? "unfinished" : "erased";
    }

    /**
     * The certificates that were claimed in the month, of which the account of the file has the root. Nobody keeps the list: everything that was sealed is repeated for it.
     *
     * @param park folder of the park
     * @throws BadInput where the file has no account, or the readings no longer give what was sealed
     */
    byte[] claims(EvidenceFile file, Path park, int threads, Progress progress) throws IOException {
        if (file.account() == null) {
            throw refused(
                    month.toString(), "is not whole, so no list of certificates was sealed", "Leave --claims out");
        }
        LogReader log = LogReader.open(place.publicFolder());
        ParkFolder files = ParkFolder.open(park);
        List<Replay.Asked> runs = Replay.runs(log, place.inputs());
        Arrivals arrivals = Arrivals.of(place, runs);
        ValidatedRuns readings =
                new ValidatedRuns(Inputs.read(files, files.park(), Digest.sha256(), arrivals, progress));
        progress.stage("seal");
        Replay replay = new Replay(log, place.keys(), place.openings(), leaf -> {}, difference -> {});
        replay.listClaims(factory, month);
        replay.run(runs, readings, threads, progress);
        progress.clear();
        List<ClaimLine> list = replay.listedClaims();
        if (ClaimFile.compare(list, EvidenceCheck.check(file, new Signatures())) != ClaimFile.Outcome.HOLDS) {
            throw refused(
                    factory + " " + month,
                    "has another list of certificates than was sealed",
                    "Run greenpark fsck, which compares every entry with the readings");
        }
        return ClaimFile.of(list);
    }

    /** What the leaves commit to; made again by {@code seal} where a crash left it behind them. */
    private MonthOpenings openings(LastLeaves leaves) throws IOException {
        if (place.openings().exists(factory, month)) {
            MonthOpenings openings = place.openings().stored(factory, month);
            if (leaves.match(openings)) {
                return openings;
            }
        }
        throw refused(
                factory + " " + month,
                "is sealed, but what its leaves commit to is not kept now: a seal was cut off, or a day was erased",
                "Run greenpark seal once more, which makes it anew");
    }

    /** What a buyer's own check would refuse is no evidence. */
    private void mustVerify(EvidenceFile file) {
        EvidenceReport report = EvidenceCheck.check(file, new Signatures());
        if (!report.verified()) {
            throw refused(
                    file.factory() + " " + file.month(),
                    "does not verify (" + report.failures() + ")",
                    fails(report, Finding.Check.CHECKPOINT)
                            ? "Look at the log lines of the policy: after a rotation it needs the new key, which is in "
                                    + place.logKey()
                            : fails(report, Finding.Check.WITNESSES)
                                    ? "Ask the witnesses again, greenpark log ask, or carry another --policy"
                                    : "Run greenpark fsck, which compares every entry with the readings");
        }
    }

    private static boolean fails(EvidenceReport report, Finding.Check check) {
        return report.findings().stream().anyMatch(f -> f.check() == check && f.state() == Finding.State.FAILS);
    }

    private static BadInput refused(String value, String message, String hint) {
        return new BadInput(new Problem("evidence", 0, "", value, message, hint));
    }

    private static EvidenceMaker.Prover prover(LogReader log) {
        return new EvidenceMaker.Prover() {
            @Override
            public ByteString checkpoint() {
                return ByteString.of(log.checkpoint().toByteArray());
            }

            @Override
            public Proven prove(long index) {
                try {
                    return new Proven(
                            ByteString.of(log.entry(index)),
                            index,
                            log.prove(index).path());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public long park(Hash park) {
                try {
                    return Replay.park(log, park);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** The policy that goes with the evidence; without one, the log's own key and no witness. */
    private ByteString policy(LogReader log) throws IOException {
        Path file = policy == null ? place.policy() : policy;
        if (policy == null && !Files.exists(file)) {
            String text = "log "
                    + Files.readString(place.logKey(), StandardCharsets.UTF_8).strip() + "\nquorum none\n";
            return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            WitnessPolicy parsed = WitnessPolicy.parse(bytes);
            if (parsed.logs().stream()
                    .noneMatch(l ->
                            l.key().name().equals(log.checkpoint().checkpoint().origin()))) {
                throw new BadInput(new Problem(
                        file.toString(),
                        0,
                        "log",
                        "",
                        "names no key of this log",
                        "Add the line: log "
                                + Files.readString(place.logKey(), StandardCharsets.UTF_8)
                                        .strip()));
            }
        } catch (MalformedLedger e) {
            throw new BadInput(new Problem(
                    file.toString(), 0, "", "", String.valueOf(e.getMessage()), "See c2sp.org/tlog-policy"));
        }
        return ByteString.of(bytes);
    }

    static void write(Path out, byte[] bytes) throws IOException {
        Path aside = out.resolveSibling("." + out.getFileName() + ".new");
        Files.write(aside, bytes);
        Files.move(
                aside,
                out,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
