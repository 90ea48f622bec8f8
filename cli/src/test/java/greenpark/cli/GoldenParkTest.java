package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of the reference park, from weather to summary, against what is kept in {@code parks/yuncheng/expected}.
 * {@code -Dupdate-golden} rewrites it; the diff is the review.
 */
class GoldenParkTest extends CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void aWeekOfMarch() throws IOException {
        Path home = HOME.resolve("parks/yuncheng");
        Path park = Files.createDirectory(folder.resolve("park"));
        try (Stream<Path> tables = Files.list(home)) {
            for (Path table : tables.filter(Files::isRegularFile).toList()) {
                Files.copy(table, park.resolve(table.getFileName()));
            }
        }
        Answer made = greenpark("generate", park, "--from", "2028-03-06", "--to", "2028-03-12");
        assertThat(made.exit()).as(made.err()).isZero();
        Path out = folder.resolve("out");
        assertThat(greenpark("clear", park, "--out", out).exit()).isZero();

        // Everything but the name of the program and the digest of the inputs, which change with every remark in a
        // table.
        List<String> lines = Files.readAllLines(out.resolve("summary.json")).stream()
                .filter(line -> !line.startsWith("  \"engine\"") && !line.startsWith("  \"inputs\""))
                .toList();
        String summary = String.join("\n", lines) + "\n";
        Path golden = home.resolve("expected/2028-03-06.summary.json");
        if (System.getProperty("update-golden") != null) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, summary);
        }
        assertThat(summary).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
}
