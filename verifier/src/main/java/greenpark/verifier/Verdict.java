package greenpark.verifier;

import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.evidence.Finding;
import greenpark.core.evidence.OriginTotals;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.park.Name;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints what the checks found; what the file says is printed only where it is verified. */
final class Verdict {
    private static final int COLUMN = 18;
    private static final Pattern NUMBERED = Pattern.compile("(park|day) (\\d+)");

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

    void print(PrintWriter to) {
        Lines out = new Lines(to);
        boolean part = report.verified() && report.account() == null;
        out.println(texts.format(
                !report.verified() ? "not-verified" : part ? "verified.part" : "verified",
                file.factory(),
                file.month().toString(),
                report.days().size(),
                file.month().lengthOfMonth()));
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
                ? texts.of(holds(name))
                : texts.format("reason." + finding.reason().name(), what(finding.what()));
        return "  " + mark + " " + name + " ".repeat(Math.max(1, 12 - name.length())) + says;
    }

    /** What a check that holds has seen; of days and sums that depends on what the file shows. */
    private String holds(String check) {
        String shown = file.account() == null
                ? file.variant() + ".part"
                : file.variant().name();
        return switch (check) {
            case "days", "sums" -> "check." + check + "." + shown;
            default -> "check." + check;
        };
    }

    private String what(String named) {
        Matcher numbered = NUMBERED.matcher(named);
        if (numbered.matches()) {
            return texts.format("what." + numbered.group(1), numbered.group(2));
        }
        return named.equals("month") ? texts.of("what.month") : named;
    }

    private void witnesses(Lines out) {
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

    private void figures(Lines out) {
        Leaf.Park park = report.park();
        if (park == null) {
            return;
        }
        out.println();
        out.println(texts.format("park", named(park.name()), park.id(), park.program()));
        if (report.simulated()) {
            out.println(texts.of("simulated"));
        }
        MonthAccount account = report.account();
        out.println(
                account == null
                        ? texts.format(
                                "days", report.days().size(), file.month().lengthOfMonth(), report.dates())
                        : texts.format("month", named(account.name())));
        OriginTotals totals = report.totals();
        out.println(texts.format("slots", totals.measured(), totals.estimated(), totals.missing()));
        out.println();
        out.println(row(texts.of("direct"), texts.of("via"), texts.of("claimed"), texts.of("plant")));
        origins(out, totals);
        out.println(texts.format("total", kilowattHours(totals.consumption())));
        if (report.account() != null) {
            out.println(texts.format("list", report.account().claims().lines()));
        }
        if (account != null) {
            out.println();
            account.methods().forEach(method -> out.println(method(method)));
            out.println(texts.of("methods"));
        }
        out.println();
        out.println(texts.of("variant." + file.variant().name()));
    }

    private String named(Name name) {
        return texts.chinese() ? name.zh() : name.en();
    }

    private void origins(Lines out, OriginTotals totals) {
        SortedMap<String, String> plants = new TreeMap<>();
        report.parks().forEach(park -> park.plants().forEach(p -> plants.put(p.id(), named(p.name()))));
        totals.origins().forEach((origin, amounts) -> {
            String name = switch (origin.kind()) {
                case PLANT -> plants.getOrDefault(origin.id(), "") + " (" + origin.id() + ")";
                case GRID -> texts.of("grid");
                case UNKNOWN -> texts.of("unattributed");
            };
            out.println(row(
                    kilowattHours(amounts.direct()),
                    kilowattHours(amounts.via()),
                    kilowattHours(amounts.claimed()),
                    name));
        });
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

    /** Lines in which names of the file can neither hide nor fake anything: what moves a cursor or turns the order of letters is replaced. */
    private record Lines(PrintWriter out) {
        private static final Pattern HIDING =
                Pattern.compile("[\\p{Cc}\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]");

        void println(String line) {
            out.println(HIDING.matcher(line).replaceAll("\ufffd"));
        }

        void println() {
            out.println();
        }
    }
}
