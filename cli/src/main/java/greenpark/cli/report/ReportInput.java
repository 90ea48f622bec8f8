package greenpark.cli.report;

import greenpark.core.carbon.ArticleComparison;
import greenpark.core.carbon.CarbonAccount;
import greenpark.core.clearing.Clearing;
import greenpark.core.park.Park;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made of. Park id, period and the rules in force are not repeated here: they are the park's and the clearing's.
 *
 * @param park the park the clearing was made for
 * @param readings quality of the readings; null where it is not known, and then the report says so
 * @param physical the energy by the laws of the network, beside the contractual one; null where no load flow was traced
 * @param carbon of the same clearing
 * @param article the published figures beside a whole year's; empty where the period holds no whole year
 * @param ledger claims by certificate; null where the run made no certificates, and then the report says so
 * @param corrections that the certificates went through; empty where they were made once
 */
public record ReportInput(
        Park park,
        Clearing clearing,
        @Nullable ReadingsSummary readings,
        @Nullable PhysicalSummary physical,
        CarbonAccount carbon,
        List<ArticleComparison.Line> article,
        @Nullable LedgerSummary ledger,
        List<CorrectionSummary> corrections,
        Provenance provenance) {}
