package greenpark.cli.statement;

import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.evidence.Finding;
import greenpark.core.evidence.Origin;
import greenpark.core.evidence.OriginTotals;
import greenpark.core.evidence.OriginTotals.Amounts;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.core.park.Name;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import greenpark.verifier.Texts;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** What stands in a statement, section by section. Made only of a file whose checks hold. */
final class Sections {
    private static final float CODE = 104;
    private static final float LABELS = 92;
    private static final float BESIDE_CODE = Sheet.WIDTH - CODE - 22;
    private static final int LIMITS = 6;
    private static final int PROOFS = 5;

    private final EvidenceFile file;
    private final EvidenceReport report;
    private final Hash evidence;
    private final Texts texts;
    private final Leaf.Park park;
    private final Checkpoint checkpoint;
    private final @Nullable MonthAccount account;
    private final ClaimCode code;

    /** @param evidence SHA-256 of the file */
    Sections(EvidenceFile file, EvidenceReport report, Hash evidence, Texts texts) {
        this.file = file;
        this.report = report;
        this.evidence = evidence;
        this.texts = texts;
        this.park = Objects.requireNonNull(report.park());
        this.checkpoint = Objects.requireNonNull(report.checkpoint());
        this.account = report.account();
        this.code = ClaimCode.of(file, checkpoint);
    }

    String title() {
        return texts.of("title");
    }

    String subject() {
        return factory() + ", " + file.month();
    }

    private String factory() {
        return account == null ? file.factory() : named(account.name(), file.factory());
    }

    private String named(Name name, String id) {
        return texts.format("named", texts.chinese() ? name.zh() : name.en(), id);
    }

    void print(PDDocument document, Glyphs glyphs) throws IOException {
        Sheet sheet = new Sheet(document, glyphs);
        head(sheet);
        notices(sheet);
        sources(sheet);
        carbon(sheet);
        proofs(sheet);
        log(sheet);
        limits(sheet);
        if (glyphs.anyUnshown()) {
            sheet.gap(6);
            sheet.paragraph(Style.SMALL, texts.of("unshown"));
        }
        sheet.finish(texts, title() + " · " + subject() + " · " + code.id());
    }

    private void head(Sheet sheet) throws IOException {
        float top = sheet.y();
        sheet.code(code.modules(), top, CODE);
        sheet.paragraph(Sheet.LEFT, BESIDE_CODE, Style.TITLE, title());
        sheet.paragraph(Sheet.LEFT, BESIDE_CODE, Style.SUBTITLE, texts.of("subtitle"));
        sheet.gap(8);
        fact(sheet, "factory", factory());
        fact(sheet, "park", named(park.name(), park.id()));
        fact(
                sheet,
                "month",
                account == null
                        ? texts.format(
                                "month.days",
                                file.month().toString(),
                                report.days().size(),
                                file.month().lengthOfMonth())
                        : texts.format(
                                "month.whole",
                                file.month().toString(),
                                file.month().lengthOfMonth()));
        fact(sheet, "shown", texts.of("shown." + file.variant().name()));
        fact(sheet, "checks", checks());
        sheet.moveTo(Math.min(sheet.y(), top - CODE));
        sheet.gap(8);
    }

    private void fact(Sheet sheet, String label, String says) throws IOException {
        sheet.fact(LABELS, BESIDE_CODE, texts.of(label), says);
    }

    private String checks() {
        List<String> holding = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (Finding finding : report.findings()) {
            String name = finding.check().name().toLowerCase(Locale.ROOT);
            if (finding.state() == Finding.State.HOLDS) {
                holding.add(name);
            } else {
                other.add(texts.format("check.none", name, texts.of("reason." + finding.reason())));
            }
        }
        String separator = texts.of("separator");
        String hold = texts.format("check.hold", holding.size(), String.join(", ", holding));
        return other.isEmpty() ? hold : hold + separator + texts.format("check.other", String.join(separator, other));
    }

    private void notices(Sheet sheet) throws IOException {
        if (report.simulated()) {
            sheet.notice(texts.of("simulated.title"), texts.of("simulated"));
            sheet.gap(6);
        }
        if (account == null) {
            sheet.notice(texts.of("part.title"), texts.format("part", report.dates()));
            sheet.gap(6);
        }
    }

    private void sources(Sheet sheet) throws IOException {
        OriginTotals totals = report.totals();
        Map<String, String> names = Figures.names(report, texts.chinese());
        sheet.heading(texts.of("sources"));
        float amount = 73;
        List<Sheet.Column> columns = List.of(
                new Sheet.Column(texts.of("plant"), Sheet.WIDTH - 4 * amount, false),
                new Sheet.Column(texts.of("direct"), amount, true),
                new Sheet.Column(texts.of("via"), amount, true),
                new Sheet.Column(texts.of("together"), amount, true),
                new Sheet.Column(texts.of("claimed"), amount, true));
        sheet.head(columns);
        for (Map.Entry<Origin, Amounts> entry : totals.origins().entrySet()) {
            Origin origin = entry.getKey();
            if (origin.kind() == Origin.Kind.PLANT) {
                String name = names.getOrDefault(origin.id(), origin.id());
                sheet.row(columns, row(false, texts.format("named", name, origin.id()), entry.getValue()));
            }
        }
        sheet.line(0.6f);
        sheet.row(columns, row(true, texts.of("green"), totals.green()));
        sheet.row(columns, row(false, texts.of("grid"), totals.of(Origin.GRID)));
        if (totals.of(Origin.UNKNOWN).sum() != 0) {
            sheet.row(columns, row(false, texts.of("unattributed"), totals.of(Origin.UNKNOWN)));
        }
        sheet.line(0.6f);
        sheet.row(
                columns,
                new Sheet.Row(
                        true,
                        List.of(texts.of("consumption"), "", "", Figures.kilowattHours(totals.consumption()), "")));
        sheet.gap(3);
        sheet.paragraph(Style.SMALL, texts.of("sources.about"));
        sheet.gap(3);
        sheet.paragraph(
                Style.BODY,
                texts.format(
                        "slots",
                        minutes(park.step()),
                        Figures.count(totals.measured()),
                        Figures.count(totals.estimated()),
                        Figures.count(totals.missing())));
    }

    private static String minutes(int seconds) {
        return seconds % 60 == 0 ? Integer.toString(seconds / 60) : Figures.count(seconds) + "/60";
    }

    private static Sheet.Row row(boolean strong, String name, Amounts source) {
        return new Sheet.Row(
                strong,
                List.of(
                        name,
                        Figures.kilowattHours(source.direct()),
                        Figures.kilowattHours(source.via()),
                        Figures.kilowattHours(source.sum()),
                        Figures.kilowattHours(source.claimed())));
    }

    private void carbon(Sheet sheet) throws IOException {
        sheet.heading(texts.of("carbon"));
        if (account == null) {
            sheet.paragraph(Style.BODY, texts.of("carbon.none"));
            return;
        }
        sheet.paragraph(Style.SMALL, texts.of("carbon.about"));
        sheet.gap(3);
        float amount = 84;
        float factor = 56;
        float year = 38;
        List<Sheet.Column> columns = List.of(
                new Sheet.Column(texts.of("method"), 165, false),
                new Sheet.Column(texts.of("amount"), amount, true),
                new Sheet.Column(texts.of("factor"), factor, true),
                new Sheet.Column(texts.of("year"), year, true),
                new Sheet.Column(texts.of("document"), Sheet.WIDTH - 165 - amount - factor - year, false));
        List<Sheet.Column> results =
                List.of(new Sheet.Column("", 330, false), new Sheet.Column("", Sheet.WIDTH - 330, true));
        sheet.head(columns);
        for (MonthAccount.Method method : account.methods()) {
            Long grams = method.grams();
            if (sheet.keep(1 + method.terms().size())) {
                sheet.head(columns);
            }
            sheet.row(
                    results,
                    new Sheet.Row(
                            true,
                            List.of(
                                    texts.ofWord("by", method.method()),
                                    grams == null
                                            ? texts.of("carbon.missing")
                                            : texts.format(
                                                    "tonnes",
                                                    Figures.tonnes(grams),
                                                    texts.ofWord("gas", method.method())))));
            for (MonthAccount.Term term : method.terms()) {
                sheet.row(columns, term(term));
            }
            sheet.gap(3);
        }
    }

    private Sheet.Row term(MonthAccount.Term term) {
        String part = "   " + texts.ofWord("part", term.part());
        String amount = Figures.kilowattHours(term.amount());
        if (term.factor() == null) {
            return new Sheet.Row(false, List.of(part, amount, "–", "–", texts.of("zero")));
        }
        return new Sheet.Row(
                false,
                List.of(
                        part,
                        amount,
                        term.factor().toPlainString(),
                        term.year() == null ? "–" : term.year().toString(),
                        term.document().isEmpty() ? texts.of("nosource") : term.document()));
    }

    private void proofs(Sheet sheet) throws IOException {
        sheet.heading(texts.of("proofs"));
        List<Sheet.Column> columns = List.of(
                new Sheet.Column(texts.of("proofs.what"), 330, false),
                new Sheet.Column(texts.format("proofs.this"), Sheet.WIDTH - 330, false));
        List<Sheet.Row> rows = new ArrayList<>();
        String kind = account == null ? ".days" : "";
        for (int i = 1; i <= PROOFS; i++) {
            boolean differs = i <= 2; // of days alone there is no account
            rows.add(new Sheet.Row(
                    false,
                    List.of(
                            texts.of("proof." + i + (differs ? kind : "")),
                            texts.of("proof." + i + "." + file.variant().name()))));
        }
        sheet.table(columns, rows);
    }

    private void log(Sheet sheet) throws IOException {
        sheet.heading(texts.of("log"));
        wide(sheet, "log.origin", checkpoint.origin());
        wide(sheet, "log.size", Figures.count(checkpoint.size()));
        wide(sheet, "log.root", checkpoint.root().base64());
        PolicyVerdict verdict = Objects.requireNonNull(report.witnesses());
        for (VerifierKey key : signers()) {
            wide(sheet, "log.key", key.text());
        }
        EvidenceFile.Month month = file.account();
        if (month != null) {
            wide(
                    sheet,
                    "log.leaf",
                    texts.format("log.entry", Figures.count(month.leaf().index())));
        }
        wide(sheet, "log.code", code.text());
        wide(sheet, "log.file", evidence.hex());
        wide(sheet, "log.program", park.program());
        wide(sheet, "witnesses", witnesses(verdict));
    }

    /** The log's keys of the policy that signed the checkpoint. */
    private List<VerifierKey> signers() {
        SignedNote note = SignedNote.parse(file.checkpoint().toByteArray());
        List<VerifierKey> keys = WitnessPolicy.parse(file.policy().toByteArray()).logs().stream()
                .map(WitnessPolicy.Log::key)
                .filter(key -> key.type() == KeyType.ED25519 && key.name().equals(checkpoint.origin()))
                .toList();
        return note.verify(keys, new Signatures()) instanceof NoteVerdict.Accepted accepted
                ? accepted.signed().stream().map(NoteVerdict.Signed::key).toList()
                : List.of();
    }

    private void wide(Sheet sheet, String label, String says) throws IOException {
        sheet.fact(LABELS, Sheet.WIDTH, texts.of(label), says);
    }

    private String witnesses(PolicyVerdict verdict) {
        List<String> says = new ArrayList<>();
        for (PolicyVerdict.State state : verdict.states()) {
            says.add(
                    switch (state) {
                        case PolicyVerdict.WitnessState witness ->
                            witness.time() == NoteVerdict.Signed.NO_TIME
                                    ? texts.format("witness.none", witness.name())
                                    : texts.format(
                                            "witness",
                                            witness.name(),
                                            Instant.ofEpochSecond(witness.time())
                                                    .toString());
                        case PolicyVerdict.GroupState group ->
                            texts.format("group", group.name(), group.signed(), group.required());
                    });
        }
        return says.isEmpty() ? texts.of("witnesses.none") : String.join(texts.of("separator"), says);
    }

    private void limits(Sheet sheet) throws IOException {
        sheet.keep(LIMITS + 5);
        sheet.heading(texts.of("limits"));
        for (int i = 1; i <= LIMITS; i++) {
            sheet.item(texts.of("limit." + i));
        }
    }
}
