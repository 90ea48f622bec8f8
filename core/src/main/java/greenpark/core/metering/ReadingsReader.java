package greenpark.core.metering;

import greenpark.core.park.Meter;
import greenpark.core.park.MeterId;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.table.CsvCursor;
import greenpark.core.table.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a park's readings: our long and day-row formats as they are, any other by the mapping beside it.
 *
 * <p>Either all at once with {@link #read}, or file by file, mappings first, so that one file's bytes are in memory at a time.
 *
 * @see "docs/formats/readings.md"
 */
public final class ReadingsReader {
    private static final String MAPPING = "mapping.csv";

    private final ZoneId zone;
    private final MeterReadings.Builder into;
    private final Problems problems = new Problems();
    private final SortedMap<String, Mapping> mappings = new TreeMap<>();

    /**
     * @param zone of times without offset and of the days of day rows
     * @param step of interval readings that neither tell nor show their length
     * @param meters which may have readings
     */
    public ReadingsReader(ZoneId zone, Duration step, Collection<MeterId> meters) {
        this.zone = zone;
        this.into = new MeterReadings.Builder(meters, step);
    }

    /**
     * @param files path to bytes; {@code .csv}, {@code .csv.gz}, and their mappings
     * @throws BadInput with everything that is wrong, the first thousand in full
     */
    public static MeterReadings read(Park park, SortedMap<String, byte[]> files) {
        ReadingsReader reader = new ReadingsReader(
                park.zone(), park.step(), park.meters().stream().map(Meter::id).toList());
        files.forEach((name, bytes) -> {
            if (isMapping(name)) {
                reader.mapping(name, bytes);
            }
        });
        files.forEach((name, bytes) -> {
            if (!isMapping(name)) {
                reader.file(name, bytes);
            }
        });
        return reader.readings();
    }

    /** Whether a file is a mapping rather than readings. */
    public static boolean isMapping(String path) {
        return path.endsWith("/" + MAPPING) || path.equals(MAPPING) || path.endsWith("." + MAPPING);
    }

    /** Takes a mapping; it must come before the files it is for. */
    public void mapping(String path, byte[] bytes) {
        List<Problem> wrong = new ArrayList<>();
        Mapping mapping = Mapping.read(path, bytes, wrong);
        wrong.forEach(problems::add);
        mappings.put(path, mapping);
    }

    /** Takes a file of readings. */
    public void file(String path, byte[] bytes) {
        file(path, bytes, List.of());
    }

    /**
     * Takes a file of readings, parts of which came late.
     *
     * @param arrivals in order of place
     */
    public void file(String path, byte[] bytes, List<Arrival> arrivals) {
        read(path, bytes, arrivals);
        into.notBefore(MeterReadings.Builder.NOT_TOLD);
    }

    private void read(String path, byte[] bytes, List<Arrival> arrivals) {
        byte[] plain = bytes;
        if (path.endsWith(".gz")) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                plain = in.readAllBytes();
            } catch (IOException e) {
                problems.add(new Problem(
                        path, 0, "", "", "cannot be unpacked", "Maybe the file was cut off, or it is no gzip file"));
                return;
            }
        }
        Mapping declared = mappingOf(path);
        List<String> header = firstRow(plain, declared);
        if (header.isEmpty()) {
            problems.add(new Problem(path, 0, "", "", "is empty", "A file of readings has a header at least"));
            return;
        }
        Mapping mapping = declared == null ? nativeMapping(path, header) : declared;
        if (mapping == null) {
            return;
        }
        CsvCursor csv = new CsvCursor(plain, plain.length, mapping.separator());
        skipLines(csv, mapping);
        boolean headerLeft = mapping.header();
        ReadingFile file = new ReadingFile(path, mapping, csv, arrivals, zone, into, problems);
        while (headerLeft && csv.nextRow()) {
            headerLeft = csv.isBlankRow() || csv.fieldStartsWith(0, (byte) '#');
        }
        List<String> names = mapping.header() ? header : numbered(header.size());
        switch (mapping.layout()) {
            case LONG -> new LongRows(file, names).read();
            case DAY_ROWS -> new DayRows(file, names, zone).read();
            case COLUMNS -> new ColumnRows(file, names).read();
        }
        into.file(file.summary());
    }

    /**
     * Everything read so far; the reader must not be used afterwards.
     *
     * @throws BadInput if anything was wrong
     */
    public MeterReadings readings() {
        problems.throwIfAny();
        return into.build();
    }

    private @Nullable Mapping mappingOf(String path) {
        String base = path.endsWith(".gz") ? path.substring(0, path.length() - 3) : path;
        String stem = base.endsWith(".csv") ? base.substring(0, base.length() - 4) : base;
        Mapping own = mappings.get(stem + "." + MAPPING);
        return own != null ? own : mappings.get(path.substring(0, path.lastIndexOf('/') + 1) + MAPPING);
    }

    private @Nullable Mapping nativeMapping(String path, List<String> header) {
        if (header.containsAll(List.of("meter", "start", "value", "unit"))) {
            return Mapping.nativeOf(Mapping.Layout.LONG);
        }
        if (header.containsAll(List.of("meter", "date", "unit"))) {
            return Mapping.nativeOf(Mapping.Layout.DAY_ROWS);
        }
        problems.add(new Problem(
                path,
                1,
                "",
                String.join(",", header.subList(0, Math.min(6, header.size()))),
                "is no header of readings",
                "Ours are meter,start,value,unit[,received_at] and meter,date,unit[,received_at],00:15,…,24:00; a file"
                        + " of another system needs a mapping file beside it"));
        return null;
    }

    private static List<String> firstRow(byte[] bytes, @Nullable Mapping mapping) {
        CsvCursor csv = new CsvCursor(bytes, bytes.length, mapping == null ? (byte) ',' : mapping.separator());
        if (mapping != null) {
            skipLines(csv, mapping);
        }
        List<String> names = new ArrayList<>();
        while (csv.nextRow()) {
            if (!csv.isBlankRow() && !csv.fieldStartsWith(0, (byte) '#')) {
                for (int i = 0; i < csv.fieldCount(); i++) {
                    names.add(csv.text(i).strip());
                }
                break;
            }
        }
        return names;
    }

    private static void skipLines(CsvCursor csv, Mapping mapping) {
        for (int i = 0; i < mapping.skipLines(); i++) {
            if (!csv.nextRow()) {
                return;
            }
        }
    }

    private static List<String> numbered(int n) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            names.add(Integer.toString(i));
        }
        return names;
    }
}
