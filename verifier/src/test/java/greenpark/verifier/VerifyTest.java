package greenpark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.Finding.Check;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.evidence.ForgedEvidence;
import greenpark.core.evidence.Variant;
import greenpark.core.park.Park.ReadingsOrigin;
import greenpark.core.seal.Leaf;
import greenpark.verifier.page.SignedPark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command line says of a file. */
class VerifyTest {
    private static final SignedPark PARK = new SignedPark(5);

    @TempDir
    private Path folder;

    private record Answer(int exit, String out, String err) {}

    private Answer verify(EvidenceFile file, boolean chinese) throws IOException {
        return verify(Files.write(folder.resolve("u0.evidence"), EvidenceBytes.of(file)), null, chinese);
    }

    private static Answer verify(Path file, @Nullable Path policy, boolean chinese) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Verify.run(file, policy, chinese, new PrintWriter(out), new PrintWriter(err));
        return new Answer(exit, out.toString(), err.toString());
    }

    /** The first days, without the month's account. */
    private static EvidenceFile part(Variant variant) {
        EvidenceFile f = PARK.file(variant);
        List<EvidenceFile.Day> days = new ArrayList<>(f.days().subList(0, 6));
        days.remove(3);
        return new EvidenceFile(variant, f.factory(), f.month(), f.checkpoint(), f.policy(), f.parks(), null, days);
    }

    @ParameterizedTest
    @EnumSource
    void aWholeMonthIsSaidToBeWhole(Variant variant) throws IOException {
        Answer answer = verify(PARK.file(variant), false);
        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .contains("VERIFIED: u0, 2025-03", "The whole month of ", "public grid", "location-based")
                .contains(
                        variant == Variant.MONTH
                                ? "✓ days        the month’s leaf is this factory’s and of this month, and counts all its days; they are not shown\n"
                                : "in order, and all that the month’s leaf counts\n")
                .contains(
                        switch (variant) {
                            case SLOTS -> "origins add up to consumption, intervals to days, days to the month\n";
                            case HOURS -> "origins add up to consumption, hours to days, days to the month\n";
                            case DAYS -> "origins add up to consumption, days to the month\n";
                            case MONTH -> "✓ sums        origins add up to consumption\n";
                        });
        assertWellPut(answer.out());
        assertWellPut(verify(PARK.file(variant), true).out());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MONTH")
    void ofAPartOfAMonthNothingIsSaidOfTheRest(Variant variant) throws IOException {
        Answer answer = verify(part(variant), false);
        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .contains("5 of 31 days: 2025-03-01 – 2025-03-03, 2025-03-05 – 2025-03-06\n")
                .contains(
                        "the days shown are this factory’s, of this month, and in order; the month’s leaf is not shown\n")
                .contains("– carbon      the month has no account yet\n")
                .doesNotContain("to the month", "all that the month’s leaf counts", "Each method");
        assertWellPut(answer.out());
        assertWellPut(verify(part(variant), true).out());
    }

    private static void assertWellPut(String text) {
        assertThat(text).doesNotContain("..", "。。", ".。", "。.", "{", "}", "null", "::", "  \n");
    }

    /** A month in which the park's readings were simulated once is no evidence of real electricity. */
    @ParameterizedTest
    @CsvSource({
        "SIMULATED, METERED, true",
        "METERED, SIMULATED, true",
        "METERED, METERED, false",
    })
    void simulatedReadingsOfAnyParkLeafAreSaid(ReadingsOrigin first, ReadingsOrigin last, boolean said)
            throws IOException {
        EvidenceFile f = PARK.file(Variant.DAYS);
        EvidenceFile twice = new EvidenceFile(
                f.variant(),
                f.factory(),
                f.month(),
                f.checkpoint(),
                f.policy(),
                List.of(f.parks().getFirst(), f.parks().getFirst()),
                f.account(),
                f.days());
        List<ReadingsOrigin> origins = new ArrayList<>(List.of(first, last));
        ForgedEvidence sealed = new ForgedEvidence();
        sealed.park = p -> new Leaf.Park(
                p.id(),
                p.name(),
                p.zone(),
                p.step(),
                origins.removeFirst(),
                p.points(),
                p.plants(),
                p.tables(),
                p.rules(),
                p.program());
        Answer answer = verify(sealed.reseal(twice, SignedPark::sign), false);
        assertThat(answer.exit()).as(answer.out()).isZero();
        assertThat(answer.out().contains("SIMULATED READINGS")).isEqualTo(said);
    }

    @Test
    void whatIsWrongIsNamedInWords() throws IOException {
        ForgedEvidence forged = new ForgedEvidence();
        forged.park = p -> new Leaf.Park(
                p.id(),
                p.name(),
                p.zone(),
                p.step(),
                p.readings(),
                p.points(),
                List.of(new Leaf.Plant("u0", p.name(), "wind", 1)),
                p.tables(),
                p.rules(),
                p.program());
        EvidenceFile file = forged.reseal(PARK.file(Variant.MONTH), SignedPark::sign);
        Answer answer = verify(file, false);
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.out())
                .contains("✗ park        park leaf 1 names a point or plant twice, or a plant that is no usage point")
                .contains("✗ days        not checked: see park\n")
                .doesNotContain("public grid");
        assertThat(verify(file, true).out()).contains("✗ park        园区叶子 1 中有计量点或电厂重复");
    }

    @Test
    void whatCannotBeReadIsCalledWhatItIs() throws IOException {
        Path file = Files.write(folder.resolve("u0.evidence"), EvidenceBytes.of(PARK.file(Variant.MONTH)));
        Path policy = Files.writeString(folder.resolve("policy"), "quorum\n");
        Answer answer = verify(file, policy, false);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).startsWith(policy + " cannot be read as a policy: ");
        assertThat(verify(file, folder.resolve("none"), false).err())
                .isEqualTo(folder.resolve("none") + " cannot be read as a policy: no such file\n");
        assertThat(verify(policy, null, false).err()).startsWith(policy + " cannot be read as evidence: ");
    }

    @Test
    void bothLanguagesHaveATextForEverything() {
        Texts english = Texts.in(Verify.class, "verify", false);
        assertThat(Texts.in(Verify.class, "verify", true).keys()).isEqualTo(english.keys());
        for (Reason reason : Reason.values()) {
            assertThat(reason == Reason.NONE || english.keys().contains("reason." + reason))
                    .as(reason.name())
                    .isTrue();
        }
        for (Check check : Check.values()) {
            String name = "check." + check.name().toLowerCase(Locale.ROOT);
            if (check != Check.DAYS && check != Check.SUMS) {
                assertThat(english.keys()).contains(name);
                continue;
            }
            for (Variant variant : Variant.values()) {
                assertThat(english.keys()).contains(name + "." + variant);
                assertThat(variant == Variant.MONTH || english.keys().contains(name + "." + variant + ".part"))
                        .isTrue();
            }
        }
    }
}
