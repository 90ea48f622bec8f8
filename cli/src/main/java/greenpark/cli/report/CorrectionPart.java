package greenpark.cli.report;

import java.time.YearMonth;

/** A correction in summary.json. */
final class CorrectionPart {
    private CorrectionPart() {}

    static void write(Json json, CorrectionSummary correction) {
        json.put(
                "knownAt",
                correction.knownAt() == null ? null : correction.knownAt().toString());
        json.put("at", correction.at().toString());
        json.put("changedSlots", correction.changedSlots());
        json.put("supersededSlots", correction.supersededSlots());
        json.put("leftSlots", correction.leftSlots());
        json.put("bundlesWithdrawn", correction.bundlesWithdrawn());
        json.put("recordsWithdrawn", correction.recordsWithdrawn());
        json.put("bundlesIssued", correction.bundlesIssued());
        json.put("differences", correction.differences());
        json.put("carriedWh", correction.carriedWh());
        json.put("madeGoodWh", correction.madeGoodWh());
        json.put("releasedWh", correction.releasedWh());
        json.put("unreached", correction.unreached());
        json.strings(
                "reopened",
                correction.reopened().stream().map(YearMonth::toString).toList());
        json.strings(
                "leftClosed",
                correction.leftClosed().stream().map(YearMonth::toString).toList());
        json.put("newDays", correction.newDays());
    }
}
