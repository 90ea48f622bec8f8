package greenpark.ledger.witness;

import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.key.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A witness as a process: {@code <folder> <name> <port> <log vkey> …}. Makes its key on first use; prints its key and port and serves on
 * loopback until it is ended.
 */
public final class WitnessMain {
    private WitnessMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            System.err.println("usage: <folder> <name> <port> <log vkey> ...");
            System.exit(2);
        }
        WitnessFolder folder = new WitnessFolder(Path.of(args[0]));
        List<VerifierKey> logs =
                Arrays.stream(args).skip(3).map(VerifierKey::parse).toList();
        SigningKey key = folder.key(args[1]);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
        WitnessServer server = folder.serve(key, logs, address);
        System.out.println(key.key());
        System.out.println(server.port());
    }
}
