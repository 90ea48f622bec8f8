package greenpark.cli.report;

import greenpark.core.park.MeterId;
import java.util.List;

/** Quality of the readings of the period, meter by meter, in order of id. */
public record ReadingsSummary(List<MeterCount> meters) {
    public ReadingsSummary {
        meters = List.copyOf(meters);
    }

    /**
     * How the intervals of one meter came about. Every interval is counted once.
     *
     * @param measured as read
     * @param estimated by a method, because there was no reading or a rejected one
     * @param missing neither read nor estimated
     * @param rejected read, but refused by validation and not replaced
     * @param findings remarks of the validation, of any severity
     */
    public record MeterCount(
            MeterId meter, long measured, long estimated, long missing, long rejected, long findings) {}
}
