package greenpark.cli.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import greenpark.core.evidence.EvidenceCheck;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.evidence.OriginTotals;
import greenpark.core.evidence.Variant;
import greenpark.core.ledger.Sha256;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.MonthAccount;
import greenpark.core.table.BadInput;
import greenpark.verifier.Texts;
import greenpark.verifier.signature.Signatures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement says, in both languages; that its code can be read; and what is not printed. */
class StatementTest {
    private static final SignedMonth MONTH = new SignedMonth();

    @TempDir
    Path empty;

    private static void needsAFont() throws IOException {
        try (ChineseFont font = ChineseFont.find(ChineseFont.folders())) {
            assumeTrue(font != null, "no TrueType font with Chinese glyphs: apt-get install fonts-droid-fallback");
        }
    }

    private byte[] english(EvidenceFile file) throws IOException {
        return Statement.pdf(file, false, null, List.of(empty));
    }

    /** The text of all pages, with one space for any white. */
    private static String text(byte[] pdf) throws IOException {
        OwnFonts.use();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(1, 2);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    private static EvidenceReport report(EvidenceFile file) {
        EvidenceReport report = EvidenceCheck.check(file, new Signatures());
        assertThat(report.verified()).isTrue();
        return report;
    }

    /** Every figure of a file that the statement owes its reader, written as it writes them. */
    private static void assertFigures(String text, EvidenceReport report, FactoryTotals totals) {
        assertThat(text).contains(kilowattHours(totals.consumption()));
        OriginTotals.NONE
                .plus(totals, Objects.requireNonNull(report.park()))
                .origins()
                .forEach((origin, sums) -> assertThat(text)
                        .as(origin.toString())
                        .contains(kilowattHours(sums.direct()) + " " + kilowattHours(sums.via()) + " "
                                + kilowattHours(sums.direct() + sums.via()) + " " + kilowattHours(sums.claimed())));
    }

    /** Told apart from the program's own way of writing. */
    private static String kilowattHours(long wattHours) {
        StringBuilder whole = new StringBuilder(Long.toString(wattHours / 1000));
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            whole.insert(i, ',');
        }
        return whole + "." + Long.toString(1000 + wattHours % 1000).substring(1);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void anEnglishStatementHasEveryFigureOfTheAccount(Variant variant) throws IOException {
        EvidenceFile file = MONTH.whole(variant, "grid-company");
        EvidenceReport report = report(file);
        MonthAccount account = Objects.requireNonNull(report.account());
        String text = text(english(file));
        assertThat(text)
                .contains("Statement of a month’s green electricity", "(u0)", "2025-03, the whole month (31 days)")
                .contains("intervals of 15 minutes: "
                        + String.format("%,d", account.totals().measured()).replace('.', ',') + " measured")
                .contains("park.example/log", MONTH.checkpoint().root().base64())
                .contains(SignedMonth.logKey().text())
                .contains("grid-company cosigned at 2027-01-15T08:00:00Z; buyer has not cosigned")
                .contains("group any-of-both: 1 signed, 1 needed")
                .contains("What this cannot prove", "never added up");
        assertFigures(text, report, account.totals());
        assertThat(account.methods()).isNotEmpty();
        for (MonthAccount.Method method : account.methods()) {
            for (MonthAccount.Term term : method.terms()) {
                if (term.factor() != null) {
                    assertThat(text)
                            .contains(kilowattHours(term.amount()) + " "
                                    + term.factor().toPlainString() + " " + term.year());
                }
            }
            Long grams = method.grams();
            assertThat(text).contains(grams == null ? "a factor is missing" : " t CO2");
        }
        assertThat(text)
                .contains(
                        variant == Variant.MONTH
                                ? "sum of the log’s days of the month said by the log’s keeper"
                                : "sum of the log’s days of the month proved");
    }

    @Test
    void whatHelveticaLacksIsLeftOutOpenly() throws IOException {
        // The factors' documents have Chinese names.
        assertThat(text(english(MONTH.whole(Variant.MONTH, "none")))).contains("[…]", "for lack of a font");
    }

    @Test
    void aChineseStatementHasTheSameFigures() throws IOException {
        needsAFont();
        EvidenceFile file = MONTH.whole(Variant.SLOTS, "grid-company");
        EvidenceReport report = report(file);
        String text = text(Statement.pdf(file, true, null));
        assertThat(text)
                .contains("绿电用电月度说明", "（u0）", "2025-03，整月（31 天）", "碳排放：各口径并列", "绝不相加", "生态环境部")
                .contains("grid-company 于 2027-01-15T08:00:00Z 联署", "buyer 未联署")
                .contains("本说明不能证明的")
                .doesNotContain("[…]");
        assertFigures(text, report, Objects.requireNonNull(report.account()).totals());
    }

    @Test
    void ofAMonthThatIsNotWholeItHasTheSumsOfTheDaysAndSaysSo() throws IOException {
        EvidenceFile file = MONTH.days();
        EvidenceReport report = report(file);
        FactoryTotals sum = FactoryTotals.NONE;
        for (EvidenceReport.Day day : report.days()) {
            sum = sum.plus(day.total());
        }
        String text = text(english(file));
        assertThat(text)
                .contains("2025-03, 3 of 31 days", "THE MONTH IS NOT WHOLE", "2025-03-01 – 2025-03-02, 2025-03-05.")
                .contains("There is no carbon account before the month is whole", "greenpark:days:");
        assertFigures(text, report, sum);
    }

    @Test
    void theCodeCanBeReadFromThePaper() throws Exception {
        String leaf = new Sha256().leaf(MONTH.monthLeaf()).hex().substring(0, 32);
        String checkpoint = ";park.example/log;" + MONTH.checkpoint().size() + ";"
                + MONTH.checkpoint().root().base64();
        EvidenceFile file = MONTH.whole(Variant.SLOTS, "grid-company");
        assertThat(scan(english(file))).isEqualTo("greenpark:claim:" + leaf + checkpoint);
        assertThat(scan(english(MONTH.whole(Variant.MONTH, "none"))))
                .as("whatever is shown of the month")
                .isEqualTo("greenpark:claim:" + leaf + checkpoint);
        assertThat(scan(english(MONTH.days())))
                .matches("greenpark:days:[0-9a-f]{32};.*")
                .endsWith(checkpoint);
    }

    /** As a telephone would, of the page at 150 dpi; one that does not give up at the first look. */
    private static String scan(byte[] pdf) throws IOException, ReaderException, NotFoundException {
        OwnFonts.use();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSameFileGivesTheSameBytes(boolean chinese) throws Exception {
        if (chinese) {
            needsAFont();
        }
        EvidenceFile file = MONTH.whole(Variant.DAYS, "grid-company");
        byte[] first = Statement.pdf(file, chinese, null);
        Thread.sleep(1100); // PDF's clock counts seconds
        byte[] again = Statement.pdf(new SignedMonth().whole(Variant.DAYS, "grid-company"), chinese, null);
        assertThat(again).isEqualTo(first);
        assertThat(Statement.pdf(MONTH.whole(Variant.HOURS, "grid-company"), chinese, null))
                .isNotEqualTo(first);
    }

    @Test
    void whatDoesNotVerifyIsNotPrinted() {
        assertThatThrownBy(() -> english(MONTH.whole(Variant.SLOTS, "buyer")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("does not verify (witnesses quorum not met)");
        EvidenceFile file = MONTH.whole(Variant.SLOTS, "none");
        EvidenceFile other = new EvidenceFile(
                file.variant(),
                "u1",
                file.month(),
                file.checkpoint(),
                file.policy(),
                file.parks(),
                file.account(),
                file.days());
        assertThatThrownBy(() -> english(other))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("u1 2025-03")
                .hasMessageContaining("does not verify");
    }

    @Test
    void withoutAFontAChineseStatementSaysWhatToInstall() {
        assertThatThrownBy(() -> Statement.pdf(MONTH.days(), true, null, List.of(empty)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no TrueType font with Chinese glyphs was found")
                .hasMessageContaining("apt-get install fonts-droid-fallback");
    }

    @Test
    void aFontThatCannotBeUsedIsRefused() throws IOException {
        Path none = empty.resolve("none.ttf");
        assertThatThrownBy(() -> Statement.pdf(MONTH.days(), true, none))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none.ttf")
                .hasMessageContaining("cannot be read");
        Path text =
                Files.writeString(empty.resolve("droidsansfallback.ttf"), "not a font at all, whatever it is called");
        assertThatThrownBy(() -> Statement.pdf(MONTH.days(), true, text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be read as a font");
        assertThat(ChineseFont.find(List.of(empty)))
                .as("and passed over in a search")
                .isNull();
        Path latin = empty.resolve("latin.ttf");
        try (var in =
                OwnFonts.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            Files.copy(Objects.requireNonNull(in), latin);
        }
        assertThatThrownBy(() -> Statement.pdf(MONTH.days(), true, latin))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no Chinese glyphs");
    }

    @Test
    void postScriptOutlinesAreRefused() {
        Path noto = Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
        assumeTrue(Files.exists(noto), "no Noto Sans CJK: apt-get install fonts-noto-cjk");
        assertThatThrownBy(() -> Statement.pdf(MONTH.days(), true, noto))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("PostScript outlines");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(Texts.in(Statement.class, "statement", true).keys())
                .isEqualTo(Texts.in(Statement.class, "statement", false).keys());
    }
}
