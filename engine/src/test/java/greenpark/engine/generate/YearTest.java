package greenpark.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the year 2028 of the reference park lands, against the plan and the base case. 2028 has 8,784 hours. */
class YearTest {
    private static Truth year =
            Yuncheng.read().generate("2028-01-01", "2029-01-01", Defects.NONE).truth();

    @BeforeAll
    static void show() {
        long t0 = System.nanoTime();
        Yuncheng.Generated g = Yuncheng.read().generate("2028-01-01", "2029-01-01", Defects.REALISTIC);
        System.out.println("ms " + (System.nanoTime() - t0) / 1e6 + " bytes "
                + g.files().values().stream().mapToLong(b -> b.length).sum());
        System.out.println(year + " lf " + year.loadFactor() + " curtailed " + year.curtailed());
        System.out.println(g.truth().defects());
    }

    @Test
    void demand_lands_on_the_published_load_factor() {
        assertThat(year.demand() / 1e6).isCloseTo(1208.0 * 8784 / 8760, within(12.0));
    }
}
