package greenpark.core.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.park.StorageUnit;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invariants I1–I9 of tracing on random parks; each failure names its seed. */
class TracingLawsTest {
    private static final int SEEDS = 300;
    private static final int SLOTS = 60;

    private interface Law {
        void holds(RandomPark random, IntervalTrace trace);
    }

    private static void forAll(Law law) {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPark random = new RandomPark(seed, SLOTS);
            long s = seed;
            new Tracer(random.park).trace(random.readings, 1, trace -> {
                try {
                    law.holds(random, trace);
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + s + ", slot " + trace.slot() + ": " + e.getMessage(), e);
                }
            });
        }
    }

    @Test
    void i1EveryIntervalBalances() {
        forAll((random, trace) -> {
            Roster r = random.roster;
            for (int u = 0; u < r.users().size(); u++) {
                assertThat(taken(trace, u)).isEqualTo(trace.consumption(u));
            }
            assertThat(fromParts(trace)).isEqualTo(trace.balance());
            assertThat(trace.balance().closes()).isTrue();
        });
    }

    /** What a user took, by where it came from. */
    private static long taken(IntervalTrace trace, int user) {
        long taken = trace.gridUse(user);
        for (int s = 0; s < trace.roster().sources().size(); s++) {
            taken += trace.direct(s, user);
        }
        for (int o = 0; o < trace.roster().origins(); o++) {
            taken += trace.viaStorage(o, user);
        }
        return taken;
    }

    /**
     * The balance put together from where every watt-hour went instead of from the readings: so a part that is lost or counted twice
     * opens it. Only the grid's import has no parts but the readings.
     */
    private static Balance fromParts(IntervalTrace trace) {
        Roster r = trace.roster();
        long generation = 0;
        long losses = 0;
        long export = trace.gridExport();
        long open = 0;
        long consumption = 0;
        long fromGrid = trace.gridExport();
        for (int s = 0; s < r.sources().size(); s++) {
            long used = 0;
            for (int u = 0; u < r.users().size(); u++) {
                used += trace.direct(s, u);
            }
            for (int k = 0; k < r.storages().size(); k++) {
                used += trace.charged(s, k);
            }
            generation += used + trace.exported(s) + trace.loss(s) + trace.unaccounted(s);
            losses += trace.loss(s);
            export += trace.exported(s);
            open += trace.unaccounted(s);
        }
        for (int u = 0; u < r.users().size(); u++) {
            consumption += taken(trace, u);
            fromGrid += trace.gridUse(u);
        }
        long charge = 0;
        for (int k = 0; k < r.storages().size(); k++) {
            fromGrid += trace.charged(r.grid(), k);
            for (int o = 0; o < r.origins(); o++) {
                charge += trace.charged(o, k);
            }
        }
        long outOfStorage = 0;
        for (int o = 0; o < r.origins(); o++) {
            export += trace.storageExport(o);
            outOfStorage += trace.storageExport(o);
            for (int u = 0; u < r.users().size(); u++) {
                outOfStorage += trace.viaStorage(o, u);
            }
        }
        long discharge = 0;
        for (int k = 0; k < r.storages().size(); k++) {
            for (LotDraw draw : trace.storage(k).draws()) {
                discharge += draw.delivered();
            }
            losses += trace.dischargeLoss(k);
            open += trace.discharge(k) - trace.dischargeLoss(k);
        }
        losses += trace.gridLoss();
        open += trace.gridImport() - trace.gridLoss() - fromGrid - outOfStorage;
        return new Balance(generation, trace.gridImport(), discharge, consumption, charge, export, losses, open);
    }

    /** I1 from the parts: what the balance leaves over is what was generated, discharged or imported and not found, less what nobody saw come in. */
    @Test
    void i1TheImbalanceIsTheSumOfItsParts() {
        forAll((random, trace) -> {
            Roster r = random.roster;
            long explained = trace.gridUnused() - trace.gridUnseen();
            for (int s = 0; s < r.sources().size(); s++) {
                explained += trace.unaccounted(s);
            }
            for (int k = 0; k < r.storages().size(); k++) {
                explained += trace.discharge(k) - trace.dischargeLoss(k);
            }
            for (int o = 0; o < r.origins(); o++) {
                explained -= trace.storageExport(o);
                for (int u = 0; u < r.users().size(); u++) {
                    explained -= trace.viaStorage(o, u);
                }
            }
            assertThat(trace.balance().imbalance()).isEqualTo(explained);
        });
    }

    @Test
    void i2NothingIsNegativeAndNoSourceGivesMoreThanItHas() {
        forAll((random, trace) -> {
            Roster r = random.roster;
            for (int s = 0; s < r.sources().size(); s++) {
                long given = trace.exported(s) + trace.loss(s);
                for (int u = 0; u < r.users().size(); u++) {
                    assertThat(trace.direct(s, u)).isNotNegative();
                    assertThat(trace.contractUse(s, u)).isBetween(0L, trace.direct(s, u));
                    given += trace.direct(s, u);
                }
                for (int k = 0; k < r.storages().size(); k++) {
                    assertThat(trace.charged(s, k)).isNotNegative();
                    given += trace.charged(s, k);
                }
                assertThat(trace.ownUse(s)).isBetween(0L, given);
                assertThat(given).isLessThanOrEqualTo(trace.generation(s));
            }
            for (int u = 0; u < r.users().size(); u++) {
                assertThat(trace.gridUse(u)).isNotNegative();
                assertThat(trace.green(u)).isBetween(0L, trace.consumption(u));
            }
        });
    }

    /** Of every origin: what was charged was delivered, is still inside, or was lost; and what was lost is what the books say. */
    @Test
    void i3EveryChargedWattHourIsInOnePlace() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPark random = new RandomPark(seed, SLOTS);
            int origins = random.roster.origins();
            int storages = random.roster.storages().size();
            long[][] open = new long[storages][origins];
            long[] lost = new long[storages];
            Tracer tracer = new Tracer(random.park);
            tracer.trace(random.readings, 1, trace -> {
                for (int k = 0; k < storages; k++) {
                    for (int o = 0; o < origins; o++) {
                        open[k][o] += trace.charged(o, k);
                    }
                    for (LotDraw draw : trace.storage(k).draws()) {
                        open[k][draw.origin()] -= draw.delivered();
                    }
                    if (trace.slot() == 0) {
                        open[k][random.roster.unattributed()] +=
                                trace.storage(k).before();
                    }
                    lost[k] += trace.storage(k).internalLoss();
                }
            });
            for (int k = 0; k < storages; k++) {
                long lostByOrigin = 0;
                for (int o = 0; o < origins; o++) {
                    int origin = o;
                    long inside = tracer.book(k).lots().stream()
                            .filter(lot -> lot.origin() == origin)
                            .mapToLong(Lot::wh)
                            .sum();
                    long gone = open[k][o] - inside;
                    assertThat(o == random.roster.unattributed() || gone >= 0)
                            .as("seed %d", seed)
                            .isTrue();
                    lostByOrigin += gone;
                }
                assertThat(lostByOrigin).as("seed %d", seed).isEqualTo(lost[k]);
            }
        }
    }

    @Test
    void i4EnergyIsChargedBeforeItIsDischarged() {
        forAll((random, trace) -> {
            for (int k = 0; k < random.roster.storages().size(); k++) {
                for (LotDraw draw : trace.storage(k).draws()) {
                    assertThat(draw.chargedAt()).isLessThan(trace.slot());
                    assertThat(draw.chargedAt() == Lot.BEFORE_BOOKS)
                            .isEqualTo(draw.origin() == random.roster.unattributed());
                }
            }
        });
    }

    @Test
    void i5StorageBooksCloseAndNoLotGivesMoreThanWentIn() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPark random = new RandomPark(seed, SLOTS);
            int storages = random.roster.storages().size();
            long[] after = new long[storages];
            long[][][] in = new long[storages][random.roster.origins()][SLOTS];
            Tracer tracer = new Tracer(random.park);
            tracer.trace(random.readings, 1, trace -> {
                for (int k = 0; k < storages; k++) {
                    StorageUnit unit = random.park.storages().get(k);
                    StorageStep step = trace.storage(k);
                    long opening = trace.slot() == 0 ? unit.opening().wattHours() : after[k];
                    assertThat(step.before()).isEqualTo(opening);
                    assertThat(step.before()
                                    - step.standing()
                                    + step.shortfall()
                                    - step.withdrawn()
                                    + step.stored()
                                    - step.drift())
                            .isEqualTo(step.after())
                            .isBetween(0L, unit.eNom().wattHours());
                    assertThat(step.draws().stream()
                                    .mapToLong(LotDraw::withdrawn)
                                    .sum())
                            .isEqualTo(step.withdrawn());
                    assertThat(step.draws().stream()
                                    .mapToLong(LotDraw::delivered)
                                    .sum())
                            .isEqualTo(step.delivered());
                    assertThat(step.internalLoss())
                            .isEqualTo(step.before() - step.after() + step.charged() - step.delivered());
                    after[k] = step.after();
                    for (int o = 0; o < random.roster.origins(); o++) {
                        in[k][o][trace.slot()] = trace.charged(o, k);
                    }
                    for (LotDraw draw : step.draws()) {
                        assertThat(draw.delivered()).isBetween(0L, draw.withdrawn());
                        if (draw.chargedAt() != Lot.BEFORE_BOOKS) {
                            long left = in[k][draw.origin()][draw.chargedAt()] -= draw.withdrawn();
                            assertThat(left).isNotNegative();
                        }
                    }
                }
            });
            for (int k = 0; k < storages; k++) {
                assertThat(tracer.book(k).lots().stream().mapToLong(Lot::wh).sum())
                        .isEqualTo(tracer.book(k).content());
            }
        }
    }

    @Test
    void i6TheNumberOfThreadsChangesNoByte() {
        for (long seed = 0; seed < 20; seed++) {
            RandomPark random = new RandomPark(seed, 500);
            List<byte[]> runs = new ArrayList<>();
            for (int threads : new int[] {1, 2, 8}) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                new Tracer(random.park).trace(random.readings, threads, trace -> write(trace, bytes));
                runs.add(bytes.toByteArray());
            }
            assertThat(runs.get(1)).isEqualTo(runs.get(0));
            assertThat(runs.get(2)).isEqualTo(runs.get(0));
        }
    }

    @Test
    void i7ACorrectedRunIsAFreshRunAndEarlierIntervalsStay() {
        for (long seed = 0; seed < 60; seed++) {
            RandomPark before = new RandomPark(seed, SLOTS);
            RandomPark after = new RandomPark(seed, SLOTS);
            int corrected = (int) (seed % SLOTS);
            after.readings.consumption()[0][corrected] = 777;
            List<byte[]> a = traces(before);
            List<byte[]> b = traces(after);
            assertThat(b.subList(0, corrected))
                    .usingElementComparator(java.util.Arrays::compare)
                    .isEqualTo(a.subList(0, corrected));
            before.readings.consumption()[0][corrected] = 777;
            assertThat(traces(before))
                    .usingElementComparator(java.util.Arrays::compare)
                    .isEqualTo(b);
        }
    }

    @Test
    void i8ProportionalFillsEqually() {
        forAll((random, trace) -> {
            if (!random.park.rules().stream().anyMatch(rule -> rule.kind().equals("proportional"))
                    || !random.park.contracts().isEmpty()) {
                return;
            }
            // Users without own sources: the pool's part of need, each within a watt-hour of the same rate.
            Roster r = random.roster;
            List<long[]> fills = new ArrayList<>();
            for (int u = 0; u < r.users().size(); u++) {
                boolean plain = r.users().get(u).mode() == greenpark.core.park.SupplyMode.POOL
                        && !r.users().get(u).id().value().equals("u9");
                if (plain && trace.consumption(u) > 0) {
                    long pool = 0;
                    for (int s = 0; s < r.sources().size(); s++) {
                        pool += trace.direct(s, u);
                    }
                    fills.add(new long[] {pool, trace.consumption(u)});
                }
            }
            for (long[] x : fills) {
                for (long[] y : fills) {
                    // |x/X − y/Y| < 1/X + 1/Y, without fractions
                    assertThat(Math.abs(x[0] * y[1] - y[0] * x[1])).isLessThan(x[1] + y[1]);
                }
            }
        });
    }

    @Test
    void i9EverySourceWattHourIsUsedStoredExportedLostOrCalledUnaccounted() {
        forAll((random, trace) -> {
            Roster r = random.roster;
            for (int s = 0; s < r.sources().size(); s++) {
                long found = trace.exported(s) + trace.loss(s) + trace.unaccounted(s);
                for (int u = 0; u < r.users().size(); u++) {
                    found += trace.direct(s, u);
                }
                for (int k = 0; k < r.storages().size(); k++) {
                    found += trace.charged(s, k);
                }
                assertThat(found).isEqualTo(trace.generation(s));
            }
        });
    }

    @Test
    void dischargeIsNeverGreenerThanItsCharge() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPark random = new RandomPark(seed, SLOTS);
            long[] in = new long[random.roster.origins()];
            long[] out = new long[random.roster.origins()];
            new Tracer(random.park).trace(random.readings, 1, trace -> {
                for (int o = 0; o < random.roster.origins(); o++) {
                    out[o] += trace.storageExport(o);
                    for (int u = 0; u < random.roster.users().size(); u++) {
                        out[o] += trace.viaStorage(o, u);
                    }
                    if (o != random.roster.unattributed()) {
                        assertThat(out[o]).isLessThanOrEqualTo(in[o]);
                    }
                    for (int k = 0; k < random.roster.storages().size(); k++) {
                        in[o] += trace.charged(o, k);
                    }
                }
            });
        }
    }

    private static List<byte[]> traces(RandomPark random) {
        List<byte[]> traces = new ArrayList<>();
        new Tracer(random.park).trace(random.readings, 1, trace -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(trace, bytes);
            traces.add(bytes.toByteArray());
        });
        return traces;
    }

    private static void write(IntervalTrace trace, ByteArrayOutputStream bytes) {
        Roster r = trace.roster();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (int u = 0; u < r.users().size(); u++) {
                out.writeLong(trace.gridUse(u));
                for (int o = 0; o < r.origins(); o++) {
                    out.writeLong(trace.viaStorage(o, u));
                }
                for (int s = 0; s < r.sources().size(); s++) {
                    out.writeLong(trace.direct(s, u));
                }
            }
            for (int k = 0; k < r.storages().size(); k++) {
                out.writeUTF(trace.storage(k).toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
