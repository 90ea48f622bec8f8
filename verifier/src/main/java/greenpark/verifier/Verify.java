package greenpark.verifier;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceCheck;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceReport;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks one evidence file. Exit codes: 0 every check holds; 1 one fails; 2 the file or the arguments cannot be read.
 *
 * <p>{@code java -jar greenpark-verifier.jar FILE [--policy POLICY] [--lang zh|en]}
 */
public final class Verify {
    private static final int VERIFIED = 0;
    private static final int NOT_VERIFIED = 1;
    private static final int UNREADABLE = 2;
    private static final String USAGE = "Usage: FILE [--policy POLICY] [--lang zh|en]";

    /** More than any evidence file holds. */
    private static final long LARGEST = 64L << 20;

    private Verify() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        String file = null;
        String policy = null;
        String language = Locale.getDefault().getLanguage();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--policy") && i + 1 < args.length) {
                policy = args[++i];
            } else if (args[i].equals("--lang") && i + 1 < args.length) {
                language = args[++i];
            } else if (file == null && !args[i].startsWith("-")) {
                file = args[i];
            } else {
                file = null;
                break;
            }
        }
        if (file == null) {
            err.println(USAGE);
            System.exit(UNREADABLE);
        } else {
            System.exit(run(Path.of(file), policy == null ? null : Path.of(policy), language.equals("zh"), out, err));
        }
    }

    /**
     * Checks and tells.
     *
     * @param policy the reader's own, or null for the one in the file
     * @return the exit code
     */
    public static int run(Path file, @Nullable Path policy, boolean chinese, PrintWriter out, PrintWriter err) {
        Texts texts = Texts.in(Verify.class, "verify", chinese);
        EvidenceFile evidence;
        ByteString asked;
        try {
            evidence = EvidenceBytes.read(read(file));
        } catch (IOException | MalformedBytes e) {
            err.println(texts.format("unreadable", file, why(e)));
            return UNREADABLE;
        }
        try {
            asked = policy == null ? evidence.policy() : policy(policy);
        } catch (IOException | MalformedLedger e) {
            err.println(texts.format("unreadable.policy", policy, why(e)));
            return UNREADABLE;
        }
        EvidenceReport report = EvidenceCheck.check(evidence, asked, new Signatures());
        new Verdict(texts, evidence, report, policy != null).print(out);
        return report.verified() ? VERIFIED : NOT_VERIFIED;
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
