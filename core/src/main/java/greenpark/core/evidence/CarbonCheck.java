package greenpark.core.evidence;

import greenpark.core.evidence.Finding.Reason;
import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import greenpark.core.seal.MonthAccount.Method;
import greenpark.core.seal.MonthAccount.Term;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the methods of a month's account follow from its flows: the same methods with the same parts in every account, amounts that are those of the
 * flows, and grams that are amounts times factors. What was purchased and what the province hands down are no flows; of them only the bounds are known.
 *
 * @see "docs/formats/evidence.md, Carbon"
 */
final class CarbonCheck {
    /** The parts that a method multiplies with a factor; the others count as zero. */
    private static final List<String> PRICED = List.of("wind", "solar", "grid", "residual");

    private static final List<Form> FORMS = List.of(
            new Form("location", "own", "grid"),
            new Form("market", "own", "trade", "gec", "residual"),
            new Form("fossil-residual", "own", "trade", "gec", "apportioned", "residual"),
            new Form("footprint", "wind", "solar", "grid"),
            new Form("article-cfp2023", "wind", "solar", "grid"));

    private static final String WIND = "wind";

    private final MonthAccount account;
    private final List<Leaf.Plant> plants;

    /** Delivered by the park's plants, straight or through storage [Wh]. */
    private final long own;

    /** Everything else: of the public grid and of unknown origin [Wh]. */
    private final long rest;

    /** The part of {@link #own} that came of plants of wind alone, and of plants that have wind at all [Wh]. */
    private final Range wind;

    /** A method's parts, in their order. */
    private record Form(String method, List<String> parts) {
        Form(String method, String... parts) {
            this(method, List.of(parts));
        }
    }

    private record Range(long least, long most) {
        boolean contains(long value) {
            return value >= least && value <= most;
        }
    }

    CarbonCheck(MonthAccount account, Leaf.Park park) {
        this.account = account;
        this.plants = park.plants();
        long green = 0;
        long onlyWind = 0;
        long anyWind = 0;
        for (Flow flow : account.totals().flows()) {
            if (Origin.isPlant(flow.origin())) {
                Leaf.Plant plant = plants.get(flow.origin() - Flow.FIRST_PLANT);
                long came = flow.direct() + flow.via();
                green += came;
                onlyWind += plant.technology().equals(WIND) ? came : 0;
                anyWind += hasWind(plant) ? came : 0;
            }
        }
        this.own = green;
        this.rest = account.totals().consumption() - green;
        this.wind = new Range(onlyWind, anyWind);
    }

    private static boolean hasWind(Leaf.Plant plant) {
        return Arrays.asList(plant.technology().split("\\+", -1)).contains(WIND);
    }

    /** Ends at the first method that does not follow. */
    void run() {
        List<Method> methods = account.methods();
        for (int i = 0; i < FORMS.size(); i++) {
            Form form = FORMS.get(i);
            if (i >= methods.size() || !hasForm(methods.get(i), form)) {
                throw new Wrong(Reason.METHOD_MALFORMED, form.method());
            }
            if (!amountsFollow(methods.get(i))) {
                throw new Wrong(Reason.AMOUNTS_DIFFER, form.method());
            }
            if (!methods.get(i).adds()) {
                throw new Wrong(Reason.EMISSIONS_DIFFER, form.method());
            }
        }
        if (methods.size() > FORMS.size()) {
            throw new Wrong(Reason.METHOD_MALFORMED, "month");
        }
    }

    private static boolean hasForm(Method method, Form form) {
        if (!method.method().equals(form.method())
                || !method.terms().stream().map(Term::part).toList().equals(form.parts())) {
            return false;
        }
        boolean known = true;
        for (Term term : method.terms()) {
            boolean has = term.factor() != null;
            boolean priced = PRICED.contains(term.part());
            if (has
                    ? !priced || term.year() == null
                    : term.year() != null || !term.document().isEmpty()) {
                return false;
            }
            known &= has || !priced;
        }
        return known == (method.grams() != null);
    }

    private boolean amountsFollow(Method method) {
        if (method.terms().stream().anyMatch(term -> term.amount() < 0)) {
            return false;
        }
        return switch (method.method()) {
            case "location" -> of(method, "own") == own && of(method, "grid") == rest;
            case "market" ->
                of(method, "own") == own && of(method, "trade") + of(method, "gec") + of(method, "residual") == rest;
            case "fossil-residual" -> {
                Method market = account.methods().get(1);
                yield of(method, "own") == own
                        && of(method, "trade") == of(market, "trade")
                        && of(method, "gec") == of(market, "gec")
                        && of(method, "trade") + of(method, "gec") + of(method, "apportioned") + of(method, "residual")
                                == rest;
            }
            case "footprint" -> ownAndGrid(method, wind);
            default -> ownAndGrid(method, byCapacity());
        };
    }

    private boolean ownAndGrid(Method method, Range most) {
        return most.contains(of(method, WIND))
                && of(method, WIND) + of(method, "solar") == own
                && of(method, "grid") == rest;
    }

    /** The article divides the whole by installed capacity, of which the leaf has the sum of each plant only. */
    private Range byCapacity() {
        boolean onlyWind = plants.stream().allMatch(p -> p.technology().equals(WIND));
        boolean anyWind = plants.stream().anyMatch(CarbonCheck::hasWind);
        return new Range(onlyWind ? own : 0, anyWind ? own : 0);
    }

    private static long of(Method method, String part) {
        return method.terms().stream()
                .filter(term -> term.part().equals(part))
                .mapToLong(Term::amount)
                .sum();
    }
}
