package greenpark.core.seal;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.BundleId;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.park.Name;
import greenpark.core.park.Park.ReadingsOrigin;
import greenpark.core.park.UsagePoint;
import greenpark.core.seal.OpeningKey.Label;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The published bytes of salts, commitments, records and leaves, so that somebody else can write a reader. {@code -Dupdate-golden} writes them. */
class SealVectorsTest {
    private static final Path FILE =
            Path.of(System.getProperty("greenpark.root", "."), "docs/formats/vectors/sealing.txt");

    @Test
    void theBytesAreThePublishedOnes() throws IOException {
        StringBuilder text = new StringBuilder();
        vectors()
                .forEach(
                        (name, hex) -> text.append(name).append(' ').append(hex).append('\n'));
        if (System.getProperty("update-golden") != null) {
            Files.writeString(FILE, text, StandardCharsets.UTF_8);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(FILE, StandardCharsets.UTF_8));
    }

    private static SortedMap<String, String> vectors() {
        SortedMap<String, String> vectors = new TreeMap<>();
        byte[] bytes = new byte[Hash.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        OpeningKey key = new OpeningKey(Hash.of(bytes));
        vectors.put("key", key.bytes().hex());
        for (Label label : Label.values()) {
            vectors.put(
                    "salt-" + label.name().toLowerCase(java.util.Locale.ROOT) + "-7",
                    key.salt(label, 7).hex());
        }
        vectors.put("key-revision-1", key.revision(1).bytes().hex());
        // Two slots of a factory: the rest from the grid (origin 0), a plant (2) straight, another (3) through storage.
        FactoryDay day = new FactoryDay(
                new byte[] {0, 4},
                new long[][] {{250, 24}, {0, 0}, {1000, 0}, {0, 0}},
                new long[][] {{0, 0}, {0, 0}, {0, 0}, {300, 0}},
                new long[][] {{0, 0}, {0, 0}, {1000, 0}, {299, 0}});
        vectors.put("record-factory-slot-0", hex(day.slotRecord(0)));
        vectors.put("record-factory-slot-1", hex(day.slotRecord(1)));
        vectors.put("record-factory-totals", hex(day.totalsRecord(0, 2)));
        DayTree tree = DayTree.of(key, day, 4);
        vectors.put("commitment-slot-0", tree.slots().get(0).hex());
        vectors.put("commitment-slot-1", tree.slots().get(1).hex());
        vectors.put("commitment-hour-0", tree.totals().get(0).hex());
        vectors.put("commitment-day", tree.totals().get(1).hex());
        vectors.put("root-slots", tree.slotsRoot().hex());
        vectors.put("root-totals", tree.totalsRoot().hex());
        PointDay plant = new PointDay(UsagePoint.Kind.SOURCE, new byte[][] {{0, 5}}, new long[][] {
            {5000, 0}, {100, 0}, {50, 0}, {0, 0}, {4950, 0}
        });
        PointDay storage = new PointDay(UsagePoint.Kind.STORAGE, new byte[][] {{0, 0}, {0, 2}}, new long[][] {
            {900, 0}, {0, 800}, {45, 40}, {855, 15}
        });
        PointDay grid =
                new PointDay(UsagePoint.Kind.GRID, new byte[][] {{0, 0}, {0, 0}}, new long[][] {{274, 24}, {0, 0}});
        vectors.put("record-plant-slot-0", hex(plant.slotRecord(0)));
        vectors.put("record-plant-totals", hex(plant.totalsRecord(0, 2)));
        vectors.put("record-storage-slot-1", hex(storage.slotRecord(1)));
        vectors.put("record-storage-totals", hex(storage.totalsRecord(0, 2)));
        vectors.put("record-grid-slot-0", hex(grid.slotRecord(0)));
        Leaf.Park park = new Leaf.Park(
                "demo",
                new Name("示范园区", "Demo park"),
                "Asia/Shanghai",
                900,
                ReadingsOrigin.SIMULATED,
                List.of(new Leaf.Point("mill", 2), new Leaf.Point("roof", 1), new Leaf.Point("wind", 1)),
                List.of(
                        new Leaf.Plant("roof", new Name("屋顶光伏", "Roof"), "solar-roof", 1_000_000),
                        new Leaf.Plant("wind", new Name("风电场", "Wind farm"), "wind", 50_000_000)),
                new Sha256().of(new byte[] {1}),
                new Sha256().of(new byte[] {2}),
                "greenpark 1");
        Hash of = new Sha256().of(LeafBytes.of(park));
        LocalDate date = LocalDate.of(2028, 3, 6);
        List<ClaimLine> claims = List.of(
                new ClaimLine(Instant.parse("2028-03-05T16:00:00Z"), "roof", new BundleId(1, 2), 0, 900),
                new ClaimLine(Instant.parse("2028-03-05T16:15:00Z"), "wind", new BundleId(3, -4), 100, 300));
        vectors.put("claims-root", ClaimLine.root(claims).hex());
        MonthAccount account = new MonthAccount(
                "mill",
                new Name("轧钢厂", "Mill"),
                YearMonth.of(2028, 3),
                day.total(),
                1300,
                MonthAccount.Claims.of(claims),
                List.of(
                        new MonthAccount.Method(
                                "location",
                                150L,
                                List.of(
                                        new MonthAccount.Term("own", 1300, null, null, ""),
                                        new MonthAccount.Term("grid", 274, new BigDecimal("0.5489"), 2023, "公告"))),
                        new MonthAccount.Method("footprint", null, List.of())));
        vectors.put("record-month-account", hex(account.record()));
        byte[] count = LeafBytes.events(0, new Sha256().empty());
        Hash events = Commitment.of(key.revision(1), Label.EVENTS, 0, count);
        vectors.put("record-events", hex(count));
        vectors.put("leaf-park", hex(LeafBytes.of(park)));
        vectors.put("leaf-park-hash", of.hex());
        vectors.put(
                "leaf-run", hex(LeafBytes.of(new Leaf.Run(0, Instant.parse("2028-03-07T02:00:00Z"), date, date, of))));
        vectors.put(
                "leaf-day",
                hex(LeafBytes.of(
                        new Leaf.Day("mill", date, 1, 2, tree.slotsRoot(), tree.totalsRoot(), events, of, 17L))));
        vectors.put(
                "leaf-interval",
                hex(LeafBytes.of(new Leaf.Interval(
                        Instant.parse("2028-03-05T16:00:00Z"),
                        900,
                        0,
                        tree.slots().get(0),
                        List.of(new Leaf.Interval.Output(Flow.FIRST_PLANT, 5000)),
                        274,
                        100,
                        900,
                        0,
                        50,
                        -3,
                        true,
                        of,
                        null))));
        vectors.put(
                "leaf-month",
                hex(LeafBytes.of(new Leaf.Month(
                        "mill",
                        YearMonth.of(2028, 3),
                        0,
                        Commitment.of(key.salt(Label.MONTH, 0), account.record()),
                        31,
                        tree.slotsRoot(),
                        of,
                        null))));
        vectors.put("leaf-rest", hex(LeafBytes.of(new Leaf.Rest(0, 2, new Sha256().empty(), of))));
        vectors.put(
                "leaf-sister",
                hex(LeafBytes.of(new Leaf.Sister("park.example/log/sm3", 9, tree.slotsRoot(), tree.totalsRoot()))));
        vectors.put("leaf-key", hex(LeafBytes.of(new Leaf.Key(Leaf.Key.LOG, "park.example/log+00000000+AQ==", null))));
        return vectors;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
