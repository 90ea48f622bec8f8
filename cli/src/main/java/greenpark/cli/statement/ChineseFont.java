package greenpark.cli.statement;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jspecify.annotations.Nullable;

/**
 * A font of this machine that has Chinese glyphs, as TrueType outlines: of those the PDF can hold the few glyphs that a statement needs. Fonts with PostScript
 * outlines (CFF), as most Noto CJK files are, cannot be cut down.
 */
final class ChineseFont implements Closeable {
    /** File names of such fonts, the freely licensed first. */
    private static final List<String> KNOWN = List.of(
            "droidsansfallbackfull.ttf",
            "droidsansfallback.ttf",
            "wqy-microhei.ttc",
            "wqy-zenhei.ttc",
            "uming.ttc",
            "ukai.ttc",
            "stheiti light.ttc",
            "songti.ttc",
            "arial unicode.ttf",
            "msyh.ttc",
            "simhei.ttf",
            "simsun.ttc",
            "deng.ttf");

    private static final int DEPTH = 4;
    private static final int PROBE = '电';
    private static final String HINT =
            "Install one (Debian, Ubuntu: apt-get install fonts-droid-fallback, or fonts-wqy-microhei), or name a file with --font; --lang en prints without one";

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final Closeable file;

    private ChineseFont(TrueTypeFont font, Closeable file) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.file = file;
    }

    /** The usual folders of Linux, macOS and Windows. */
    static List<Path> folders() {
        Path home = Path.of(System.getProperty("user.home", "."));
        List<Path> folders = new ArrayList<>(List.of(
                home.resolve(".local/share/fonts"),
                home.resolve(".fonts"),
                Path.of("/usr/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                home.resolve("Library/Fonts"),
                Path.of("/Library/Fonts"),
                Path.of("/System/Library/Fonts")));
        String windows = System.getenv("WINDIR");
        if (windows != null) {
            folders.add(Path.of(windows, "Fonts"));
        }
        return folders;
    }

    /** The first known font in the folders that can be used; null where there is none. */
    static @Nullable ChineseFont find(List<Path> folders) throws IOException {
        SortedMap<Integer, Path> found = new TreeMap<>();
        for (Path folder : folders) {
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    int known = KNOWN.indexOf(file.getFileName().toString().toLowerCase(Locale.ROOT));
                    if (known >= 0) {
                        // the lesser path, in whatever order the folder lists them
                        found.merge(known, file, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // what is not there or not for us holds no font for us
                }
            });
        }
        ChineseFont font = null;
        for (Path file : found.values()) {
            font = font == null ? usable(file) : font;
        }
        return font;
    }

    private static @Nullable ChineseFont usable(Path file) throws IOException {
        try {
            return open(file);
        } catch (BadInput e) {
            return null; // another may do
        }
    }

    /** @throws BadInput for a Chinese statement without a font */
    static BadInput missing() {
        return new BadInput(
                new Problem("statement", 0, "", "", "no TrueType font with Chinese glyphs was found", HINT));
    }

    /** @throws BadInput for a file that is no font, or one that cannot be used */
    static ChineseFont open(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw refused(path, "cannot be read");
        }
        ChineseFont font = null;
        try {
            font = load(path.toFile());
            String wrong = font.unusable();
            if (wrong.isEmpty()) {
                ChineseFont usable = font;
                font = null;
                return usable;
            }
            throw refused(path, wrong);
        } catch (IOException e) {
            throw refused(path, "cannot be read as a font (" + e.getMessage() + ")");
        } finally {
            if (font != null) {
                font.close();
            }
        }
    }

    private static ChineseFont load(File path) throws IOException {
        String name = path.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ttc") || name.endsWith(".otc")) {
            TrueTypeCollection collection = new TrueTypeCollection(path);
            List<TrueTypeFont> faces = new ArrayList<>();
            collection.processAllFonts(faces::add);
            if (faces.isEmpty()) {
                collection.close();
                throw new IOException("a collection of no font");
            }
            return new ChineseFont(faces.getFirst(), collection);
        }
        TTFParser parser = name.endsWith(".otf") ? new OTFParser() : new TTFParser();
        TrueTypeFont font = parser.parse(new RandomAccessReadBufferedFile(path));
        return new ChineseFont(font, font);
    }

    /** Why not; empty where it can be used. */
    private String unusable() throws IOException {
        if (font instanceof OpenTypeFont open && open.isPostScript()) {
            return "has PostScript outlines (CFF), of which no subset can be embedded";
        }
        if (font.getOS2Windows() != null
                && (font.getOS2Windows().getFsType() & 0x000F) == 0x0002) { // restricted licence embedding
            return "does not allow to be embedded";
        }
        return has(PROBE) ? "" : "has no Chinese glyphs";
    }

    private static BadInput refused(Path path, String message) {
        return new BadInput(
                new Problem(
                        "--font",
                        0,
                        "",
                        path.toString(),
                        message,
                        "Take one with TrueType outlines and Chinese glyphs, for instance DroidSansFallbackFull.ttf of the package fonts-droid-fallback"));
    }

    boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    TrueTypeFont font() {
        return font;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
