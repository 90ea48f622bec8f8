package greenpark.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.evidence.ForgedEvidence;
import greenpark.core.evidence.Variant;
import greenpark.verifier.signature.StrictEd25519;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's checks and Java's come to the same findings, word for word. */
class PageTwinTest {
    private static final int FILES = Integer.getInteger("greenpark.page.files", 1000);

    @TempDir
    private Path folder;

    @Test
    void thePageAndJavaAgreeOnEveryFileHoweverChanged() throws IOException, InterruptedException {
        SignedPark park = new SignedPark(5);
        Map<Variant, EvidenceFile> good = new EnumMap<>(Variant.class);
        SortedMap<String, String> java = new TreeMap<>();
        Path files = Files.createDirectory(folder.resolve("files"));
        List<Variant> variants = List.of(Variant.values());
        for (Variant variant : variants) {
            EvidenceFile file = park.file(variant);
            good.put(variant, file);
            put(files, java, variant + "-good", EvidenceBytes.of(file));
            put(
                    files,
                    java,
                    variant + "-parks-good",
                    EvidenceBytes.of(ForgedEvidence.withOtherPark(file, SignedPark::sign)));
        }
        for (int seed = 0; seed < FILES; seed++) {
            Variant variant = variants.get(seed % variants.size());
            byte[] changed = new Mutations(seed).change(Objects.requireNonNull(good.get(variant)));
            put(files, java, String.format(Locale.ROOT, "%s-seed-%04d", variant, seed), changed);
        }
        assertThat(java.entrySet())
                .filteredOn(e -> e.getKey().endsWith("-good"))
                .allMatch(e -> e.getValue().startsWith("verified "));
        SortedMap<String, String> page = page(files);
        java.forEach((name, outcome) -> assertThat(page.get(name)).as(name).isEqualTo(outcome));
        assertThat(page).hasSameSizeAs(java);
        assertThat(reasons(java))
                .as("reasons that were met")
                .containsAll(Stream.of(Reason.values()).map(Reason::name).toList());
    }

    /** The edge cases of C2SP CCTV, on which the world's verifiers differ; the browser is not asked here. */
    @Test
    void signaturesCountForBothOrForNeither() throws IOException, InterruptedException {
        Path vectors = Path.of(
                System.getProperty("greenpark.shared", "../shared"), "vectors/cctv-ed25519/ed25519vectors.json");
        assumeTrue(Files.exists(vectors), "no vectors at " + vectors);
        SortedMap<String, String> java = new TreeMap<>();
        StringBuilder lines = new StringBuilder();
        Matcher each = Pattern.compile(
                        "\\{\\s*\"number\": (\\d+),\\s*\"key\": \"(\\w*)\",\\s*\"sig\": \"(\\w*)\",\\s*\"msg\": \"([^\"]*)\"")
                .matcher(Files.readString(vectors));
        while (each.find()) {
            HexFormat hex = HexFormat.of();
            byte[] message = each.group(4).getBytes(StandardCharsets.UTF_8);
            boolean counts = StrictEd25519.verify(hex.parseHex(each.group(2)), message, hex.parseHex(each.group(3)));
            java.put(each.group(1), Boolean.toString(counts));
            String text = message.length == 0 ? "-" : hex.formatHex(message);
            lines.append(String.join(" ", each.group(1), each.group(2), text, each.group(3)))
                    .append('\n');
        }
        assertThat(java).hasSize(914).containsValue("true");
        assertThat(page(Files.writeString(folder.resolve("signatures"), lines))).isEqualTo(java);
    }

    private static void put(Path folder, SortedMap<String, String> outcomes, String name, byte[] bytes)
            throws IOException {
        Files.write(folder.resolve(name), bytes);
        try {
            outcomes.put(name, Outcome.ofJava(bytes));
        } catch (RuntimeException e) {
            throw new AssertionError(name + " makes Java stumble", e);
        }
    }

    private static Set<String> reasons(SortedMap<String, String> outcomes) {
        return outcomes.values().stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(part -> part.contains(":"))
                .map(finding -> finding.split(":")[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedMap<String, String> page(Path work) throws IOException, InterruptedException {
        Path node = program("node");
        Path checks = Files.writeString(folder.resolve("checks.js"), VerifyPage.checks());
        Path driver = folder.resolve("driver.js");
        try (InputStream in = Objects.requireNonNull(PageTwinTest.class.getResourceAsStream("driver.js"))) {
            Files.copy(in, driver);
        }
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        List.of(node.toString(), driver.toString(), checks.toString(), work.toString()))
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
        SortedMap<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(out)) {
            lines.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        return lines;
    }

    /** A program on the path; the test is skipped where it is absent. */
    static Path program(String name) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        List<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!found.isEmpty(), "no " + name + " on the path");
        return found.getFirst();
    }
}
