package greenpark.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packages of the command line, in reading order; each may use those before it and none after it. */
class PackagesTest {
    private static final List<String> ORDER = List.of(
            "greenpark.cli.terminal",
            "greenpark.cli.input",
            "greenpark.cli.report",
            "greenpark.cli.statement",
            "greenpark.cli.energytag",
            "greenpark.cli.log",
            "greenpark.cli");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("greenpark.cli");

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new))
                    .check(classes);
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(classes.stream().map(c -> c.getPackageName()).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }
}
