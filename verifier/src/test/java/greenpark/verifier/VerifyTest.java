package greenpark.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.BundleId;
import greenpark.core.evidence.ClaimFile;
import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.Finding.Check;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.evidence.ForgedEvidence;
import greenpark.core.evidence.Variant;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.TlogProof;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.core.park.Name;
import greenpark.core.park.Park.ReadingsOrigin;
import greenpark.core.seal.ClaimLine;
import greenpark.core.seal.Leaf;
import greenpark.verifier.page.SignedPark;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
        int exit = Verify.run(
                new Verify.Request(file, policy, null, null, chinese), new PrintWriter(out), new PrintWriter(err));
        return new Answer(exit, out.toString(), err.toString());
    }

    /** The first days, without the month's account. */
    private static EvidenceFile part(Variant variant) {
        EvidenceFile f = PARK.file(variant);
        List<EvidenceFile.Day> days = new ArrayList<>(f.days().subList(0, 6));
        days.remove(3);
        return new EvidenceFile(variant, f.factory(), f.month(), f.checkpoint(), f.policy(), f.parks(), null, days);
    }

    @Test
    void theListOfCertificatesIsTheOneThatWasSealed() throws IOException {
        Path evidence = Files.write(folder.resolve("u0.evidence"), EvidenceBytes.of(PARK.file(Variant.MONTH)));
        List<ClaimLine> lines = PARK.claims();
        assertThat(lines).isNotEmpty();
        Answer right = claims(evidence, ClaimFile.of(lines));
        assertThat(right.exit()).isZero();
        assertThat(right.out())
                .contains("✓ " + String.format(Locale.ROOT, "%,d", lines.size()) + " lines of certificates");

        List<ClaimLine> less = lines.subList(1, lines.size());
        assertThat(claims(evidence, ClaimFile.of(less)).out()).contains("✗ is not the list");
        List<ClaimLine> other = new ArrayList<>(lines);
        ClaimLine first = lines.getFirst();
        other.set(0, new ClaimLine(first.start(), first.plant(), new BundleId(1, 1), first.from(), first.to()));
        Answer forged = claims(evidence, ClaimFile.of(other));
        assertThat(forged.exit()).isEqualTo(1);
        assertThat(forged.out()).contains("✗ is not the list");

        Answer cut = claims(evidence, "interval_start,plant,certificate,from_wh,to_wh\n2025-03".getBytes(UTF_8));
        assertThat(cut.exit()).isEqualTo(2);
        assertThat(cut.err()).contains("cannot be read as a list of certificates");
        Answer wrong =
                claims(evidence, "interval_start,plant,certificate,from_wh,to_wh\nnever,a,b,1,0\n".getBytes(UTF_8));
        assertThat(wrong.err()).contains("'never,a,b,1,0' is no line of");
        Path days = Files.write(folder.resolve("days.evidence"), EvidenceBytes.of(part(Variant.DAYS)));
        assertThat(claims(days, ClaimFile.of(lines)).out()).contains("✗ the file has no account");
    }

    private Answer claims(Path evidence, byte[] list) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path file = Files.write(folder.resolve("claims.csv"), list);
        int exit = Verify.run(
                new Verify.Request(evidence, null, file, null, false), new PrintWriter(out), new PrintWriter(err));
        return new Answer(exit, out.toString(), err.toString());
    }

    @Test
    void eachLeafStandsAloneInTheTextThatOtherToolsRead() throws IOException {
        EvidenceFile file = PARK.file(Variant.DAYS);
        Path evidence = Files.write(folder.resolve("u0.evidence"), EvidenceBytes.of(file));
        Path proofs = folder.resolve("proofs");
        StringWriter out = new StringWriter();
        assertThat(Verify.run(
                        new Verify.Request(evidence, null, null, proofs, false),
                        new PrintWriter(out),
                        new PrintWriter(out)))
                .isZero();
        WitnessPolicy policy = WitnessPolicy.parse(file.policy().toByteArray());
        try (Stream<Path> names = Files.list(proofs)) {
            assertThat(names).hasSize(2 * (file.parks().size() + 1 + file.days().size()));
        }
        for (EvidenceFile.Day day : file.days()) {
            byte[] leaf = Files.readAllBytes(proofs.resolve(day.leaf().index() + ".leaf"));
            TlogProof proof =
                    TlogProof.parse(Files.readAllBytes(proofs.resolve(day.leaf().index() + ".tlog-proof")));
            assertThat(proof.verify(new Sha256(), new Sha256().leaf(leaf), policy, new Signatures())
                            .holds())
                    .isTrue();
            leaf[20] ^= 1;
            assertThat(proof.inclusion(new Sha256(), new Sha256().leaf(leaf)).holds())
                    .isFalse();
        }
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
                .contains("– carbon      the month’s account is not shown\n")
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

    /** A keeper who names his park so could else move the cursor over a verdict, or write one of his own. */
    @Test
    void namesOfTheFileNeitherHideNorFakeALine() throws IOException {
        ForgedEvidence sealed = new ForgedEvidence();
        String name = "Park\u001b[1A\n  ✓ witnesses   seventeen\u202e";
        sealed.park = p -> new Leaf.Park(
                p.id(),
                new Name(name, name),
                p.zone(),
                p.step(),
                p.readings(),
                p.points(),
                p.plants(),
                p.tables(),
                p.rules(),
                p.program());
        Answer answer = verify(sealed.reseal(PARK.file(Variant.DAYS), SignedPark::sign), false);
        assertThat(answer.exit()).as(answer.out()).isZero();
        assertThat(answer.out())
                .contains("Park Park\ufffd[1A\ufffd  ✓ witnesses   seventeen\ufffd (")
                .doesNotContain("\u001b", "\u202e", "\n  ✓ witnesses   seventeen");
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
