package greenpark.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.Finding.Check;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.evidence.Finding.State;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.Toy;
import greenpark.core.park.UsagePoint;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.MemoryLog;
import greenpark.core.seal.SealedMonths;
import greenpark.core.tracing.RandomPark;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file of each variant proves, and that nothing in it can be changed. */
class EvidenceCheckTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    /** A factory of a park with two storages, contracts and losses. */
    private static final MemoryLog LOG = SealedMonths.seal(SealedMonths.park(5), 5);

    private static EvidenceFile file(Variant variant) {
        return new EvidenceMaker(LOG)
                .make(variant, "u0", MARCH, LOG.months.get("u0 " + MARCH), LOG.daysOf("u0", MARCH), MemoryLog.policy());
    }

    @ParameterizedTest
    @EnumSource
    void everyFactoryOfEveryParkIsVerifiedInEveryVariant(Variant variant) {
        for (long seed = 1; seed <= 6; seed++) {
            RandomPark park = SealedMonths.park(seed);
            MemoryLog log = SealedMonths.seal(park, seed);
            for (UsagePoint user : park.roster.users()) {
                String factory = user.id().value();
                EvidenceFile file = new EvidenceMaker(log)
                        .make(
                                variant,
                                factory,
                                MARCH,
                                log.months.get(factory + " " + MARCH),
                                log.daysOf(factory, MARCH),
                                MemoryLog.policy());
                byte[] bytes = EvidenceBytes.of(file);
                EvidenceFile read = EvidenceBytes.read(bytes);
                assertThat(read).as("seed %d %s", seed, factory).isEqualTo(file);
                EvidenceReport report = EvidenceCheck.check(read, Toy.VERIFIER);
                assertThat(report.findings()).as("seed %d %s", seed, factory).allMatch(f -> f.state() == State.HOLDS);
            }
        }
    }

    /** A content that is changed and packed again: a careful forger's file. */
    @ParameterizedTest
    @EnumSource
    void noChangedByteOfTheContentIsVerified(Variant variant) {
        byte[] content = EvidenceBytes.content(file(variant));
        int parsed = 0;
        for (int seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            byte[] changed = content.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            try {
                EvidenceFile read = EvidenceBytes.read(EvidenceBytes.pack(changed));
                assertThat(EvidenceBytes.content(read))
                        .as("seed %d: one form only", seed)
                        .isEqualTo(changed);
                assertThat(EvidenceCheck.check(read, Toy.VERIFIER).verified())
                        .as("seed %d, byte %d", seed, at)
                        .isFalse();
                parsed++;
            } catch (MalformedBytes e) {
                // Refused as a whole.
            }
        }
        assertThat(parsed).as("files that parse").isGreaterThan(500);
    }

    @Test
    void bytesBeforeBehindAndWithinAreRefused() {
        byte[] bytes = EvidenceBytes.of(file(Variant.MONTH));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> EvidenceBytes.read(cut)).isInstanceOf(MalformedBytes.class);
        }
        assertThatThrownBy(() -> EvidenceBytes.read(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(MalformedBytes.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SLOTS, the checkpoint of another log, CHECKPOINT, NOT_SIGNED",
        "SLOTS, a witness less, WITNESSES, QUORUM_NOT_MET",
        "SLOTS, a path of another leaf, INCLUDED, PATH_FAILS",
        "SLOTS, another factory, PARK, FACTORY_UNKNOWN",
        "SLOTS, another month, DAYS, OTHER_MONTH",
        "SLOTS, a day less, DAYS, DAYS_INCOMPLETE",
        "SLOTS, two days changed about, DAYS, OUT_OF_ORDER",
        "SLOTS, an opening of another day, OPENINGS, COMMITMENT_DIFFERS",
        "HOURS, an opening of another day, OPENINGS, COMMITMENT_DIFFERS",
        "DAYS, an opening of another day, OPENINGS, COMMITMENT_DIFFERS",
        "MONTH, another key, OPENINGS, COMMITMENT_DIFFERS",
    })
    void whatIsChangedIsNamed(Variant variant, String change, Check check, Reason reason) {
        EvidenceReport report = EvidenceCheck.check(changed(file(variant), change), Toy.VERIFIER);
        assertThat(report.findings())
                .filteredOn(f -> f.state() == State.FAILS && f.reason() != Reason.SEE_EARLIER)
                .extracting(Finding::check, Finding::reason)
                .contains(tuple(check, reason));
        assertThat(report.verified()).isFalse();
    }

    /** Three hours of 1.4 thousand million slots come to two in 32 bits. */
    @Test
    void countsThatWrapAreMoreThanThereAre() {
        int third = (int) ((1L << 32) / 3 + 1);
        ForgedEvidence forged = new ForgedEvidence();
        forged.opening = opening -> {
            if (!(opening instanceof EvidenceFile.Hours hours)) {
                return opening;
            }
            List<EvidenceFile.Salted> records = new ArrayList<>();
            int last = hours.records().size() - 1;
            for (int i = 0; i <= last; i++) {
                int measured = i < 3 ? third : i < last ? 0 : 2;
                records.add(new EvidenceFile.Salted(
                        hours.records().get(i).salt(),
                        ByteString.of(new FactoryTotals(measured, 0, 0, 0, List.of()).record())));
            }
            return new EvidenceFile.Hours(records);
        };
        EvidenceFile file = forged.reseal(file(Variant.HOURS), MemoryLog::sign);
        assertThat(EvidenceCheck.check(file, Toy.VERIFIER).findings())
                .filteredOn(f -> f.check() == Check.SUMS)
                .containsExactly(Finding.fails(Check.SUMS, Reason.COUNTS_EXCEED, "2025-03-01"));
    }

    private static EvidenceFile changed(EvidenceFile f, String change) {
        List<EvidenceFile.Day> days = new ArrayList<>(f.days());
        ByteString checkpoint = f.checkpoint();
        String factory = f.factory();
        YearMonth month = f.month();
        EvidenceFile.Month account = Objects.requireNonNull(f.account());
        switch (change) {
            case "the checkpoint of another log" ->
                checkpoint = text(checkpoint, "park.example/log", "park.example/lag");
            case "a witness less" -> checkpoint = text(checkpoint, "\u2014 buyer.example", "\u2014 bayer.example");
            case "another factory" -> factory = "s0";
            case "another month" -> month = month.plusMonths(1);
            case "a day less" -> days.removeLast();
            case "a path of another leaf" -> {
                EvidenceFile.Proven first = days.getFirst().leaf();
                days.set(
                        0,
                        new EvidenceFile.Day(
                                new EvidenceFile.Proven(first.leaf(), first.index() + 1, first.path()),
                                days.getFirst().opening()));
            }
            case "two days changed about" -> days.addFirst(days.remove(1));
            case "an opening of another day" ->
                days.set(
                        0,
                        new EvidenceFile.Day(days.getFirst().leaf(), days.get(1).opening()));
            case "another key" ->
                account = new EvidenceFile.Month(account.leaf(), new Sha256().empty(), account.record());
            default -> throw new IllegalArgumentException(change);
        }
        return new EvidenceFile(f.variant(), factory, month, checkpoint, f.policy(), f.parks(), account, days);
    }

    private static ByteString text(ByteString of, String old, String now) {
        String text = new String(of.toByteArray(), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        return ByteString.of(text.replace(old, now).getBytes(StandardCharsets.UTF_8));
    }
}
