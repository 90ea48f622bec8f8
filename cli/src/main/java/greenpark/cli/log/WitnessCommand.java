package greenpark.cli.log;

import greenpark.cli.terminal.Speech;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.ledger.key.SigningKey;
import greenpark.ledger.witness.WitnessFolder;
import greenpark.ledger.witness.WitnessServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code greenpark witness}: a witness of other people's logs, for a grid company, a plant or a customer. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description =
                "Runs a witness (tlog-witness): it cosigns the checkpoints of the logs it knows, as long as each only grows. Serves until it is ended.",
        footer = {
            "",
            "Example: ./greenpark witness witness/grid --name grid.example/w1 --log \"$(cat log/mine/vkey)\" --port 8471"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class WitnessCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "<dir>",
            description = "Folder of the witness: its key, and the last checkpoint of each log.")
    private Path folder;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            converter = KeyNameOf.class,
            description = "Name of its key, for instance grid.example/w1.")
    private String name;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "VKEY",
            description = "Public key of a log it watches; may be repeated.")
    private List<String> logs;

    @Option(names = "--port", required = true, paramLabel = "N", description = "Port to listen on; 0 for any free one.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            description =
                    "Address to listen on (default: this machine only). There is no TLS: put a server with it in front.")
    private String address = "127.0.0.1";

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<VerifierKey> known = new ArrayList<>();
        for (String log : logs) {
            try {
                known.add(VerifierKey.parse(log.strip()));
            } catch (MalformedLedger e) {
                throw new BadInput(new Problem(
                        "--log",
                        0,
                        "",
                        log,
                        "is no public key: " + e.getMessage(),
                        "It is in the file vkey of the log's folder"));
            }
        }
        WitnessFolder witness = new WitnessFolder(folder);
        SigningKey key = witness.key(name);
        if (!key.key().name().equals(name)) {
            throw new BadInput(new Problem(
                    "--name",
                    0,
                    "",
                    name,
                    "is not the name of the key in " + folder + ", " + key.key().name(),
                    "A witness keeps its name"));
        }
        try (WitnessServer server = witness.serve(key, known, new InetSocketAddress(address, port))) {
            PrintWriter out = speech.out();
            out.println(speech.texts().format("witness", name, address, Integer.toString(server.port())));
            out.println("witness " + simple(name) + " " + key.key() + " http://" + address + ":" + server.port());
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** A word for the policy's line. */
    private static String simple(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "-");
    }
}
