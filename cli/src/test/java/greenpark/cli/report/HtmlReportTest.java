package greenpark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.clearing.Clearing;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
    @Test
    void aYearOfTheReferencePark() throws Exception {
        Park park = SyntheticYear.yuncheng();
        TimeGrid grid = SyntheticYear.grid(park, "2028-01-01", "2029-01-01");
        Clearing clearing = Clearing.clear(park, SyntheticYear.readings(park, grid), grid, 2, List.of());
        byte[] html = HtmlReport.write(new ReportInput(
                park,
                clearing,
                SyntheticYear.summary(park, grid),
                SyntheticYear.physical(clearing),
                new Provenance("Greenpark 0.1.0", "sha256:0123456789abcdef", Instant.parse("2029-01-05T00:00:00Z"))));
        Files.write(Path.of("target", "report-sample.html"), html);
        assertThat(html.length).isLessThan(5_000_000);
    }
}
