package greenpark.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walls of {@code core}. Packages stand in reading order; each may use those before it and none after it:
 *
 * <pre>
 *   quantity → time → table → park → metering → tracing → directsupply → certificate → encoding → carbon → clearing
 * </pre>
 *
 * And what would make two runs differ stays out: floating point, clocks, randomness, the machine's zone and locale, collections
 * that iterate in the order of a hash, files and sockets.
 */
class ArchitectureTest {
    private static final List<String> ORDER = List.of(
            "quantity",
            "time",
            "table",
            "park",
            "metering",
            "tracing",
            "directsupply",
            "certificate",
            "encoding",
            "carbon",
            "clearing");

    /** Owner and method (or {@code <init>}, or * for all of a type) that core does not call. */
    private static final List<String> FORBIDDEN = List.of(
            "java/time/Instant.now",
            "java/time/LocalDate.now",
            "java/time/LocalDateTime.now",
            "java/time/ZonedDateTime.now",
            "java/time/Clock.*",
            "java/lang/System.currentTimeMillis",
            "java/lang/System.nanoTime",
            "java/lang/System.getProperty",
            "java/lang/System.getenv",
            "java/util/Random.*",
            "java/util/SplittableRandom.*",
            "java/security/SecureRandom.*",
            "java/util/concurrent/ThreadLocalRandom.*",
            "java/lang/Math.random",
            "java/util/UUID.randomUUID",
            "java/time/ZoneId.systemDefault",
            "java/util/TimeZone.*",
            "java/util/Locale.getDefault",
            "java/util/HashMap.<init>",
            "java/util/HashSet.<init>",
            "java/util/IdentityHashMap.<init>",
            "java/util/concurrent/ConcurrentHashMap.<init>",
            "java/util/Set.of",
            "java/util/Map.of",
            "java/util/Map.ofEntries",
            "java/util/Set.copyOf",
            "java/util/Map.copyOf",
            "java/util/stream/Collectors.toSet",
            "java/util/stream/Collectors.toMap",
            "java/util/stream/Collectors.groupingBy",
            "java/lang/Object.hashCode",
            "java/lang/System.identityHashCode",
            "java/nio/file/Files.*",
            "java/io/File.*",
            "java/io/FileInputStream.*",
            "java/net/Socket.*");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("greenpark.core");

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(p -> "greenpark.core." + p + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("greenpark.core." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .check(classes);
            }
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(classes.stream()
                        .map(c -> c.getPackageName().replace("greenpark.core.", ""))
                        .distinct()
                        .toList())
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void onlyTheJdkIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("greenpark.core..", "java..", "org.jspecify.annotations..")
                .check(classes);
    }

    @Test
    void noFloatingPoint() throws IOException {
        assertThat(instructions((where, element) -> switch (element) {
                    case OperatorInstruction o when floating(o.typeKind()) -> where + " computes in floating point";
                    case LoadInstruction l when floating(l.typeKind()) -> where + " has a floating-point variable";
                    case StoreInstruction s when floating(s.typeKind()) -> where + " has a floating-point variable";
                    case ConvertInstruction c when floating(c.toType()) -> where + " converts to floating point";
                    case ArrayLoadInstruction a when floating(a.typeKind()) -> where + " reads floating point";
                    default -> "";
                }))
                .isEmpty();
    }

    @Test
    void nothingThatDiffersBetweenRuns() throws IOException {
        assertThat(instructions((where, element) -> switch (element) {
                    case InvokeInstruction call ->
                        forbidden(
                                where,
                                call.owner().asInternalName(),
                                call.name().stringValue(),
                                call.type().stringValue());
                    case NewObjectInstruction made ->
                        forbidden(where, made.className().asInternalName(), "<init>", "");
                    default -> "";
                }))
                .isEmpty();
    }

    private static String forbidden(String where, String owner, String name, String type) {
        boolean listed = FORBIDDEN.contains(owner + "." + name) || FORBIDDEN.contains(owner + ".*");
        boolean locale = owner.equals("java/lang/String")
                && (name.equals("toLowerCase")
                        || name.equals("toUpperCase")
                        || name.equals("format")
                        || name.equals("formatted"))
                && !type.startsWith("(Ljava/util/Locale;");
        return listed || locale ? where + " calls " + owner + "." + name : "";
    }

    private static boolean floating(TypeKind kind) {
        return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
    }

    private interface Check {
        String problem(String where, CodeElement element);
    }

    private static List<String> instructions(Check check) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : classFiles()) {
            ClassModel model = ClassFile.of().parse(file);
            for (var method : model.methods()) {
                String where = model.thisClass().asInternalName() + "."
                        + method.methodName().stringValue();
                method.code().ifPresent(code -> code.forEach(element -> problems.add(check.problem(where, element))));
            }
        }
        return problems.stream().filter(p -> !p.isEmpty()).distinct().collect(Collectors.toList());
    }

    private static List<Path> classFiles() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of(ArchitectureTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()
                .resolve("../classes/")))) {
            List<Path> files = paths.filter(p -> p.toString().endsWith(".class"))
                    .filter(p -> !p.endsWith("package-info.class"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(30);
            return files;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
