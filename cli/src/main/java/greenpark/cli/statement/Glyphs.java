package greenpark.cli.statement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.jspecify.annotations.Nullable;

/** Which font shows which character: Helvetica what it has, the Chinese font the rest. What neither has is shown as […], and remembered. */
final class Glyphs {
    private static final String UNSHOWN = "[…]";

    private final PDFont regular;
    private final PDFont bold;
    private final @Nullable ChineseFont chinese;
    private final @Nullable PDFont chineseFont;
    private boolean unshown;

    /** @param chinese null where there is none */
    Glyphs(PDDocument document, @Nullable ChineseFont chinese) throws IOException {
        this.regular = new PDType1Font(FontName.HELVETICA);
        this.bold = new PDType1Font(FontName.HELVETICA_BOLD);
        this.chinese = chinese;
        this.chineseFont = chinese == null ? null : PDType0Font.load(document, chinese.font(), true);
    }

    /** Characters of one font. */
    record Run(PDFont font, boolean isChinese, String text) {}

    /** Whether something was shown as […]. */
    boolean anyUnshown() {
        return unshown;
    }

    /** The text with what no font has replaced. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder();
        boolean gap = false;
        for (int c : text.codePoints().toArray()) {
            boolean has = latin(c) || inChinese(c);
            if (has) {
                shown.appendCodePoint(c);
            } else if (!gap) {
                shown.append(UNSHOWN);
                unshown = true;
            }
            gap = !has;
        }
        return shown.toString();
    }

    /** @param text of {@link #shown} */
    List<Run> runs(String text, boolean strong) {
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean last = true;
        for (int c : text.codePoints().toArray()) {
            boolean latin = latin(c);
            if (latin != last && !run.isEmpty()) {
                runs.add(run(run.toString(), last, strong));
                run.setLength(0);
            }
            last = latin;
            run.appendCodePoint(c);
        }
        if (!run.isEmpty()) {
            runs.add(run(run.toString(), last, strong));
        }
        return runs;
    }

    private Run run(String text, boolean latin, boolean strong) {
        PDFont font = latin ? (strong ? bold : regular) : chineseFont;
        if (font == null) {
            throw new IllegalStateException("no font for " + text);
        }
        return new Run(font, !latin, text);
    }

    float width(String text, boolean strong, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text, strong)) {
            width += run.font().getStringWidth(run.text()) * size / 1000;
        }
        return width;
    }

    private static boolean latin(int codePoint) {
        return codePoint >= ' '
                && WinAnsiEncoding.INSTANCE.contains(
                        GlyphList.getAdobeGlyphList().codePointToName(codePoint));
    }

    private boolean inChinese(int codePoint) {
        return chinese != null && codePoint >= ' ' && chinese.has(codePoint);
    }
}
