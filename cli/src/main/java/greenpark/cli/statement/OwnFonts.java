package greenpark.cli.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for PDFBox's search through all fonts of the machine, which takes seconds and leaves a file in the user's home. The library asks for a stand-in of
 * Helvetica even where only the widths are needed.
 */
final class OwnFonts implements FontMapper {
    private static final String STAND_IN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont standIn;

    private OwnFonts(TrueTypeFont standIn) {
        this.standIn = standIn;
    }

    /** For the whole program, once. */
    static void use() {
        Once.load();
    }

    private static final class Once {
        /** Held, for the levels of loggers that nobody holds are forgotten. What is wrong with a font has our own words. */
        private static final List<Logger> LOUD =
                List.of(Logger.getLogger("org.apache.fontbox"), Logger.getLogger("org.apache.pdfbox"));

        static {
            LOUD.forEach(logger -> logger.setLevel(Level.SEVERE));
            try (InputStream in = FontMapper.class.getResourceAsStream(STAND_IN)) {
                if (in == null) {
                    throw new IllegalStateException("the program was built without " + STAND_IN);
                }
                FontMappers.set(new OwnFonts(new TTFParser().parse(new RandomAccessReadBuffer(in))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void load() {
            // the static block has done it
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(standIn, false);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(standIn, false);
    }

    @Override
    public @Nullable CIDFontMapping getCIDFont(
            String name, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo info) {
        return null;
    }
}
