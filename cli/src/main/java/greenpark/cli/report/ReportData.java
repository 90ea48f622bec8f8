package greenpark.cli.report;

import greenpark.core.tracing.Roster;

/** Everything the page shows, as one JSON object: a property per section. Energy is Wh, a share is millionths of its whole. */
final class ReportData {
    private ReportData() {}

    static String json(ReportInput input) {
        check(input);
        return Json.text(json -> {
            Texts.write(json);
            HeadPart.write(json, input);
            FlowPart.write(json, input);
            GaugePart.write(json, input);
            ForecastPart.write(json, input);
            MonthPart.write(json, input);
            FactoryPart.write(json, input);
            LedgerPart.write(json, input);
            StoragePart.write(json, input);
            ReadingsPart.write(json, input);
            MethodPart.write(json, input);
            Remarks remarks = new Remarks();
            CarbonPart.write(json, input, remarks);
            IndicatorPart.write(json, input, remarks);
            ArticlePart.write(json, input, remarks);
            remarks.write(json);
        });
    }

    private static void check(ReportInput input) {
        Roster roster = input.clearing().energy().roster();
        PhysicalSummary physical = input.physical();
        if (physical == null) {
            return;
        }
        boolean fits = physical.wattHours().length == roster.origins();
        for (long[] row : physical.wattHours()) {
            fits &= row.length == roster.users().size();
        }
        if (!fits) {
            throw new IllegalArgumentException("the physical summary must be " + roster.origins() + " origins × "
                    + roster.users().size() + " users of the park "
                    + input.park().id());
        }
    }
}
