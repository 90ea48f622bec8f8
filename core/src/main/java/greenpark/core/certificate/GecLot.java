package greenpark.core.certificate;

import java.time.YearMonth;

/** The GECs of one project, pool and month of generation; one GEC is 1 MWh. */
public record GecLot(String project, GecPool pool, YearMonth month) implements Comparable<GecLot> {
    public GecLot {
        ContentHash.checkText("project", project);
    }

    @Override
    public int compareTo(GecLot other) {
        int order = project.compareTo(other.project);
        if (order == 0) {
            order = pool.compareTo(other.pool);
        }
        return order != 0 ? order : month.compareTo(other.month);
    }

    @Override
    public String toString() {
        return project + "-" + month + "-" + pool;
    }
}
