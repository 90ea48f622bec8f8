package greenpark.verifier;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.ClaimFile;
import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceCheck;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.core.seal.ClaimLine;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks one evidence file. Exit codes: 0 every check holds; 1 one fails; 2 the file or the arguments cannot be read.
 *
 * <p>{@code java -jar greenpark-verifier.jar FILE [--policy POLICY] [--claims LIST] [--tlog-proofs FOLDER] [--lang zh|en]}
 */
public final class Verify {
    private static final int VERIFIED = 0;
    private static final int NOT_VERIFIED = 1;
    private static final int UNREADABLE = 2;
    private static final String USAGE =
            "Usage: FILE [--policy POLICY] [--claims LIST] [--tlog-proofs FOLDER] [--lang zh|en]";

    /** More than any evidence file holds. */
    private static final long LARGEST = 64L << 20;

    private Verify() {}

    /**
     * What is asked.
     *
     * @param file the evidence
     * @param policy the reader's own, or null for the one in the file
     * @param claims the list of certificates that goes with it, or null
     * @param proofs a folder for the proofs one by one, if the file is verified; null for none
     */
    public record Request(
            Path file,
            @Nullable Path policy,
            @Nullable Path claims,
            @Nullable Path proofs,
            boolean chinese) {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Request request = request(args);
        if (request == null) {
            err.println(USAGE);
            System.exit(UNREADABLE);
        } else {
            System.exit(run(request, out, err));
        }
    }

    private static @Nullable Request request(String[] args) {
        Path file = null;
        Path policy = null;
        Path claims = null;
        Path proofs = null;
        String language = Locale.getDefault().getLanguage();
        for (int i = 0; i < args.length; i++) {
            boolean valued = i + 1 < args.length;
            if (args[i].equals("--policy") && valued) {
                policy = Path.of(args[++i]);
            } else if (args[i].equals("--claims") && valued) {
                claims = Path.of(args[++i]);
            } else if (args[i].equals("--tlog-proofs") && valued) {
                proofs = Path.of(args[++i]);
            } else if (args[i].equals("--lang") && valued) {
                language = args[++i];
            } else if (file == null && !args[i].startsWith("-")) {
                file = Path.of(args[i]);
            } else {
                return null;
            }
        }
        return file == null ? null : new Request(file, policy, claims, proofs, language.equals("zh"));
    }

    /**
     * Checks and tells.
     *
     * @return the exit code
     */
    public static int run(Request asked, PrintWriter out, PrintWriter err) {
        Texts texts = Texts.in(Verify.class, "verify", asked.chinese());
        Path policyFile = asked.policy();
        Path claimsFile = asked.claims();
        EvidenceFile evidence;
        ByteString policy;
        List<ClaimLine> claims;
        try {
            evidence = EvidenceBytes.read(read(asked.file()));
        } catch (IOException | MalformedBytes e) {
            err.println(texts.format("unreadable", asked.file(), why(e)));
            return UNREADABLE;
        }
        try {
            policy = policyFile == null ? evidence.policy() : policy(policyFile);
        } catch (IOException | MalformedLedger e) {
            err.println(texts.format("unreadable.policy", policyFile, why(e)));
            return UNREADABLE;
        }
        try {
            claims = claimsFile == null ? List.of() : ClaimFile.read(read(claimsFile));
        } catch (IOException | MalformedBytes e) {
            err.println(texts.format("unreadable.claims", claimsFile, why(e)));
            return UNREADABLE;
        }
        EvidenceReport report = EvidenceCheck.check(evidence, policy, new Signatures());
        new Verdict(texts, evidence, report, policyFile != null).print(out);
        if (!report.verified()) {
            return NOT_VERIFIED;
        }
        if (claimsFile != null) {
            ClaimFile.Outcome outcome = ClaimFile.compare(claims, report);
            out.println();
            out.println(texts.format("claims." + outcome, claimsFile, claims.size()));
            if (outcome != ClaimFile.Outcome.HOLDS) {
                return NOT_VERIFIED;
            }
        }
        return asked.proofs() == null ? VERIFIED : proofs(evidence, asked.proofs(), texts, out, err);
    }

    private static int proofs(EvidenceFile evidence, Path folder, Texts texts, PrintWriter out, PrintWriter err) {
        try {
            int written = TlogProofs.write(evidence, folder);
            out.println();
            out.println(texts.format("proofs", folder, written));
            return VERIFIED;
        } catch (IOException e) {
            err.println(texts.format("proofs.failed", folder, why(e)));
            return UNREADABLE;
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("is larger than any evidence file");
        }
        return Files.readAllBytes(file);
    }

    private static ByteString policy(Path file) throws IOException {
        byte[] bytes = read(file);
        WitnessPolicy.parse(bytes);
        return ByteString.of(bytes);
    }

    private static String why(Exception e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
