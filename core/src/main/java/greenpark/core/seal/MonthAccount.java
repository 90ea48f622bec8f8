package greenpark.core.seal;

import greenpark.core.encoding.CborReader;
import greenpark.core.encoding.CborWriter;
import greenpark.core.encoding.MalformedBytes;
import greenpark.core.ledger.Hash;
import greenpark.core.park.Name;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a month came to for a factory: the record behind the commitment of its month leaf.
 *
 * @param matched hourly matched green energy [Wh]
 * @param claims the certificates that were claimed
 * @param methods carbon by each method apart; never added to each other
 * @see "docs/formats/log.md, The account of a month"
 */
public record MonthAccount(
        String factory,
        Name name,
        YearMonth month,
        FactoryTotals totals,
        long matched,
        Claims claims,
        List<Method> methods) {
    private static final int ITEMS = 12;
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,12})?");

    public MonthAccount {
        methods = List.copyOf(methods);
    }

    /**
     * The certificates claimed, as a list that is not shown: who has it compares.
     *
     * @param lines of the list
     * @param root over them ({@link ClaimLine#root})
     */
    public record Claims(int lines, Hash root) {
        public static Claims of(List<ClaimLine> lines) {
            return new Claims(lines.size(), ClaimLine.root(lines));
        }
    }

    /**
     * @param method its word, as in accounts.json
     * @param grams emissions [g]; null where a factor is missing
     */
    public record Method(String method, @Nullable Long grams, List<Term> terms) {
        public Method {
            terms = List.copyOf(terms);
        }

        /** Whether the grams are the rounded sum of amount × factor. */
        public boolean adds() {
            BigDecimal sum = BigDecimal.ZERO;
            for (Term term : terms) {
                if (term.factor() != null) {
                    // 1 Wh at 1 kg/kWh is 1 g.
                    sum = sum.add(BigDecimal.valueOf(term.amount()).multiply(term.factor()));
                }
            }
            return grams == null || BigDecimal.valueOf(grams).compareTo(sum.setScale(0, RoundingMode.HALF_UP)) == 0;
        }
    }

    /**
     * @param part its word, as in accounts.json
     * @param amount [Wh]
     * @param factor published digits [kg/kWh]; null where the method counts the part as zero
     * @param year of the factor; null without one
     * @param document where it stands; empty without one
     */
    public record Term(
            String part,
            long amount,
            @Nullable BigDecimal factor,
            @Nullable Integer year,
            String document) {}

    /** The record's bytes. */
    public byte[] record() {
        CborWriter out = new CborWriter()
                .array(2 + ITEMS)
                .integer(RecordType.VERSION)
                .integer(RecordType.MONTH_ACCOUNT)
                .text(factory);
        LeafBytes.name(out, name).integer(LeafBytes.number(month));
        totals.write(out);
        LeafBytes.hash(out.integer(matched).integer(claims.lines()), claims.root())
                .array(methods.size());
        for (Method method : methods) {
            out.array(3).text(method.method());
            integerOrNothing(out, method.grams());
            out.array(method.terms().size());
            for (Term term : method.terms()) {
                out.array(5).text(term.part()).integer(term.amount());
                BigDecimal factor = term.factor();
                if (factor == null) {
                    out.nothing();
                } else {
                    out.text(factor.toPlainString());
                }
                Integer year = term.year();
                integerOrNothing(out, year == null ? null : Long.valueOf(year));
                out.text(term.document());
            }
        }
        return out.toByteArray();
    }

    private static void integerOrNothing(CborWriter out, @Nullable Long value) {
        if (value == null) {
            out.nothing();
        } else {
            out.integer(value);
        }
    }

    /** @throws MalformedBytes for anything but what {@link #record} gives */
    public static MonthAccount read(byte[] record) {
        CborReader in = new CborReader(record, 0, record.length);
        RecordType.begin(in, RecordType.MONTH_ACCOUNT, ITEMS);
        String factory = in.text();
        Name name = LeafBytes.name(in);
        YearMonth month = LeafBytes.month(in);
        FactoryTotals totals = FactoryTotals.read(in);
        long matched = in.integer(0, RecordType.MOST_ENERGY);
        Claims claims = new Claims((int) in.integer(0, Integer.MAX_VALUE), LeafBytes.hash(in));
        List<Method> methods = new ArrayList<>();
        for (int n = in.array(); n > 0; n--) {
            in.array(3);
            String method = in.text();
            Long grams =
                    in.isNothing() ? null : Long.valueOf(in.integer(-RecordType.MOST_GRAMS, RecordType.MOST_GRAMS));
            List<Term> terms = new ArrayList<>();
            for (int t = in.array(); t > 0; t--) {
                in.array(5);
                String part = in.text();
                long amount = in.integer(-RecordType.MOST_ENERGY, RecordType.MOST_ENERGY);
                BigDecimal factor = in.isNothing() ? null : decimal(in);
                Integer year = in.isNothing() ? null : Integer.valueOf((int) in.integer(1900, 9999));
                terms.add(new Term(part, amount, factor, year, in.text()));
            }
            methods.add(new Method(method, grams, terms));
        }
        in.end();
        return new MonthAccount(factory, name, month, totals, matched, claims, methods);
    }

    private static BigDecimal decimal(CborReader in) {
        int start = in.offset();
        String text = in.text();
        if (!DECIMAL.matcher(text).matches()) {
            throw new MalformedBytes(MalformedBytes.Reason.OUT_OF_RANGE, start, "'" + text + "' is no factor");
        }
        return new BigDecimal(text);
    }
}
