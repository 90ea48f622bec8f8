package greenpark.core.seal;

import static greenpark.core.encoding.MalformedBytes.Reason.OUT_OF_RANGE;
import static greenpark.core.encoding.MalformedBytes.Reason.UNKNOWN_CODE;
import static greenpark.core.encoding.MalformedBytes.Reason.UNKNOWN_TYPE;
import static greenpark.core.encoding.MalformedBytes.Reason.UNKNOWN_VERSION;
import static greenpark.core.encoding.MalformedBytes.Reason.WRONG_ITEM;

import greenpark.core.encoding.CborReader;
import greenpark.core.encoding.CborWriter;
import greenpark.core.encoding.MalformedBytes;
import greenpark.core.ledger.Hash;
import greenpark.core.park.Name;
import greenpark.core.park.Park.ReadingsOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a leaf: one form for each, and a reader that refuses every other.
 *
 * @see "docs/formats/log.md, Leaves"
 */
public final class LeafBytes {
    /** The most digits of a date or month that a reader takes: years 1970 to 9999. */
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private static final long LAST_SECOND = (LAST_DAY + 1) * 86_400 - 1;
    private static final int LAST_MONTH = 12 * 10_000 - 1;

    private LeafBytes() {}

    public static byte[] of(Leaf leaf) {
        CborWriter out = new CborWriter();
        switch (leaf) {
            case Leaf.Park e -> {
                begin(out, RecordType.PARK, 10).text(e.id());
                name(out, e.name())
                        .text(e.zone())
                        .integer(e.step())
                        .integer(e.readings() == ReadingsOrigin.METERED ? 1 : 2)
                        .array(e.points().size());
                e.points().forEach(p -> out.array(2).text(p.id()).integer(p.kind()));
                out.array(e.plants().size());
                for (Leaf.Plant plant : e.plants()) {
                    out.array(5)
                            .text(plant.id())
                            .text(plant.name().zh())
                            .text(plant.name().en())
                            .text(plant.technology())
                            .integer(plant.capacity());
                }
                hash(hash(out, e.tables()), e.rules()).text(e.program());
            }
            case Leaf.Run e ->
                hash(
                        begin(out, RecordType.RUN, 5)
                                .integer(e.number())
                                .integer(e.knownAt().getEpochSecond())
                                .integer(e.first().toEpochDay())
                                .integer(e.last().toEpochDay()),
                        e.park());
            case Leaf.Day e -> {
                begin(out, RecordType.DAY, 9)
                        .text(e.point())
                        .integer(e.date().toEpochDay())
                        .integer(e.revision())
                        .integer(e.slots());
                hash(hash(hash(out, e.slotsRoot()), e.totalsRoot()), e.events());
                supersedes(hash(out, e.park()), e.supersedes());
            }
            case Leaf.Interval e -> {
                hash(
                                begin(out, RecordType.INTERVAL, 14)
                                        .integer(e.start().getEpochSecond())
                                        .integer(e.step())
                                        .integer(e.revision()),
                                e.parties())
                        .array(e.generation().size());
                e.generation().forEach(g -> out.array(2).integer(g.origin()).integer(g.wattHours()));
                out.integer(e.gridImport())
                        .integer(e.export())
                        .integer(e.charged())
                        .integer(e.discharged())
                        .integer(e.lost())
                        .integer(e.imbalance())
                        .integer(e.complete() ? 1 : 0);
                supersedes(hash(out, e.park()), e.supersedes());
            }
            case Leaf.Month e -> {
                begin(out, RecordType.MONTH, 8)
                        .text(e.point())
                        .integer(number(e.month()))
                        .integer(e.revision());
                hash(hash(out, e.commitment()).integer(e.days()), e.daysRoot());
                supersedes(hash(out, e.park()), e.supersedes());
            }
            case Leaf.Rest e ->
                hash(
                        hash(begin(out, RecordType.REST, 4).integer(e.run()).integer(e.events()), e.eventsRoot()),
                        e.park());
            case Leaf.Sister e ->
                hash(
                        hash(begin(out, RecordType.SISTER, 4).text(e.origin()).integer(e.size()), e.root()),
                        e.sisterRoot());
            case Leaf.Key e ->
                supersedes(begin(out, RecordType.KEY, 3).integer(e.role()).text(e.key()), e.supersedes());
        }
        return out.toByteArray();
    }

    /** @throws MalformedBytes for anything but the bytes of a leaf */
    public static Leaf read(byte[] bytes) {
        CborReader in = new CborReader(bytes, 0, bytes.length);
        int items = in.array();
        if (in.integer() != RecordType.VERSION) {
            throw new MalformedBytes(UNKNOWN_VERSION, 0, "");
        }
        int start = in.offset();
        int type = (int) in.integer(0, 255);
        Leaf leaf = switch (type) {
            case RecordType.PARK -> items(items, 10, start, in, LeafBytes::park);
            case RecordType.RUN ->
                items(items, 5, start, in, i -> new Leaf.Run(count(i), instant(i), date(i), date(i), hash(i)));
            case RecordType.DAY ->
                items(
                        items,
                        9,
                        start,
                        in,
                        i -> new Leaf.Day(
                                i.text(), date(i), count(i), count(i), hash(i), hash(i), hash(i), hash(i), index(i)));
            case RecordType.INTERVAL ->
                items(
                        items,
                        14,
                        start,
                        in,
                        i -> new Leaf.Interval(
                                instant(i),
                                count(i),
                                count(i),
                                hash(i),
                                list(i, LeafBytes::output),
                                energy(i),
                                energy(i),
                                energy(i),
                                energy(i),
                                energy(i),
                                i.integer(-RecordType.MOST_ENERGY, RecordType.MOST_ENERGY),
                                i.integer(0, 1) == 1,
                                hash(i),
                                index(i)));
            case RecordType.MONTH ->
                items(
                        items,
                        8,
                        start,
                        in,
                        i -> new Leaf.Month(
                                i.text(), month(i), count(i), hash(i), count(i), hash(i), hash(i), index(i)));
            case RecordType.REST ->
                items(items, 4, start, in, i -> new Leaf.Rest(count(i), count(i), hash(i), hash(i)));
            case RecordType.SISTER ->
                items(
                        items,
                        4,
                        start,
                        in,
                        i -> new Leaf.Sister(i.text(), i.integer(0, Long.MAX_VALUE), hash(i), hash(i)));
            case RecordType.KEY -> items(items, 3, start, in, i -> new Leaf.Key(count(i), i.text(), index(i)));
            default -> throw new MalformedBytes(UNKNOWN_TYPE, start, "no leaf of type " + type);
        };
        in.end();
        return leaf;
    }

    /** What kind of leaf the bytes begin as, without reading it; null for none that is known. */
    public static @Nullable Class<? extends Leaf> kind(byte[] leaf) {
        if (leaf.length < 4 || leaf[1] != RecordType.VERSION || leaf[2] != 0x18) {
            return null;
        }
        return switch (leaf[3]) {
            case RecordType.PARK -> Leaf.Park.class;
            case RecordType.RUN -> Leaf.Run.class;
            case RecordType.DAY -> Leaf.Day.class;
            case RecordType.INTERVAL -> Leaf.Interval.class;
            case RecordType.MONTH -> Leaf.Month.class;
            case RecordType.REST -> Leaf.Rest.class;
            case RecordType.KEY -> Leaf.Key.class;
            case RecordType.SISTER -> Leaf.Sister.class;
            default -> null;
        };
    }

    /** Whether the bytes begin as those of a leaf that no run makes: a key, or a word of a sister log. */
    static boolean isForeign(byte[] leaf) {
        Class<? extends Leaf> kind = kind(leaf);
        return kind == Leaf.Key.class || kind == Leaf.Sister.class;
    }

    private static Leaf items(int items, int due, int start, CborReader in, Function<CborReader, Leaf> reader) {
        if (items != 2 + due) {
            throw new MalformedBytes(WRONG_ITEM, start, items + " items where " + (2 + due) + " are due");
        }
        return reader.apply(in);
    }

    private static Leaf park(CborReader in) {
        return new Leaf.Park(
                in.text(),
                name(in),
                in.text(),
                (int) in.integer(1, 86_400),
                origin(in),
                list(in, i -> {
                    i.array(2);
                    return new Leaf.Point(i.text(), (int) i.integer(1, 4));
                }),
                list(in, i -> {
                    i.array(5);
                    return new Leaf.Plant(
                            i.text(), new Name(i.text(), i.text()), i.text(), i.integer(0, Long.MAX_VALUE));
                }),
                hash(in),
                hash(in),
                in.text());
    }

    private static ReadingsOrigin origin(CborReader in) {
        int start = in.offset();
        return switch ((int) in.integer(0, 255)) {
            case 1 -> ReadingsOrigin.METERED;
            case 2 -> ReadingsOrigin.SIMULATED;
            default -> throw new MalformedBytes(UNKNOWN_CODE, start, "no origin of readings");
        };
    }

    private static CborWriter begin(CborWriter out, int type, int items) {
        return out.array(2 + items).integer(RecordType.VERSION).integer(type);
    }

    static CborWriter name(CborWriter out, Name name) {
        return out.array(2).text(name.zh()).text(name.en());
    }

    static Name name(CborReader in) {
        in.array(2);
        return new Name(in.text(), in.text());
    }

    static CborWriter hash(CborWriter out, Hash hash) {
        return out.bytes(hash.toByteArray());
    }

    static Hash hash(CborReader in) {
        return Hash.of(in.bytes(Hash.LENGTH));
    }

    private static void supersedes(CborWriter out, @Nullable Long index) {
        if (index == null) {
            out.nothing();
        } else {
            out.integer(index);
        }
    }

    private static @Nullable Long index(CborReader in) {
        return in.isNothing() ? null : Long.valueOf(in.integer(0, Long.MAX_VALUE));
    }

    static int number(YearMonth month) {
        return 12 * month.getYear() + month.getMonthValue() - 1;
    }

    static YearMonth month(CborReader in) {
        int number = (int) in.integer(12 * 1970, LAST_MONTH);
        return YearMonth.of(number / 12, number % 12 + 1);
    }

    private static LocalDate date(CborReader in) {
        return LocalDate.ofEpochDay(in.integer(0, LAST_DAY));
    }

    private static Instant instant(CborReader in) {
        return Instant.ofEpochSecond(in.integer(0, LAST_SECOND));
    }

    private static int count(CborReader in) {
        return (int) in.integer(0, Integer.MAX_VALUE);
    }

    private static Leaf.Interval.Output output(CborReader in) {
        in.array(2);
        return new Leaf.Interval.Output((int) in.integer(0, RecordType.MOST_ORIGINS - 1), energy(in));
    }

    /** How many certificate events a day has, and the root over their commitments: the record behind a day's {@code events}. */
    static byte[] events(int count, Hash root) {
        return hash(begin(new CborWriter(), RecordType.EVENTS, 2).integer(count), root)
                .toByteArray();
    }

    private static long energy(CborReader in) {
        return in.integer(0, RecordType.MOST_ENERGY);
    }

    private static <T> List<T> list(CborReader in, Function<CborReader, T> item) {
        int start = in.offset();
        int size = in.array();
        if (size > 65_535) {
            throw new MalformedBytes(OUT_OF_RANGE, start, size + " items");
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(item.apply(in));
        }
        return list;
    }
}
