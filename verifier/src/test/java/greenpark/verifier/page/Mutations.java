package greenpark.verifier.page;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceFile.Column;
import greenpark.core.evidence.EvidenceFile.Day;
import greenpark.core.evidence.EvidenceFile.Hours;
import greenpark.core.evidence.EvidenceFile.Month;
import greenpark.core.evidence.EvidenceFile.Opening;
import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.evidence.EvidenceFile.Salted;
import greenpark.core.evidence.EvidenceFile.Slots;
import greenpark.core.evidence.EvidenceFile.Total;
import greenpark.core.evidence.ForgedEvidence;
import greenpark.core.ledger.ByteString;
import greenpark.core.park.Name;
import greenpark.core.park.Park.ReadingsOrigin;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Changes a good file, anywhere from its bytes to what its keeper sealed. The same for the same seed. */
final class Mutations {
    private static final String[] LETTERS = {
        "\n", " ", "+", "—", "\u0085", "\u00a0", "\u2028", "\ufeff", "\t", "\r", "\u0000", "\u007f", "=", "0", "#", "厂",
        "none", "\n\n", "😀"
    };

    private final Random random;

    Mutations(long seed) {
        // Neighbouring seeds would begin alike.
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    byte[] change(EvidenceFile file) {
        return switch (random.nextInt(8)) {
            case 0 -> packed(EvidenceBytes.of(file));
            case 1 -> ForgedEvidence.pack(bytes(ForgedEvidence.content(file)));
            case 2, 3 -> EvidenceBytes.of(texts(file));
            case 4 -> EvidenceBytes.of(moved(file));
            default -> EvidenceBytes.of(forged(file));
        };
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    // ---- bytes ----

    private byte[] packed(byte[] file) {
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> Arrays.copyOf(file, file.length + 1 + random.nextInt(3));
            case 2 -> {
                // The head, and where the first block says its codes.
                byte[] changed = file.clone();
                changed[random.nextInt(120)] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
            default -> {
                byte[] changed = file.clone();
                changed[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
        };
    }

    private byte[] bytes(byte[] of) {
        int at = random.nextInt(of.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] longer = Arrays.copyOf(of, of.length + 1);
                System.arraycopy(of, at, longer, at + 1, of.length - at);
                longer[at] = (byte) random.nextInt(256);
                yield longer;
            }
            case 1 -> {
                byte[] shorter = Arrays.copyOf(of, of.length - 1);
                System.arraycopy(of, at + 1, shorter, at, of.length - at - 1);
                yield shorter;
            }
            default -> {
                byte[] changed = of.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
        };
    }

    private ByteString bytes(ByteString of) {
        return of.length() == 0 ? of : ByteString.of(bytes(of.toByteArray()));
    }

    // ---- texts ----

    private EvidenceFile texts(EvidenceFile f) {
        boolean note = random.nextBoolean();
        return new EvidenceFile(
                f.variant(),
                f.factory(),
                f.month(),
                note ? text(f.checkpoint()) : f.checkpoint(),
                note && !rarely() ? f.policy() : text(f.policy()),
                f.parks(),
                f.account(),
                f.days());
    }

    private ByteString text(ByteString of) {
        if (rarely()) {
            return bytes(of);
        }
        String text = new String(of.toByteArray(), StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        String changed = switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + LETTERS[random.nextInt(LETTERS.length)] + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 ->
                text.substring(0, at) + (char) (text.charAt(at) ^ 1 << random.nextInt(6)) + text.substring(at + 1);
            case 3 -> policy(text);
            default -> lines(text);
        };
        return ByteString.of(changed.getBytes(StandardCharsets.UTF_8));
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int i = random.nextInt(lines.size());
        int j = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(i);
            case 1 -> lines.add(i, lines.get(j));
            case 2 -> Collections.swap(lines, i, j);
            default -> lines.set(i, LETTERS[random.nextInt(LETTERS.length)] + lines.get(i));
        }
        return String.join("\n", lines);
    }

    private String policy(String text) {
        String[][] words = {
            {"quorum both", "quorum none"},
            {"quorum both", "quorum buyer"},
            {"both all", "both any"},
            {"both all", "both 1"},
            {"both all", "both 3"},
            {"both all", "both 01"},
            {"any buyer", "any buyer buyer"},
            {"witness buyer", "witness grid-company"},
            {"log ", "# log "},
            {"any-customer", "none"},
            {"buyer ", "buyer\t \t"},
            {"both", "toString"},
            {"quorum", "constructor"},
            {"1800000", "0"},
        };
        String[] word = words[random.nextInt(words.length)];
        return text.replace(word[0], word[1]);
    }

    // ---- parts in another place ----

    private EvidenceFile moved(EvidenceFile f) {
        List<Day> days = new ArrayList<>(f.days());
        List<Proven> parks = new ArrayList<>(f.parks());
        Month account = f.account();
        String factory = f.factory();
        switch (random.nextInt(7)) {
            case 0 -> factory = random.nextBoolean() ? "u9" : "s0";
            case 1 -> account = null;
            case 2 -> parks.set(0, index(parks.getFirst()));
            case 3 ->
                account = account == null || days.isEmpty()
                        ? account
                        : new Month(days.getFirst().leaf(), account.key(), account.record());
            default -> days(days, account);
        }
        if (account == null && days.isEmpty()) {
            account = f.account();
        }
        return new EvidenceFile(
                f.variant(),
                factory,
                rarely() ? f.month().plusMonths(1) : f.month(),
                f.checkpoint(),
                f.policy(),
                parks,
                account,
                days);
    }

    private Proven index(Proven of) {
        return new Proven(of.leaf(), rarely() ? Long.MAX_VALUE : of.index() + 1, of.path());
    }

    private void days(List<Day> days, @Nullable Month account) {
        if (days.size() < 2) {
            return;
        }
        int i = random.nextInt(days.size());
        int j = random.nextInt(days.size());
        Day day = days.get(i);
        switch (random.nextInt(7)) {
            case 0 -> days.remove(i);
            case 1 -> Collections.swap(days, i, j);
            case 2 -> days.set(i, new Day(day.leaf(), days.get(j).opening()));
            case 3 -> days.set(i, new Day(days.get(j).leaf(), day.opening()));
            case 4 -> days.set(i, new Day(index(day.leaf()), day.opening()));
            case 5 -> {
                if (account != null) {
                    days.set(i, new Day(account.leaf(), day.opening()));
                }
            }
            default ->
                days.set(
                        i,
                        new Day(
                                new Proven(
                                        bytes(day.leaf().leaf()),
                                        day.leaf().index(),
                                        day.leaf().path()),
                                day.opening()));
        }
    }

    // ---- what a dishonest keeper seals ----

    private EvidenceFile forged(EvidenceFile f) {
        ForgedEvidence forged = new ForgedEvidence();
        int[] chosen = {random.nextInt(31)};
        boolean every = rarely();
        switch (random.nextInt(9)) {
            case 0 -> forged.park = this::park;
            case 1 -> forged.day = leaf -> every || chosen[0]-- == 0 ? day(leaf) : leaf;
            case 2 -> forged.month = this::month;
            case 3 -> forged.leaf = leaf -> every || chosen[0]-- == 0 ? bytes(leaf) : leaf;
            case 4 -> forged.account = this::bytes;
            case 5, 6 -> forged.account = this::account;
            default -> forged.opening = opening -> every || chosen[0]-- == 0 ? opening(opening) : opening;
        }
        return forged.reseal(f, SignedPark::sign);
    }

    private Leaf.Park park(Leaf.Park p) {
        List<Leaf.Plant> plants = new ArrayList<>(p.plants());
        List<Leaf.Point> points = new ArrayList<>(p.points());
        ReadingsOrigin readings = p.readings();
        int step = p.step();
        switch (random.nextInt(10)) {
            case 8 -> plants.replaceAll(plant -> technology(plant));
            case 9 -> {
                // Where its grid point is called otherwise, a plant may be called grid.
                points.replaceAll(point -> switch (point.id()) {
                    case "grid" -> new Leaf.Point(rarely() ? "grid" : "net", point.kind());
                    case "s0" -> new Leaf.Point("grid", point.kind());
                    default -> point;
                });
                plants.replaceAll(plant -> plant.id().equals("s0")
                        ? new Leaf.Plant("grid", plant.name(), plant.technology(), plant.capacity())
                        : plant);
            }
            case 0 -> readings = ReadingsOrigin.SIMULATED;
            case 1 -> step = new int[] {900, 1800, 899, 975, 824, 825, 7200, 1}[random.nextInt(8)];
            case 2 -> Collections.shuffle(plants, random);
            case 3 -> plants.clear();
            case 4 -> plants.add(new Leaf.Plant("grid", new Name("网", "grid"), "wind", Long.MAX_VALUE));
            case 5 -> plants.replaceAll(plant -> new Leaf.Plant("one", plant.name(), "wind", plant.capacity()));
            case 6 -> points.replaceAll(point -> rarely() ? new Leaf.Point(point.id(), 1 + random.nextInt(4)) : point);
            default -> points.replaceAll(point -> new Leaf.Point(point.id(), random.nextInt(6)));
        }
        return new Leaf.Park(
                p.id(), p.name(), p.zone(), step, readings, points, plants, p.tables(), p.rules(), p.program());
    }

    private Leaf.Plant technology(Leaf.Plant plant) {
        String[] technologies = {"wind", "solar-roof", "solar-roof+wind", "windy", "wind+", "", "Wind"};
        return new Leaf.Plant(
                plant.id(), plant.name(), technologies[random.nextInt(technologies.length)], plant.capacity());
    }

    private Leaf.Day day(Leaf.Day d) {
        int which = random.nextInt(6);
        return new Leaf.Day(
                which == 0 ? "u1" : d.point(),
                which == 1 ? d.date().plusDays(random.nextInt(40) - 20) : d.date(),
                which == 2 ? Integer.MAX_VALUE : d.revision(),
                which == 3 ? new int[] {0, 88, 87, 95, 104, 105, Integer.MAX_VALUE, 97}[random.nextInt(8)] : d.slots(),
                d.slotsRoot(),
                d.totalsRoot(),
                d.events(),
                which == 4 ? d.events() : d.park(),
                which == 5 ? Long.valueOf(Long.MAX_VALUE) : d.supersedes());
    }

    private Leaf.Month month(Leaf.Month m) {
        int which = random.nextInt(6);
        return new Leaf.Month(
                which == 0 ? "u1" : m.point(),
                which == 1 ? m.month().plusMonths(1) : m.month(),
                m.revision(),
                which == 2 ? m.daysRoot() : m.commitment(),
                which == 3 ? 30 : m.days(),
                which == 4 ? m.commitment() : m.daysRoot(),
                which == 5 ? m.commitment() : m.park(),
                m.supersedes());
    }

    private byte[] account(byte[] record) {
        MonthAccount a = MonthAccount.read(record);
        int which = random.nextInt(9);
        List<MonthAccount.Method> methods = new ArrayList<>(a.methods());
        if (which < 3 && !methods.isEmpty()) {
            int i = random.nextInt(methods.size());
            methods.set(i, method(methods.get(i)));
        } else if (which > 6) {
            methods(methods);
        }
        return new MonthAccount(
                        which == 3 ? "u1" : a.factory(),
                        a.name(),
                        which == 4 ? a.month().plusMonths(1) : a.month(),
                        which == 5 ? totals(a.totals()) : a.totals(),
                        which == 6 ? a.matched() + (random.nextBoolean() ? 1 : 1L << 39) : a.matched(),
                        a.claims(),
                        methods)
                .record();
    }

    private void methods(List<MonthAccount.Method> methods) {
        int i = random.nextInt(methods.size());
        int j = random.nextInt(methods.size());
        MonthAccount.Method m = methods.get(i);
        switch (random.nextInt(6)) {
            case 0 -> methods.remove(i);
            case 1 -> Collections.swap(methods, i, j);
            case 2 -> methods.add(j, m);
            default -> methods.set(i, new MonthAccount.Method(m.method(), m.grams(), terms(m.terms())));
        }
    }

    /** As a keeper might shift energy between parts, or a factor to where none belongs. */
    private List<MonthAccount.Term> terms(List<MonthAccount.Term> of) {
        List<MonthAccount.Term> terms = new ArrayList<>(of);
        int i = random.nextInt(terms.size());
        int j = random.nextInt(terms.size());
        MonthAccount.Term from = terms.get(i);
        switch (random.nextInt(6)) {
            case 0 -> terms.remove(i);
            case 1 -> Collections.swap(terms, i, j);
            case 2 -> terms.set(i, new MonthAccount.Term(from.part(), from.amount(), null, null, from.document()));
            case 3 -> terms.set(i, new MonthAccount.Term(from.part(), from.amount(), BigDecimal.ONE, null, "文件"));
            default -> {
                long moved = rarely() ? from.amount() : random.nextInt(5) - 2L;
                terms.set(i, amount(from, from.amount() - moved));
                terms.set(j, amount(terms.get(j), terms.get(j).amount() + moved));
            }
        }
        return terms;
    }

    private static MonthAccount.Term amount(MonthAccount.Term t, long amount) {
        return new MonthAccount.Term(t.part(), amount, t.factor(), t.year(), t.document());
    }

    /** Near the border of rounding, below zero, or with another sum. */
    private MonthAccount.Method method(MonthAccount.Method m) {
        String name = rarely() ? "location\nbased 位置 \\" : m.method();
        Long grams = m.grams();
        if (random.nextBoolean()) {
            long more = random.nextInt(3) - 1L;
            return new MonthAccount.Method(
                    name, grams == null ? Long.valueOf(more) : Long.valueOf(grams + more), m.terms());
        }
        String[] factors = {"0.5", "0.500000000001", "0.499999999999", "99999.999999999999", "0", "1.5", "0.1"};
        List<MonthAccount.Term> terms = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i <= random.nextInt(3); i++) {
            long amount = rarely() ? (1L << 40) - 1 : random.nextInt(7) - 3L;
            BigDecimal factor = new BigDecimal(factors[random.nextInt(factors.length)]);
            sum = sum.add(BigDecimal.valueOf(amount).multiply(factor));
            terms.add(new MonthAccount.Term("grid", amount, factor, 2023, "文件"));
        }
        RoundingMode mode = random.nextBoolean() ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN;
        return new MonthAccount.Method(name, sum.setScale(0, mode).longValueExact(), terms);
    }

    private FactoryTotals totals(FactoryTotals t) {
        int which = random.nextInt(8);
        List<Flow> flows = new ArrayList<>(t.flows());
        if (which == 3 && !flows.isEmpty()) {
            int i = random.nextInt(flows.size());
            Flow flow = flows.get(i);
            long more = random.nextBoolean() ? 1 : 1L << 39;
            flows.set(i, new Flow(flow.origin(), flow.direct(), flow.via(), flow.claimed() + more));
        } else if (which == 4 && !flows.isEmpty()) {
            flows.removeFirst();
        } else if (which == 5) {
            flows.add(new Flow(random.nextInt(258), 0, 1, 0));
        } else if (which == 6) {
            Collections.shuffle(flows, random);
        }
        return new FactoryTotals(
                which == 0 ? Integer.MAX_VALUE : t.measured(),
                which == 1 ? t.estimated() + 1 : t.estimated(),
                t.missing(),
                which == 2 ? t.consumption() + 1 : which == 5 ? t.consumption() + 1 : t.consumption(),
                flows);
    }

    private Salted record(Salted of) {
        if (rarely()) {
            return new Salted(of.salt(), bytes(of.record()));
        }
        try {
            FactoryTotals totals = FactoryTotals.read(of.record().toByteArray());
            return new Salted(of.salt(), ByteString.of(totals(totals).record()));
        } catch (MalformedBytes e) {
            return of;
        }
    }

    private Opening opening(Opening of) {
        return switch (of) {
            case Slots e -> slots(e);
            case Hours e -> {
                List<Salted> records = new ArrayList<>(e.records());
                for (int n = 1 + random.nextInt(2); n > 0; n--) {
                    // The day, which is the last, as often as all its hours.
                    int i = random.nextBoolean() ? records.size() - 1 : random.nextInt(records.size());
                    records.set(i, record(records.get(i)));
                }
                if (rarely()) {
                    records.removeFirst();
                }
                yield new Hours(records);
            }
            case Total e -> new Total(record(e.record()), e.path());
        };
    }

    private Slots slots(Slots e) {
        List<Column> columns = new ArrayList<>(e.columns());
        byte[] qualities = e.qualities().toByteArray();
        int which = random.nextInt(5);
        if (which == 0) {
            qualities[random.nextInt(qualities.length)] = (byte) random.nextInt(8);
        } else if (!columns.isEmpty()) {
            int i = random.nextInt(columns.size());
            Column column = columns.get(i);
            switch (which) {
                // Without what is unclaimed, everything is claimed, of the grid too.
                case 1 -> columns.remove(i);
                case 2 -> columns.set(i, new Column(column.origin(), column.kind(), bytes(column.values())));
                case 3 -> columns.set(i, new Column(column.origin(), random.nextInt(3), column.values()));
                default ->
                    columns.add(new Column(
                            random.nextInt(258),
                            random.nextInt(3),
                            columns.get(i).values()));
            }
        }
        return new Slots(e.key(), ByteString.of(qualities), columns);
    }
}
