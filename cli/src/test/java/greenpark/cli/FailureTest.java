package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is somebody's own stays; links lead where they lead; every failure has its own words. */
class FailureTest extends CommandLineTest {
    @TempDir
    Path folder;

    private Path park = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void aCopyOfTheExample() throws IOException {
        park = folder.resolve("park");
        out = folder.resolve("out");
        copy(HOME.resolve("parks/example"), park, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thesis.txt", "allocation/notes.csv", "allocation/2027-06.csv.gz.bak", ".git/config"})
    void aFolderWithSomethingOfOnesOwnIsNotReplaced(String name) throws IOException {
        assertThat(greenpark("clear", park, "--out", out).exit()).isZero();
        assertThat(greenpark("clear", park, "--out", out).exit())
                .as("only ours")
                .isZero();
        Files.createDirectories(out.resolve(name).getParent());
        Files.writeString(out.resolve(name), "mine");
        Answer answer = greenpark("clear", park, "--out", out);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("holds " + name + ", which greenpark did not write");
        assertThat(out.resolve(name)).hasContent("mine");
    }

    @Test
    void anySummaryButOursIsSomebodysOwn() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("summary.json"), "{\"format\": \"my-thesis/1\"}");
        Answer answer = greenpark("clear", park, "--out", out);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("holds something that is no result of greenpark");
        assertThat(out.resolve("summary.json")).hasContent("{\"format\": \"my-thesis/1\"}");
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path readings = Files.move(park.resolve("readings"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(park.resolve("readings"), readings);
        Path link = Files.createSymbolicLink(folder.resolve("link"), park);
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(out, real);
        Answer answer = greenpark("clear", link, "--out", out);
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(out).isSymbolicLink();
        assertThat(real.resolve("summary.json")).exists();
        assertThat(Files.readString(out.resolve("files.csv"))).contains("\nreadings/registers.csv,");
        assertThat(greenpark("clear", park, "--out", readings.resolve("out")).err())
                .contains("lies among the park's readings");
    }

    @Test
    void readingAndWritingHaveDifferentWords() throws IOException {
        // Memory of a process is a file whose beginning nobody may read, not even root.
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(unreadable), "no such file on this system");
        Files.createSymbolicLink(park.resolve("readings/broken.csv"), unreadable);
        Answer reading = greenpark("clear", park, "--out", out);
        assertThat(reading.exit()).isEqualTo(1);
        assertThat(reading.err())
                .contains("The input could not be read: ")
                .contains("broken.csv")
                .doesNotContain("written: ");
        Files.delete(park.resolve("readings/broken.csv"));
        Answer writing = greenpark("clear", park, "--out", "/proc/out");
        assertThat(writing.exit()).isEqualTo(1);
        assertThat(writing.err()).contains("The result could not be written: ");
    }

    @Test
    void aFullMemoryIsSaidWithoutAStackTrace() {
        for (Throwable failure : new Throwable[] {
            new OutOfMemoryError("Java heap space"),
            new IllegalStateException("tracing failed", new OutOfMemoryError("Java heap space"))
        }) {
            StringWriter err = new StringWriter();
            assertThat(Greenpark.explain(failure, new PrintWriter(err, true))).isEqualTo(1);
            assertThat(err.toString())
                    .contains("The memory was not enough; nothing was written.")
                    .contains("GREENPARK_MEMORY")
                    .doesNotContain("\tat ");
        }
        StringWriter err = new StringWriter();
        assertThat(Greenpark.explain(new StackOverflowError(), new PrintWriter(err, true)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("greenpark has a bug").doesNotContain("\tat ");
    }
}
