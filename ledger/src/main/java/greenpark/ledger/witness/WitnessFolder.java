package greenpark.ledger.witness;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.RealDisk;
import greenpark.ledger.key.KeyFiles;
import greenpark.ledger.key.SigningKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A witness as its keeper has it: a folder with its key and the last checkpoint of each log, on the disk and by the clock of this machine. Has no state.
 */
public record WitnessFolder(Path path) {
    private static final String KEY = "witness.key";

    /**
     * The key of the witness, made on first use.
     *
     * @param name of a new key; one that is there keeps its own
     */
    public SigningKey key(String name) throws IOException {
        KeyFiles files = new KeyFiles(path.resolve("keys"));
        files.create();
        if (!files.names(".key").contains(KEY)) {
            files.write(KEY, SigningKey.generate(name, KeyType.ED25519_COSIGNATURE));
        }
        return files.read(KEY);
    }

    /** Starts to serve. */
    public WitnessServer serve(SigningKey key, List<VerifierKey> logs, InetSocketAddress address) throws IOException {
        Path records = Files.createDirectories(path.resolve("logs"));
        Witness witness = new Witness(new RealDisk(), records, logs, List.of(key), InstantSource.system());
        return WitnessServer.start(witness, address);
    }
}
