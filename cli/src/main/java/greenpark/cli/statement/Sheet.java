package greenpark.cli.statement;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Pages of A4, filled from the top down. All lengths are in points. */
final class Sheet {
    static final float LEFT = 50;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;

    private static final float TOP = PDRectangle.A4.getHeight() - 48;
    private static final float BOTTOM = 54;
    private static final float FOOT = 34;
    private static final float GAP = 10;
    private static final float PADDING = 7;

    /** How thick the outline of a strong Chinese character is, as part of its size: the font has no bold face. */
    private static final float STROKE = 0.03f;

    private static final String NOT_FIRST = "，。；：、）》”%";
    private static final String NOT_LAST = "（《“";

    private final PDDocument document;
    private final Glyphs glyphs;
    private PDPageContentStream page;
    private float y = TOP;

    Sheet(PDDocument document, Glyphs glyphs) throws IOException {
        this.document = document;
        this.glyphs = glyphs;
        this.page = newPage();
    }

    /** A column of a table; amounts stand to the right. */
    record Column(String head, float width, boolean right) {}

    /** A row of a table. */
    record Row(boolean strong, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = TOP;
        return new PDPageContentStream(document, next);
    }

    /** Makes sure that so much is left; whether it began a page for it. */
    private boolean room(float height) throws IOException {
        if (y - height >= BOTTOM) {
            return false;
        }
        page.close();
        page = newPage();
        return true;
    }

    float y() {
        return y;
    }

    void moveTo(float to) {
        y = to;
    }

    void gap(float height) {
        y -= height;
    }

    // ---- text ----

    private void draw(PDPageContentStream to, float x, float baseline, Style style, String text) throws IOException {
        to.beginText();
        to.newLineAtOffset(x, baseline);
        to.setNonStrokingColor(style.grey());
        to.setStrokingColor(style.grey());
        for (Glyphs.Run run : glyphs.runs(text, style.strong())) {
            boolean thick = run.isChinese() && style.strong();
            to.setRenderingMode(thick ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            if (thick) {
                to.setLineWidth(style.size() * STROKE);
            }
            to.setFont(run.font(), style.size());
            to.showText(run.text());
        }
        to.endText();
    }

    /** Lines no wider than the width: broken at spaces, between Chinese characters, or where nothing else helps. */
    private List<String> wrap(String text, Style style, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(glyphs.shown(text))) {
            if (fits(line + piece, style, width)) {
                line.append(piece);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            for (int c : piece.codePoints().toArray()) {
                String character = Character.toString(c);
                if (!line.isEmpty() && !fits(line + character, style, width)) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(character);
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private boolean fits(String text, Style style, float width) throws IOException {
        return glyphs.width(text.stripTrailing(), style.strong(), style.size()) <= width;
    }

    /** What is best not torn apart: a word with the space behind it, a Chinese character with the marks around it. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int last = ' ';
        for (int c : text.codePoints().toArray()) {
            boolean stays = NOT_FIRST.indexOf(c) >= 0
                    || NOT_LAST.indexOf(last) >= 0
                    || c == ' '
                    || (!wide(c) && !wide(last) && last != ' ');
            if (!stays && !piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
            last = c;
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static boolean wide(int codePoint) {
        return codePoint >= 0x2E80;
    }

    /** A line, or as many as it takes. */
    void paragraph(float x, float width, Style style, String text) throws IOException {
        for (String line : wrap(text, style, width)) {
            room(style.line());
            y -= style.line();
            draw(page, x, y + style.size() * 0.3f, style, line);
        }
    }

    void paragraph(Style style, String text) throws IOException {
        paragraph(LEFT, WIDTH, style, text);
    }

    /** One of a list. */
    void item(String text) throws IOException {
        room(Style.BODY.line());
        draw(page, LEFT, y - Style.BODY.line() + Style.BODY.size() * 0.3f, Style.BODY, "–");
        paragraph(LEFT + 10, WIDTH - 10, Style.BODY, text);
    }

    /** Keeps the next lines on one page; whether it began one for them. */
    boolean keep(int lines) throws IOException {
        return room(lines * (Style.BODY.line() + 1.5f));
    }

    void heading(String text) throws IOException {
        room(70); // a heading does not stand at the foot alone
        y -= GAP;
        paragraph(Style.HEADING, text);
        y -= 3;
    }

    /** A label and what it says, beside each other. */
    void fact(float labels, float width, String label, String says) throws IOException {
        List<String> lines = wrap(says, Style.BODY, width - labels);
        room(Style.BODY.line() * Math.min(lines.size(), 3));
        float top = y;
        paragraph(LEFT, labels - 6, Style.LABEL, label);
        float after = y;
        if (after < top) { // still on the same page
            y = top;
        }
        paragraph(LEFT + labels, width - labels, Style.BODY, says);
        y = Math.min(y, after);
    }

    /** A notice in a box that nobody overlooks. */
    void notice(String strong, String text) throws IOException {
        float inner = WIDTH - 2 * PADDING;
        float height = Style.STRONG.line() * wrap(strong, Style.STRONG, inner).size()
                + Style.BODY.line() * wrap(text, Style.BODY, inner).size()
                + 2 * PADDING;
        room(height);
        page.setNonStrokingColor(0.93f);
        page.addRect(LEFT, y - height, WIDTH, height);
        page.fill();
        page.setNonStrokingColor(0f);
        page.addRect(LEFT, y - height, 3, height);
        page.fill();
        float bottom = y - height;
        y -= PADDING - 1;
        paragraph(LEFT + PADDING + 3, inner, Style.STRONG, strong);
        paragraph(LEFT + PADDING + 3, inner, Style.BODY, text);
        y = bottom;
    }

    // ---- tables ----

    void head(List<Column> columns) throws IOException {
        cells(columns, columns.stream().map(Column::head).toList(), Style.SMALL);
        line(0.6f);
    }

    void table(List<Column> columns, List<Row> rows) throws IOException {
        head(columns);
        for (Row row : rows) {
            row(columns, row);
        }
    }

    void row(List<Column> columns, Row row) throws IOException {
        Style style = row.strong() ? Style.STRONG : Style.BODY;
        if (room(height(columns, row.cells(), style))) {
            head(columns);
        }
        cells(columns, row.cells(), style);
    }

    private float height(List<Column> columns, List<String> cells, Style style) throws IOException {
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            lines = Math.max(
                    lines,
                    wrap(cells.get(i), style, columns.get(i).width() - PADDING).size());
        }
        return lines * style.line() + 1.5f;
    }

    private void cells(List<Column> columns, List<String> cells, Style style) throws IOException {
        float height = height(columns, cells, style);
        room(height);
        float x = LEFT;
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            float baseline = y - style.line() + style.size() * 0.3f;
            for (String line : wrap(cells.get(i), style, column.width() - PADDING)) {
                float start = column.right()
                        ? x + column.width() - glyphs.width(line, style.strong(), style.size())
                        : x + (i > 0 && columns.get(i - 1).right() ? PADDING + 3 : 0);
                draw(page, start, baseline, style, line);
                baseline -= style.line();
            }
            x += column.width();
        }
        y -= height;
    }

    /** A line across, here. */
    void line(float grey) throws IOException {
        page.setStrokingColor(grey);
        page.setLineWidth(0.5f);
        page.moveTo(LEFT, y);
        page.lineTo(LEFT + WIDTH, y);
        page.stroke();
        y -= 1.5f;
    }

    // ---- pictures ----

    /** A QR code whose upper right corner is at the right edge, at this height of the page; black on white, with white around it. */
    void code(ByteMatrix modules, float top, float side) throws IOException {
        float module = side / modules.getWidth();
        float left = LEFT + WIDTH - side;
        page.setNonStrokingColor(0f);
        for (int row = 0; row < modules.getHeight(); row++) {
            int from = 0;
            while (from < modules.getWidth()) {
                int to = from;
                while (to < modules.getWidth() && modules.get(to, row) == 1) {
                    to++;
                }
                if (to > from) {
                    page.addRect(left + from * module, top - (row + 1) * module, (to - from) * module, module);
                }
                from = to + 1;
            }
        }
        page.fill();
    }

    /** Ends the last page, and writes at the foot of each which it is. */
    void finish(Texts texts, String about) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
                draw(foot, LEFT, FOOT, Style.SMALL, glyphs.shown(about));
                String number = texts.format("page", i + 1, pages);
                float width = glyphs.width(number, false, Style.SMALL.size());
                draw(foot, LEFT + WIDTH - width, FOOT, Style.SMALL, number);
            }
        }
    }
}
