package greenpark.cli.report;

import greenpark.core.clearing.EnergyTotals;
import greenpark.core.tracing.Roster;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The energy flow as a graph of nodes and links [Wh]. What enters a route leaves it; the largest factories and sources have a node of
 * their own, the others share one.
 *
 * <p>Node ids: {@code s:<origin>} and {@code s:rest} sources; {@code grid}, {@code opening}, {@code unexplained} other supplies;
 * {@code own}, {@code contract}, {@code pool}, {@code storage}, {@code gridUse} routes; {@code u:<user>} and {@code u:rest} factories;
 * {@code export}, {@code loss}, {@code storageLoss}, {@code content}, {@code unaccounted} the other ends.
 */
final class FlowPart {
    private static final int FACTORIES = 10;
    private static final int SOURCES = 5;

    private final EnergyTotals totals;
    private final Roster roster;
    private final Map<List<String>, Long> links = new LinkedHashMap<>();
    private final String[] sourceNode;
    private final String[] userNode;

    private FlowPart(EnergyTotals totals, Roster roster) {
        this.totals = totals;
        this.roster = roster;
        sourceNode = nodes(
                "s:",
                SOURCES,
                IntStream.range(0, roster.sources().size())
                        .mapToLong(totals::generation)
                        .toArray());
        userNode = nodes(
                "u:",
                FACTORIES,
                IntStream.range(0, roster.users().size())
                        .mapToLong(totals::consumption)
                        .toArray());
    }

    static void write(Json json, ReportInput input) {
        FlowPart flow = new FlowPart(
                input.clearing().energy().whole(), input.clearing().energy().roster());
        flow.sources();
        flow.grid();
        flow.storage();
        json.objects("flow", List.copyOf(flow.links.entrySet()), link -> {
            json.put("from", link.getKey().getFirst());
            json.put("to", link.getKey().getLast());
            json.put("wh", link.getValue());
        });
    }

    /** The largest by their number, the others as {@code rest}; nobody is hidden alone in the rest. */
    private static String[] nodes(String prefix, int most, long[] sizes) {
        String[] nodes = new String[sizes.length];
        List<Integer> bySize = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -sizes[i]).thenComparing(i -> i))
                .toList();
        int shown = sizes.length <= most + 1 ? sizes.length : most;
        for (int rank = 0; rank < sizes.length; rank++) {
            nodes[bySize.get(rank)] = prefix + (rank < shown ? bySize.get(rank).toString() : "rest");
        }
        return nodes;
    }

    private void sources() {
        for (int source = 0; source < roster.sources().size(); source++) {
            for (int user = 0; user < roster.users().size(); user++) {
                Routes routes = Routes.direct(totals, roster, source, user);
                through(sourceNode[source], "own", userNode[user], routes.own());
                through(sourceNode[source], "contract", userNode[user], routes.contract());
                through(sourceNode[source], "pool", userNode[user], routes.pool());
            }
            link(sourceNode[source], "storage", totals.charged(source));
            link(sourceNode[source], "export", totals.exported(source));
            link(sourceNode[source], "loss", totals.loss(source));
            link(sourceNode[source], "unaccounted", totals.unaccounted(source));
        }
    }

    private void grid() {
        long rest =
                totals.balance().gridImport() - totals.gridUse() - totals.charged(roster.grid()) - totals.gridExport();
        for (int user = 0; user < roster.users().size(); user++) {
            through("grid", "gridUse", userNode[user], totals.gridUse(user));
        }
        link("grid", "storage", totals.charged(roster.grid()));
        link("grid", "export", totals.gridExport());
        remainder("grid", "gridUse", rest);
    }

    private void storage() {
        long rest = 0;
        for (int storage = 0; storage < roster.storages().size(); storage++) {
            link("opening", "storage", totals.contentBefore(storage));
            link("storage", "content", totals.contentAfter(storage));
            long loss = totals.storageLoss(storage);
            link("storage", "storageLoss", Math.max(0, loss));
            link("unexplained", "storage", Math.max(0, -loss));
            rest += totals.discharge(storage);
        }
        for (int user = 0; user < roster.users().size(); user++) {
            link("storage", userNode[user], totals.viaStorage(user));
            rest -= totals.viaStorage(user);
        }
        for (int origin = 0; origin < roster.origins(); origin++) {
            link("storage", "export", totals.storageExport(origin));
            rest -= totals.storageExport(origin);
        }
        remainder("storage", "storage", rest);
    }

    /** What a supply lost on the way or no meter found again; or what was used although no meter of supply shows it. */
    private void remainder(String from, String route, long wh) {
        link(from, "unaccounted", Math.max(0, wh));
        link("unexplained", route, Math.max(0, -wh));
    }

    private void through(String from, String route, String to, long wh) {
        link(from, route, wh);
        link(route, to, wh);
    }

    private void link(String from, String to, long wh) {
        if (wh > 0) {
            links.merge(List.of(from, to), wh, Long::sum);
        }
    }
}
