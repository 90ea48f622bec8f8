package greenpark.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.evidence.ForgedEvidence;
import greenpark.core.evidence.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it. */
class VerifyPageTest {
    @TempDir
    private Path folder;

    @Test
    void oneFileThatForbidsItselfEveryConnection() throws IOException {
        Path page = folder.resolve("verify.html");
        VerifyPage.write(page);
        String html = Files.readString(page);
        assertThat(html).contains("default-src 'none'; script-src 'sha256-").doesNotContain("{script}", "{style}");
        assertThat(html).doesNotContain(" src=", "@import", "url(", "innerHTML", "fetch(");
        assertThat(html).isEqualTo(VerifyPage.html());
        assertThat(Pattern.compile("https?://")
                        .matcher(html)
                        .results()
                        .map(m -> html.substring(m.start(), m.start() + 26)))
                .as("the name of a language of drawings, which is no address")
                .allMatch(address -> address.equals("http://www.w3.org/2000/svg"));
    }

    @Test
    void bothLanguagesSayEverything() {
        String html = VerifyPage.html();
        String texts = html.substring(html.indexOf("const TEXTS"), html.indexOf("// Words, numbers"));
        String[] languages = texts.split("\n  zh: \\{");
        assertThat(keys(languages[0])).hasSizeGreaterThan(150).isEqualTo(keys(languages[1]));
        for (Reason reason : Reason.values()) {
            if (reason != Reason.NONE) {
                assertThat(keys(texts)).contains("reason." + reason);
            }
        }
    }

    private static List<String> keys(String texts) {
        return Pattern.compile("(?:^|[ {,])'?([a-zA-Z][\\w.-]*)'?: '", Pattern.MULTILINE)
                .matcher(texts)
                .results()
                .map(m -> m.group(1))
                .sorted()
                .toList();
    }

    @Test
    void aGoodFileIsVerifiedAndItsMonthDrawn() throws IOException, InterruptedException {
        String dom = opened(EvidenceBytes.of(new SignedPark(5).file(Variant.SLOTS)), "#en");
        assertThat(dom).contains("<h1 id=\"verdict\">Verified</h1>", "class=\"heat\"", "Location-based");
        assertThat(dom.split("class=\"HOLDS\" data-check", -1)).hasSize(10);
        assertThat(dom).doesNotContain("class=\"FAILS\"");
    }

    @Test
    void aForgedFileShowsNoFigure() throws IOException, InterruptedException {
        byte[] content = ForgedEvidence.content(new SignedPark(5).file(Variant.MONTH));
        // Within the account, which stands before the hashes.
        byte[] changed = content.clone();
        int account = new String(content, StandardCharsets.ISO_8859_1).indexOf("fossil-residual");
        changed[account] ^= 1;
        String dom = opened(ForgedEvidence.pack(changed), "#zh");
        assertThat(dom).contains("<h1 id=\"verdict\">核验未通过</h1>", "当月的数字不是日志中封存的数字");
        assertThat(dom).doesNotContain("class=\"figures\"", "class=\"methods\"", "kg CO₂<");
    }

    @Test
    void aTornFileIsUnreadable() throws IOException, InterruptedException {
        byte[] bytes = EvidenceBytes.of(new SignedPark(5).file(Variant.MONTH));
        assertThat(opened(Arrays.copyOf(bytes, bytes.length - 1), "#en"))
                .contains("<h1 id=\"verdict\">Unreadable</h1>");
    }

    /** What stands in the body once a browser has opened the page with the file. */
    private String opened(byte[] evidence, String language) throws IOException, InterruptedException {
        Path page = folder.resolve("verify.html");
        VerifyPage.write(page, evidence);
        Path dom = folder.resolve("dom");
        Process process = new ProcessBuilder(List.of(
                        PageTwinTest.program("chromium").toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        page.toUri() + language))
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assumeTrue(process.exitValue() == 0, "the browser does not start here");
        String all = Files.readString(dom);
        Matcher shown = Pattern.compile("<div id=\"page\">.*?<script type=\"text/plain\"", Pattern.DOTALL)
                .matcher(all);
        assertThat(shown.find()).as(all).isTrue();
        return shown.group();
    }
}
