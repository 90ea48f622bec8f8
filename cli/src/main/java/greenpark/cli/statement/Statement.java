package greenpark.cli.statement;

import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceCheck;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.verifier.Texts;
import greenpark.verifier.signature.Signatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/** Makes the PDF of an evidence file. */
public final class Statement {
    private Statement() {}

    /**
     * Checks the file under its own policy, and prints what it says.
     *
     * @param chinese the language; English otherwise
     * @param font a file with Chinese glyphs; null to look for one on this machine
     * @return the PDF; the same for the same file, language and font
     * @throws BadInput for a file that does not verify, a font that cannot be used, and a Chinese statement without a font
     */
    public static byte[] pdf(EvidenceFile file, boolean chinese, @Nullable Path font) throws IOException {
        return pdf(file, chinese, font, ChineseFont.folders());
    }

    static byte[] pdf(EvidenceFile file, boolean chinese, @Nullable Path font, List<Path> folders) throws IOException {
        EvidenceReport report = EvidenceCheck.check(file, new Signatures());
        if (!report.verified()) {
            throw unverified(file, report);
        }
        OwnFonts.use();
        try (ChineseFont glyphs = font == null ? ChineseFont.find(folders) : ChineseFont.open(font)) {
            if (chinese && glyphs == null) {
                throw ChineseFont.missing();
            }
            return print(file, report, Texts.in(Statement.class, "statement", chinese), glyphs);
        }
    }

    private static BadInput unverified(EvidenceFile file, EvidenceReport report) {
        return new BadInput(new Problem(
                "statement",
                0,
                "",
                file.factory() + " " + file.month(),
                "is not printed, because its evidence does not verify (" + report.failures() + ")",
                "greenpark verify says more of what is wrong with it"));
    }

    private static byte[] print(EvidenceFile file, EvidenceReport report, Texts texts, @Nullable ChineseFont font)
            throws IOException {
        Hash evidence = Sha256.ofThread().of(EvidenceBytes.of(file));
        try (PDDocument document = new PDDocument()) {
            // No dates: nobody's clock is evidence. The id, which PDF makes of the time, is made of what is printed.
            document.setDocumentId(evidence.word0());
            Sections sections = new Sections(file, report, evidence, texts);
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(sections.title());
            about.setSubject(sections.subject());
            about.setProducer("greenpark");
            document.getDocumentCatalog().setLanguage(texts.chinese() ? "zh-CN" : "en");
            PDViewerPreferences viewer =
                    new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
            viewer.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(viewer);
            sections.print(document, new Glyphs(document, font));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
