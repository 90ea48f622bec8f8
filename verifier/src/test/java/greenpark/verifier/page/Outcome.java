package greenpark.verifier.page;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceCheck;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.evidence.Finding;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.verifier.signature.Signatures;
import java.util.Locale;

/** What came of a file in one line, as the page's driver prints it. */
final class Outcome {
    private static final Signatures SIGNATURES = new Signatures();

    private Outcome() {}

    static String ofJava(byte[] bytes) {
        EvidenceReport report;
        try {
            report = EvidenceCheck.check(EvidenceBytes.read(bytes), SIGNATURES);
        } catch (MalformedBytes e) {
            return "unreadable";
        }
        StringBuilder line = new StringBuilder(report.verified() ? "verified" : "not-verified");
        for (Finding finding : report.findings()) {
            line.append(' ')
                    .append(finding.check().name().toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(finding.state())
                    .append(':')
                    .append(finding.reason())
                    .append(':')
                    .append(escaped(finding.what()));
        }
        PolicyVerdict witnesses = report.witnesses();
        if (witnesses != null) {
            for (PolicyVerdict.State state : witnesses.states()) {
                line.append(' ').append(escaped(state.name())).append('=').append(state.satisfied());
                if (state instanceof PolicyVerdict.WitnessState witness && witness.satisfied()) {
                    line.append('@').append(witness.time());
                }
            }
        }
        long consumption =
                report.days().stream().mapToLong(d -> d.total().consumption()).sum();
        return line.append(" days=")
                .append(report.days().size())
                .append(" consumption=")
                .append(consumption)
                .toString();
    }

    /** Printable, so that no name ends the line. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(
                    c > ' ' && c < 0x7F && c != '\\'
                            ? String.valueOf(c)
                            : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return escaped.toString();
    }
}
