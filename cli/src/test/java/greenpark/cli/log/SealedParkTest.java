package greenpark.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.cli.CommandLineTest;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.ledger.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of sealing share: a copy of the example park, and a log of it. */
abstract class SealedParkTest extends CommandLineTest {
    static final String READINGS = "readings/interval-meters.csv";

    @TempDir
    Path folder;

    Path park = Path.of("");
    Path log = Path.of("");

    @BeforeEach
    void aCopyOfTheExample() throws IOException {
        park = folder.resolve("park");
        log = folder.resolve("log");
        copy(HOME.resolve("parks/example"), park, true);
    }

    Answer seal(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("seal", park, "--log", log, "--lang", "en"));
        arguments.addAll(List.of(more));
        return greenpark(arguments.toArray());
    }

    void sealed() {
        Answer answer = seal("--origin", "park.example/log");
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    Answer fsck() {
        return greenpark("fsck", park, "--log", log, "--lang", "en");
    }

    List<Leaf> leaves() throws IOException {
        return leaves(log);
    }

    static List<Leaf> leaves(Path log) throws IOException {
        LogReader reader = LogReader.open(log.resolve("public"));
        List<Leaf> leaves = new ArrayList<>();
        for (long index = 0; index < reader.size(); index++) {
            leaves.add(LeafBytes.read(reader.entry(index)));
        }
        return leaves;
    }
}
