package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.cli.input.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks come out in their order, file by file; a disk that refuses one is told. */
class PackedFilesTest extends CommandLineTest {
    @TempDir
    Path folder;

    private static PackedFiles.Block block(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theBlocksOfEachFileInTheirOrder() throws IOException {
        Path place = folder.resolve("result");
        StringBuilder all = new StringBuilder();
        try (ResultFolder result = ResultFolder.at(place, ResultFiles.RESULT);
                PackedFiles files = new PackedFiles(result)) {
            files.open("events/2028-01.cbor.gz");
            for (int i = 0; i < 100; i++) {
                files.write(block(i + "\n"));
                all.append(i).append('\n');
            }
            files.open("events/2028-02.cbor.gz");
            files.write(block("february"));
            files.finish();
            assertThat(result.digests())
                    .containsEntry("events/2028-02.cbor.gz", Digest.of("february".getBytes(StandardCharsets.UTF_8)))
                    .hasSize(2);
            result.publish();
        }
        assertThat(gunzip(place.resolve("events/2028-01.cbor.gz"))).isEqualTo(all.toString());
        assertThat(gunzip(place.resolve("events/2028-02.cbor.gz"))).isEqualTo("february");
    }

    @Test
    void aRefusedBlockIsToldAndNothingStays() throws IOException {
        Path place = folder.resolve("result");
        try (ResultFolder result = ResultFolder.at(place, ResultFiles.RESULT);
                PackedFiles files = new PackedFiles(result)) {
            files.open("events/2028-01.cbor.gz");
            files.write(out -> {
                throw new IOException("No space left on device");
            });
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            files.write(block("more"));
                        }
                        files.finish();
                    })
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No space left on device");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
