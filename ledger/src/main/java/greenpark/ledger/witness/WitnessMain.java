package greenpark.ledger.witness;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.RealDisk;
import greenpark.ledger.key.KeyFiles;
import greenpark.ledger.key.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * A witness as a process: {@code <folder> <name> <port> <log vkey> …}. Makes its key on first use; prints its key and port and serves on
 * loopback until it is ended.
 */
public final class WitnessMain {
    private static final String KEY = "witness.key";

    private WitnessMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            System.err.println("usage: <folder> <name> <port> <log vkey> ...");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        List<VerifierKey> logs =
                Arrays.stream(args).skip(3).map(VerifierKey::parse).toList();
        SigningKey key = key(new KeyFiles(folder.resolve("keys")), args[1]);
        Path records = Files.createDirectories(folder.resolve("logs"));
        Witness witness = new Witness(new RealDisk(), records, logs, List.of(key), InstantSource.system());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
        WitnessServer server = WitnessServer.start(witness, address);
        System.out.println(key.key());
        System.out.println(server.port());
    }

    private static SigningKey key(KeyFiles files, String name) throws IOException {
        files.create();
        if (!files.names(".key").contains(KEY)) {
            files.write(KEY, SigningKey.generate(name, KeyType.ED25519_COSIGNATURE));
        }
        return files.read(KEY);
    }
}
