package greenpark.core.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast engine and {@link NaiveTracer} give the same watt-hours to the same takers, whatever the park and its readings. */
class TracerTwinTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void fastEqualsNaive(int block) {
        for (long seed = block * 50L; seed < block * 50L + 50; seed++) {
            RandomPark random = new RandomPark(seed, 40);
            NaiveTracer naive = new NaiveTracer(random.park);
            String where = "seed " + seed;
            new Tracer(random.park).trace(random.readings, 1, trace -> {
                NaiveTracer.Result expected = naive.trace(readings(random, trace.slot()));
                assertThat(fast(trace)).as("%s slot %d", where, trace.slot()).isEqualTo(flat(expected));
            });
        }
    }

    private static Map<String, Long> flat(NaiveTracer.Result result) {
        Map<String, Long> flat = new TreeMap<>();
        result.direct.forEach((k, v) -> flat.put("direct " + k, v));
        result.viaStorage.forEach((k, v) -> flat.put("via " + k, v));
        result.grid.forEach((k, v) -> flat.put("grid " + k, v));
        result.exported.forEach((k, v) -> flat.put("export " + k, v));
        result.loss.forEach((k, v) -> flat.put("loss " + k, v));
        result.content.forEach((k, v) -> flat.put("content " + k, v));
        flat.values().removeIf(v -> v == 0);
        flat.keySet().removeIf(k -> k.startsWith("loss ") && !k.startsWith("loss s"));
        return flat;
    }

    private static Map<String, Long> fast(IntervalTrace trace) {
        Roster roster = trace.roster();
        Map<String, Long> flat = new TreeMap<>();
        for (int u = 0; u < roster.users().size(); u++) {
            String user = roster.users().get(u).id().value();
            flat.put("grid " + user, trace.gridUse(u));
            for (int o = 0; o < roster.origins(); o++) {
                flat.put("via " + roster.originId(o) + "→" + user, trace.viaStorage(o, u));
            }
        }
        for (int s = 0; s < roster.sources().size(); s++) {
            String source = roster.originId(s);
            flat.put("export " + source, trace.exported(s));
            flat.put("loss " + source, trace.loss(s));
            for (int u = 0; u < roster.users().size(); u++) {
                flat.put("direct " + source + "→" + roster.users().get(u).id().value(), trace.direct(s, u));
            }
            for (int k = 0; k < roster.storages().size(); k++) {
                flat.put(
                        "direct " + source + "→" + roster.storages().get(k).id().value(), trace.charged(s, k));
            }
        }
        for (int k = 0; k < roster.storages().size(); k++) {
            flat.put(
                    "content " + roster.storages().get(k).id().value(),
                    trace.storage(k).after());
        }
        flat.values().removeIf(v -> v == 0);
        return flat;
    }

    private static Map<String, Long> readings(RandomPark random, int t) {
        Map<String, Long> readings = new TreeMap<>();
        Roster r = random.roster;
        put(readings, r.sources(), "generation", random.readings.generation(), t);
        put(readings, r.users(), "consumption", random.readings.consumption(), t);
        put(readings, r.storages(), "charge", random.readings.charge(), t);
        put(readings, r.storages(), "discharge", random.readings.discharge(), t);
        put(readings, r.gridPoints(), "import", random.readings.gridImport(), t);
        put(readings, r.gridPoints(), "export", random.readings.gridExport(), t);
        return readings;
    }

    private static void put(
            Map<String, Long> into, List<greenpark.core.park.UsagePoint> points, String flow, long[][] rows, int t) {
        for (int i = 0; i < points.size(); i++) {
            if (rows[i][t] != ParkReadings.MISSING) {
                into.put(points.get(i).id().value() + " " + flow, rows[i][t]);
            }
        }
    }
}
