package greenpark.verifier;

import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.evidence.Finding;
import greenpark.core.evidence.Variant;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.park.Park.ReadingsOrigin;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Prints what the checks found; what the file says is printed only where it is verified. */
final class Verdict {
    private static final int COLUMN = 18;

    private final Texts texts;
    private final EvidenceFile file;
    private final EvidenceReport report;
    private final boolean ownPolicy;

    Verdict(Texts texts, EvidenceFile file, EvidenceReport report, boolean ownPolicy) {
        this.texts = texts;
        this.file = file;
        this.report = report;
        this.ownPolicy = ownPolicy;
    }

    void print(PrintWriter out) {
        out.println(texts.format(
                report.verified() ? "verified" : "not-verified",
                file.factory(),
                file.month().toString()));
        for (Finding finding : report.findings()) {
            out.println(line(finding));
        }
        witnesses(out);
        if (report.verified()) {
            figures(out);
        }
        out.println();
        out.println(texts.of("limits"));
    }

    private String line(Finding finding) {
        String mark = switch (finding.state()) {
            case HOLDS -> "✓";
            case FAILS -> "✗";
            case NOT_APPLICABLE -> "–";
        };
        String name = finding.check().name().toLowerCase(Locale.ROOT);
        String says = finding.reason() == Finding.Reason.NONE
                ? texts.of("check." + name)
                : texts.format("reason." + finding.reason().name(), finding.what());
        return "  " + mark + " " + name + " ".repeat(Math.max(1, 12 - name.length())) + says;
    }

    private void witnesses(PrintWriter out) {
        PolicyVerdict verdict = report.witnesses();
        if (report.checkpoint() != null) {
            out.println();
            out.println(texts.format(
                    "checkpoint",
                    report.checkpoint().origin(),
                    Long.toString(report.checkpoint().size()),
                    report.checkpoint().root().base64()));
        }
        if (verdict == null) {
            return;
        }
        if (verdict.log() != null) {
            out.println(texts.format("log-key", verdict.log()));
        }
        for (PolicyVerdict.State state : verdict.states()) {
            switch (state) {
                case PolicyVerdict.WitnessState witness ->
                    out.println(
                            witness.time() == NoteVerdict.Signed.NO_TIME
                                    ? texts.format("witness.none", witness.name())
                                    : texts.format("witness", witness.name(), Instant.ofEpochSecond(witness.time())));
                case PolicyVerdict.GroupState group ->
                    out.println(texts.format("group", group.name(), group.signed(), group.required()));
            }
        }
        out.println(texts.of(ownPolicy ? "policy.own" : "policy.theirs"));
    }

    private void figures(PrintWriter out) {
        Leaf.Park park = report.park();
        if (park == null) {
            return;
        }
        out.println();
        out.println(texts.format(
                "park", texts.chinese() ? park.name().zh() : park.name().en(), park.id(), park.program()));
        if (park.readings() == ReadingsOrigin.SIMULATED) {
            out.println(texts.of("simulated"));
        }
        MonthAccount account = report.account();
        FactoryTotals totals = account == null ? sum() : account.totals();
        out.println(
                account == null
                        ? texts.format(
                                "days", report.days().size(), file.month().lengthOfMonth(), dates())
                        : texts.format(
                                "month",
                                texts.chinese()
                                        ? account.name().zh()
                                        : account.name().en()));
        out.println(texts.format("slots", totals.measured(), totals.estimated(), totals.missing()));
        out.println();
        out.println(row(texts.of("direct"), texts.of("via"), texts.of("claimed"), texts.of("plant")));
        plants(out, park, totals);
        out.println(texts.format("total", kilowattHours(totals.consumption())));
        if (account != null) {
            out.println();
            account.methods().forEach(method -> out.println(method(method)));
            out.println(texts.of("methods"));
        }
        out.println();
        out.println(texts.of("variant." + file.variant().name()));
    }

    private FactoryTotals sum() {
        FactoryTotals sum = FactoryTotals.NONE;
        for (EvidenceReport.Day day : report.days()) {
            sum = sum.plus(day.total());
        }
        return sum;
    }

    private String dates() {
        if (file.variant() == Variant.MONTH || report.days().isEmpty()) {
            return "";
        }
        LocalDate first = report.days().getFirst().leaf().date();
        LocalDate last = report.days().getLast().leaf().date();
        return first + " – " + last;
    }

    private void plants(PrintWriter out, Leaf.Park park, FactoryTotals totals) {
        SortedMap<String, String> names = new TreeMap<>();
        park.plants()
                .forEach(p -> names.put(
                        p.id(), texts.chinese() ? p.name().zh() : p.name().en()));
        names.put("grid", texts.of("grid"));
        names.put("unattributed", texts.of("unattributed"));
        EvidenceReport.byPlant(totals, park)
                .forEach((id, sums) -> out.println(row(
                        kilowattHours(sums[0]),
                        kilowattHours(sums[1]),
                        kilowattHours(sums[2]),
                        names.getOrDefault(id, id))));
    }

    private static String row(String direct, String via, String claimed, String plant) {
        return pad(direct) + pad(via) + pad(claimed) + "   " + plant;
    }

    /** To the right of a column; a Chinese character is as wide as two letters. */
    private static String pad(String text) {
        long width = text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
        return " ".repeat((int) Math.max(1, COLUMN - width)) + text;
    }

    private String method(MonthAccount.Method method) {
        Long grams = method.grams();
        return texts.format(
                "method",
                texts.of("method." + method.method()),
                grams == null ? "–" : BigDecimal.valueOf(grams, 6).toPlainString());
    }

    private static String kilowattHours(long wattHours) {
        return String.format(Locale.ROOT, "%,d.%03d", wattHours / 1000, wattHours % 1000);
    }
}
