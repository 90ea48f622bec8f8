package greenpark.core.evidence;

import static greenpark.core.encoding.MalformedBytes.Reason.CUT_OFF;
import static greenpark.core.encoding.MalformedBytes.Reason.IMPOSSIBLE;
import static greenpark.core.encoding.MalformedBytes.Reason.OUT_OF_RANGE;
import static greenpark.core.encoding.MalformedBytes.Reason.TRAILING_BYTES;
import static greenpark.core.encoding.MalformedBytes.Reason.UNKNOWN_CODE;
import static greenpark.core.encoding.MalformedBytes.Reason.UNKNOWN_VERSION;

import greenpark.core.encoding.CborReader;
import greenpark.core.encoding.CborWriter;
import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceFile.Column;
import greenpark.core.evidence.EvidenceFile.Day;
import greenpark.core.evidence.EvidenceFile.Hours;
import greenpark.core.evidence.EvidenceFile.Month;
import greenpark.core.evidence.EvidenceFile.Opening;
import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.evidence.EvidenceFile.Salted;
import greenpark.core.evidence.EvidenceFile.Slots;
import greenpark.core.evidence.EvidenceFile.Total;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The bytes of an evidence file: a line that names the format, the length of the content, and the content packed.
 *
 * @see "docs/formats/evidence.md"
 */
public final class EvidenceBytes {
    private static final byte[] MAGIC = "greenpark-evidence/1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int LARGEST = 16 << 20;
    private static final int LAST_MONTH = 12 * 10_000 - 1;
    private static final int LONGEST_PATH = 63;
    private static final int MOST_DAYS = 31;
    private static final int MOST_SLOTS = 1500;
    private static final int MOST_ORIGINS = 256;

    private EvidenceBytes() {}

    public static byte[] of(EvidenceFile file) {
        return pack(content(file));
    }

    static byte[] pack(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    /** @throws MalformedBytes for anything but the bytes of an evidence file */
    public static EvidenceFile read(byte[] bytes) {
        byte[] content = unpack(bytes);
        return new Reader(content).read();
    }

    /** The content before packing; the same file gives the same bytes on every machine. */
    static byte[] content(EvidenceFile file) {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        List<Hash> hashes = new ArrayList<>();
        CborWriter out = new CborWriter()
                .array(10)
                .integer(VERSION)
                .integer(file.variant().code())
                .text(file.factory())
                .integer(12L * file.month().getYear() + file.month().getMonthValue() - 1)
                .bytes(file.checkpoint().toByteArray())
                .bytes(file.policy().toByteArray());
        Function<Hash, Integer> number = hash -> numbers.computeIfAbsent(hash.hex(), h -> {
            hashes.add(hash);
            return hashes.size() - 1;
        });
        out.array(file.parks().size());
        for (Proven park : file.parks()) {
            proven(out.array(2), park, number);
        }
        Month month = file.account();
        if (month == null) {
            out.nothing();
        } else {
            out.array(4);
            proven(out, month.leaf(), number);
            out.bytes(month.key().toByteArray()).bytes(month.record().toByteArray());
        }
        out.array(file.days().size());
        for (Day day : file.days()) {
            out.array(3);
            proven(out, day.leaf(), number);
            opening(out, day.opening());
        }
        out.array(hashes.size());
        hashes.forEach(hash -> out.bytes(hash.toByteArray()));
        return out.toByteArray();
    }

    private static void proven(CborWriter out, Proven proven, Function<Hash, Integer> number) {
        out.bytes(proven.leaf().toByteArray())
                .array(2)
                .integer(proven.index())
                .array(proven.path().size());
        proven.path().forEach(hash -> out.integer(number.apply(hash)));
    }

    private static void opening(CborWriter out, Opening opening) {
        switch (opening) {
            case Slots e -> {
                out.array(3)
                        .bytes(e.key().toByteArray())
                        .bytes(e.qualities().toByteArray())
                        .array(e.columns().size());
                for (Column column : e.columns()) {
                    out.array(3)
                            .integer(column.origin())
                            .integer(column.kind())
                            .bytes(column.values().toByteArray());
                }
            }
            case Hours e -> {
                out.array(e.records().size());
                e.records().forEach(record -> salted(out.array(2), record));
            }
            case Total e -> {
                salted(out.array(3), e.record());
                out.array(e.path().size());
                e.path().forEach(hash -> out.bytes(hash.toByteArray()));
            }
        }
    }

    private static void salted(CborWriter out, Salted salted) {
        out.bytes(salted.salt().toByteArray()).bytes(salted.record().toByteArray());
    }

    private static byte[] unpack(byte[] bytes) {
        if (bytes.length < MAGIC.length + 4 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new MalformedBytes(UNKNOWN_VERSION, 0, "not an evidence file of version 1");
        }
        int length = ByteBuffer.wrap(bytes, MAGIC.length, 4).getInt();
        if (length < 0 || length > LARGEST) {
            throw new MalformedBytes(OUT_OF_RANGE, MAGIC.length, "a content of " + length + " bytes");
        }
        byte[] content = new byte[length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, MAGIC.length + 4, bytes.length - MAGIC.length - 4);
            int at = 0;
            while (at < length && !inflater.finished()) {
                int more = inflater.inflate(content, at, length - at);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                at += more;
            }
            // The end of the stream may still be ahead, though all its bytes are there; a byte more would be too many.
            boolean over = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (at != length || over || !inflater.finished()) {
                throw new MalformedBytes(CUT_OFF, at, "the content is not as long as it says");
            }
            if (inflater.getRemaining() != 0) {
                throw new MalformedBytes(TRAILING_BYTES, at, inflater.getRemaining() + " bytes after the content");
            }
            return content;
        } catch (DataFormatException e) {
            throw new MalformedBytes(CUT_OFF, 0, "the content cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    /** Reads a content; the paths are numbers until the hashes are read at its end. */
    private static final class Reader {
        private final CborReader in;
        private final List<int[]> paths = new ArrayList<>();
        private int used;

        Reader(byte[] content) {
            this.in = new CborReader(content, 0, content.length);
        }

        private record Numbered(ByteString leaf, long index, int path) {}

        private record NumberedDay(Numbered leaf, Opening opening) {}

        EvidenceFile read() {
            in.array(10);
            if (in.integer() != VERSION) {
                throw new MalformedBytes(UNKNOWN_VERSION, 0, "");
            }
            Variant variant = variant();
            String factory = in.text();
            int number = (int) in.integer(12 * 1970, LAST_MONTH);
            ByteString checkpoint = bytes();
            ByteString policy = bytes();
            List<Numbered> parks = parks();
            Numbered month = null;
            Hash key = null;
            ByteString record = null;
            int start = in.offset();
            if (!in.isNothing()) {
                in.array(4);
                month = numbered();
                key = hash();
                record = bytes();
            } else if (variant == Variant.MONTH) {
                throw new MalformedBytes(IMPOSSIBLE, start, "a file of a month without it");
            }
            start = in.offset();
            int count = in.array();
            if (count > MOST_DAYS || (count == 0) != (variant == Variant.MONTH)) {
                throw new MalformedBytes(IMPOSSIBLE, start, count + " days");
            }
            List<NumberedDay> days = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                in.array(3);
                days.add(new NumberedDay(numbered(), opening(variant)));
            }
            List<Hash> hashes = hashes();
            in.end();
            Month account = month == null || key == null || record == null
                    ? null
                    : new Month(proven(month, hashes), key, record);
            return new EvidenceFile(
                    variant,
                    factory,
                    YearMonth.of(number / 12, number % 12 + 1),
                    checkpoint,
                    policy,
                    parks.stream().map(park -> proven(park, hashes)).toList(),
                    account,
                    days.stream()
                            .map(day -> new Day(proven(day.leaf(), hashes), day.opening()))
                            .toList());
        }

        private List<Numbered> parks() {
            int start = in.offset();
            int count = in.array();
            if (count == 0 || count > MOST_DAYS + 1) {
                throw new MalformedBytes(IMPOSSIBLE, start, count + " park leaves");
            }
            List<Numbered> parks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                start = in.offset();
                in.array(2);
                Numbered park = numbered();
                if (!parks.isEmpty() && parks.getLast().index() >= park.index()) {
                    throw new MalformedBytes(IMPOSSIBLE, start, "park leaves out of order");
                }
                parks.add(park);
            }
            return parks;
        }

        private Variant variant() {
            int start = in.offset();
            long code = in.integer();
            for (Variant variant : Variant.values()) {
                if (variant.code() == code) {
                    return variant;
                }
            }
            throw new MalformedBytes(UNKNOWN_CODE, start, "variant " + code);
        }

        private Numbered numbered() {
            ByteString leaf = bytes();
            in.array(2);
            long index = in.integer(0, Long.MAX_VALUE);
            int start = in.offset();
            int size = in.array();
            if (size > LONGEST_PATH) {
                throw new MalformedBytes(OUT_OF_RANGE, start, "a path of " + size);
            }
            int[] path = new int[size];
            for (int i = 0; i < size; i++) {
                start = in.offset();
                path[i] = (int) in.integer(0, 1 << 20);
                if (path[i] > used) {
                    throw new MalformedBytes(IMPOSSIBLE, start, "hash " + path[i] + " before hash " + used);
                }
                used = Math.max(used, path[i] + 1);
            }
            paths.add(path);
            return new Numbered(leaf, index, paths.size() - 1);
        }

        private Proven proven(Numbered numbered, List<Hash> hashes) {
            return new Proven(
                    numbered.leaf(),
                    numbered.index(),
                    Arrays.stream(paths.get(numbered.path()))
                            .mapToObj(hashes::get)
                            .toList());
        }

        private List<Hash> hashes() {
            int start = in.offset();
            int size = in.array();
            if (size != used) {
                throw new MalformedBytes(IMPOSSIBLE, start, size + " hashes, of which " + used + " are used");
            }
            List<Hash> hashes = new ArrayList<>();
            SortedMap<String, Integer> seen = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                start = in.offset();
                Hash hash = hash();
                if (seen.put(hash.hex(), i) != null) {
                    throw new MalformedBytes(IMPOSSIBLE, start, "a hash stands twice");
                }
                hashes.add(hash);
            }
            return hashes;
        }

        private Opening opening(Variant variant) {
            return switch (variant) {
                case SLOTS -> slots();
                case HOURS -> {
                    int start = in.offset();
                    int size = in.array();
                    if (size < 2 || size > MOST_SLOTS) {
                        throw new MalformedBytes(OUT_OF_RANGE, start, size + " records");
                    }
                    List<Salted> records = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        in.array(2);
                        records.add(salted());
                    }
                    yield new Hours(records);
                }
                case DAYS -> {
                    in.array(3);
                    Salted record = salted();
                    int start = in.offset();
                    int size = in.array();
                    if (size > LONGEST_PATH) {
                        throw new MalformedBytes(OUT_OF_RANGE, start, "a path of " + size);
                    }
                    List<Hash> path = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        path.add(hash());
                    }
                    yield new Total(record, path);
                }
                case MONTH -> throw new MalformedBytes(IMPOSSIBLE, in.offset(), "a day in a file of a month");
            };
        }

        private Slots slots() {
            in.array(3);
            Hash key = hash();
            int start = in.offset();
            ByteString qualities = bytes();
            if (qualities.length() == 0 || qualities.length() > MOST_SLOTS) {
                throw new MalformedBytes(OUT_OF_RANGE, start, qualities.length() + " slots");
            }
            for (byte quality : qualities.toByteArray()) {
                if (quality < 0 || quality > 6) {
                    throw new MalformedBytes(UNKNOWN_CODE, start, "quality " + quality);
                }
            }
            List<Column> columns = new ArrayList<>();
            int size = in.array();
            int last = -1;
            for (int i = 0; i < size; i++) {
                start = in.offset();
                in.array(3);
                int origin = (int) in.integer(0, MOST_ORIGINS - 1);
                int kind = (int) in.integer(Column.DIRECT, Column.UNCLAIMED);
                if (3 * origin + kind <= last) {
                    throw new MalformedBytes(IMPOSSIBLE, start, "columns out of order");
                }
                last = 3 * origin + kind;
                ByteString values = bytes();
                Columns.read(values.toByteArray(), qualities.length());
                columns.add(new Column(origin, kind, values));
            }
            return new Slots(key, qualities, columns);
        }

        private Salted salted() {
            return new Salted(hash(), bytes());
        }

        private Hash hash() {
            return Hash.of(in.bytes(Hash.LENGTH));
        }

        private ByteString bytes() {
            return ByteString.of(in.bytes());
        }
    }
}
