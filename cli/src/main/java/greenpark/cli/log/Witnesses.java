package greenpark.cli.log;

import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.ledger.Log;
import greenpark.ledger.witness.Witnessing;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/** Asks the witnesses of a log's policy and tells what they said. The checkpoint is out already, whatever they say. */
final class Witnesses {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Witnesses() {}

    /** What came of asking. */
    enum Stand {
        /** The policy is met, or there is none. */
        MET,
        /** Too few have cosigned. */
        OPEN,
        /** Somebody cosigned another history of this log. */
        CONTRADICTED
    }

    static Stand ask(LogPlace place, Log log, Texts texts, PrintWriter out) throws IOException {
        if (!Files.exists(place.policy())) {
            return Stand.MET;
        }
        WitnessPolicy policy;
        try {
            policy = WitnessPolicy.parse(Files.readAllBytes(place.policy()));
        } catch (MalformedLedger e) {
            throw new BadInput(new Problem(
                    place.policy().toString(),
                    0,
                    "",
                    "",
                    String.valueOf(e.getMessage()),
                    "See docs/howto/witnesses.md"));
        }
        Witnessing.Report report = new Witnessing(log, policy, TIMEOUT).ask();
        report.said().forEach(said -> out.println(say(texts, said)));
        PolicyVerdict verdict = report.verdict();
        if (report.said().stream().anyMatch(said -> said.outcome().contradicts())) {
            out.println(texts.of("witnesses.contradicted"));
            return Stand.CONTRADICTED;
        }
        out.println(texts.of(verdict.accepted() ? "witnesses.met" : "witnesses.open"));
        return verdict.accepted() ? Stand.MET : Stand.OPEN;
    }

    private static String say(Texts texts, Witnessing.Said said) {
        return switch (said.outcome()) {
            case Witnessing.Outcome.Witnessed w ->
                texts.format("witnesses.witnessed", said.witness(), Instant.ofEpochSecond(w.time()));
            case Witnessing.Outcome.Unreachable u -> texts.format("witnesses.unreachable", said.witness(), u.why());
            case Witnessing.Outcome.Disagrees d ->
                texts.format("witnesses.disagrees", said.witness(), d.reason(), d.detail());
            case Witnessing.Outcome.SplitView s ->
                texts.format("witnesses.split", said.witness(), Long.toString(s.size()));
            case Witnessing.Outcome.Ahead a -> texts.format("witnesses.ahead", said.witness(), Long.toString(a.size()));
            case Witnessing.Outcome.RolledBack r ->
                texts.format(
                        "witnesses.rolled-back",
                        said.witness(),
                        Long.toString(r.size()),
                        Long.toString(r.remembered()));
        };
    }
}
