package greenpark.cli.report;

/** The figures of the published plan: as printed, as they follow from its own inputs, and of the accounted year; and why they differ. */
final class ArticlePart {
    private ArticlePart() {}

    static void write(Json json, ReportInput input, Remarks remarks) {
        json.objects("article", input.article(), line -> {
            json.put("key", line.key());
            json.put("unit", line.unit());
            json.put("published", line.published());
            json.put("recomputed", line.recomputed());
            json.put("accounted", line.accounted());
            remarks.put(json, line.why());
        });
    }
}
