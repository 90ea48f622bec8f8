package greenpark.cli;

import greenpark.cli.report.CorrectionSummary;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.DifferenceCarried;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Released;
import greenpark.core.certificate.StorageRecordWithdrawn;
import greenpark.core.certificate.Withdrawn;
import greenpark.core.clearing.Correction;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the events of one correction. */
final class CorrectionTally implements Consumer<CertificateEvent> {
    private int bundlesWithdrawn;
    private int recordsWithdrawn;
    private int bundlesIssued;
    private long carried;
    private long madeGood;
    private long released;

    @Override
    public void accept(CertificateEvent event) {
        switch (event) {
            case Withdrawn e -> bundlesWithdrawn++;
            case StorageRecordWithdrawn e -> recordsWithdrawn++;
            case Issued e -> bundlesIssued++;
            case Released e -> released += e.slice().quantity();
            case DifferenceCarried e -> {
                if (e.makesGood()) {
                    madeGood += e.difference();
                } else {
                    carried += e.difference();
                }
            }
            default -> {}
        }
    }

    CorrectionSummary summary(@Nullable Instant knownAt, Instant at, Correction correction, int newDays) {
        return new CorrectionSummary(
                knownAt,
                at,
                correction.changed(),
                correction.superseded().size(),
                correction.refused(),
                bundlesWithdrawn,
                recordsWithdrawn,
                bundlesIssued,
                correction.carried(),
                carried,
                madeGood,
                released,
                correction.unreached().size(),
                correction.reopened(),
                correction.leftClosed(),
                newDays);
    }
}
