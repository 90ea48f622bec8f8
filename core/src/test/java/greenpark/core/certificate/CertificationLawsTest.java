package greenpark.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.RandomPark;
import greenpark.core.tracing.Tracer;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Laws of certification over parks of random shape with readings that hardly ever balance; the seed is in the message. */
class CertificationLawsTest {
    private static final int SLOTS = 120;

    @Test
    void everyEventIsAcceptedAndTheBooksClose() {
        long stored = 0;
        for (int seed = 0; seed < 300; seed++) {
            RandomPark random = new RandomPark(seed, SLOTS);
            SplittableRandom dice = new SplittableRandom(seed);
            boolean[][] estimated = new boolean[40][SLOTS];
            for (boolean[] row : estimated) {
                for (int t = 0; t < SLOTS; t++) {
                    row[t] = dice.nextInt(12) == 0;
                }
            }
            Evidence evidence =
                    (point, flow, slot) -> estimated[Math.floorMod((point.value() + flow).hashCode(), 40)][slot]
                            ? Quality.ESTIMATED
                            : Quality.MEASURED;
            BookBalance balance = certify(random, evidence, seed);
            stored += balance.wattHours(Side.STORAGE, SliceState.CLAIMED);
        }
        assertThat(stored).isPositive();
    }

    /** Where everything is measured, the claims are exactly the green energy of the traces, and nothing waits for a reading. */
    @Test
    void measuredGreenEnergyIsClaimedToTheWattHour() {
        for (int seed = 300; seed < 500; seed++) {
            RandomPark random = new RandomPark(seed, SLOTS);
            long[] direct = new long[1];
            long[] exported = new long[1];
            new Tracer(random.park).trace(random.readings, 1, trace -> {
                if (trace.complete()) {
                    direct[0] += direct(trace);
                    for (int i = 0; i < random.roster.sources().size(); i++) {
                        exported[0] += trace.exported(i);
                    }
                }
            });
            BookBalance balance = certify(random, Evidence.ALL_MEASURED, seed);
            assertThat(balance.wattHours(Side.PRODUCTION, SliceState.CLAIMED))
                    .as("seed %d", seed)
                    .isEqualTo(direct[0]);
            assertThat(balance.wattHours(Side.PRODUCTION, SliceState.ACTIVE))
                    .as("seed %d", seed)
                    .isEqualTo(exported[0]);
        }
    }

    private static long direct(IntervalTrace trace) {
        long direct = 0;
        for (int i = 0; i < trace.roster().sources().size(); i++) {
            for (int u = 0; u < trace.roster().users().size(); u++) {
                direct += trace.direct(i, u);
            }
        }
        return direct;
    }

    private static BookBalance certify(RandomPark random, Evidence evidence, int seed) {
        DeviceRegister register = DeviceRegister.of(random.park);
        CertificateBook book = new CertificateBook(register);
        Certification certification =
                new Certification(register, random.roster, random.readings.grid(), evidence, Revisions.FIRST);
        SortedMap<RecordId, Integer> charges = new TreeMap<>();
        long[] content = new long[random.roster.storages().size()];
        new Tracer(random.park).trace(random.readings, 1, trace -> {
            certification.certify(trace, event -> {
                assertThat(book.apply(event)).as("seed %d: %s", seed, event).isEqualTo(Outcome.APPLIED);
                if (event instanceof ChargeRecorded charge) {
                    int k = random.roster.storages().stream()
                            .map(p -> p.id().value())
                            .toList()
                            .indexOf(charge.key().storage());
                    charges.put(charge.key().id(), k);
                }
            });
            for (int k = 0; k < content.length; k++) {
                content[k] = trace.storage(k).after();
            }
        });
        BookBalance balance = book.balance();
        assertThat(balance.complaints()).as("seed %d", seed).isEmpty();
        // The lots of the records hold what the storage's books hold, but for energy from before them.
        long[] recorded = new long[content.length];
        charges.forEach((id, k) -> recorded[k] += book.view().content(id));
        for (int k = 0; k < content.length; k++) {
            assertThat(recorded[k]).as("seed %d", seed).isBetween(Math.max(0, content[k] - 700), content[k]);
        }
        return balance;
    }
}
