package greenpark.cli;

import greenpark.cli.report.CorrectionSummary;
import greenpark.cli.report.Provenance;
import greenpark.core.carbon.ArticleComparison;
import greenpark.core.carbon.CarbonAccount;
import greenpark.core.clearing.Clearing;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one run of {@code clear} came to; what is written and shown is taken from here.
 *
 * @param physical {@code [origin][user]} by the laws of the network [Wh]
 * @param carbon by every method
 * @param certificates sums of the events by month; null where none were asked for
 * @param corrections one after another; empty for one clearing
 */
record ClearedPark(
        Park park,
        ValidatedReadings readings,
        Clearing clearing,
        long[][] physical,
        CarbonAccount carbon,
        List<ArticleComparison.Line> published,
        @Nullable CertificateLedger certificates,
        List<CorrectionSummary> corrections,
        Provenance provenance) {}
