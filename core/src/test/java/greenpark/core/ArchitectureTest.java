package greenpark.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FloatEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walls of {@code core}. Packages stand in reading order; each may use those before it and none after it:
 *
 * <pre>
 *   quantity → time → ledger → table → park → metering → tracing → directsupply → certificate → encoding → carbon → clearing → seal → evidence
 * </pre>
 *
 * And what would make two runs differ stays out: floating point, clocks, randomness, the machine's zone and locale, collections
 * that iterate in the order of a hash, files and sockets.
 */
class ArchitectureTest {
    private static final List<String> ORDER = List.of(
            "quantity",
            "time",
            "ledger",
            "table",
            "park",
            "metering",
            "tracing",
            "directsupply",
            "certificate",
            "encoding",
            "carbon",
            "clearing",
            "seal",
            "evidence");

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
                .resideOutsideOfPackages("greenpark.core..", "java..", "javax.crypto..", "org.jspecify.annotations..")
                .check(classes);
    }

    @Test
    void noFloatingPoint() throws IOException {
        List<String> problems = new ArrayList<>();
        for (ClassModel model : core()) {
            problems.addAll(floatingPoint(model));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void nothingThatDiffersBetweenRuns() throws IOException {
        List<String> problems = new ArrayList<>();
        for (ClassModel model : core()) {
            problems.addAll(differing(model));
        }
        assertThat(problems).isEmpty();
    }

    /** What both walls must see, however it is written. */
    @SuppressWarnings("unused")
    private static final class Traps {
        final Supplier<Instant> clock = Instant::now;
        final Supplier<Map<String, String>> hashed = HashMap::new;
        final UnaryOperator<String> locale = String::toUpperCase;

        long rounded(BigDecimal value) {
            return Math.round(value.doubleValue());
        }

        long compared(BigDecimal a, BigDecimal b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }

        Function<BigDecimal, ?> handed() {
            return BigDecimal::doubleValue;
        }
    }

    @Test
    void methodReferencesAndValuesThatAreOnlyHandedOnAreSeen() throws IOException {
        String name = "/" + Traps.class.getName().replace('.', '/') + ".class";
        try (InputStream in = ArchitectureTest.class.getResourceAsStream(name)) {
            ClassModel traps = ClassFile.of().parse(in.readAllBytes());
            assertThat(String.join("\n", differing(traps)))
                    .contains("java/time/Instant.now")
                    .contains("java/util/HashMap.<init>")
                    .contains("java/lang/String.toUpperCase");
            assertThat(String.join("\n", floatingPoint(traps)))
                    .contains("java/math/BigDecimal.doubleValue")
                    .contains("java/lang/Math.round")
                    .contains("java/lang/Double.compare");
        }
    }

    /**
     * Instructions, and everything the class names in its constant pool: calls, method references and the arguments of invokedynamic
     * stand there alike, each with its descriptor.
     */
    private static List<String> floatingPoint(ClassModel model) {
        String where = model.thisClass().asInternalName();
        List<String> problems = new ArrayList<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case MemberRefEntry member
                when floating(member.type().stringValue()) ->
                    problems.add(where + " uses " + member.owner().asInternalName() + "."
                            + member.name().stringValue() + member.type().stringValue());
                case MethodTypeEntry type
                when floating(type.descriptor().stringValue()) ->
                    problems.add(where + " hands on " + type.descriptor().stringValue());
                case InvokeDynamicEntry call
                when floating(call.type().stringValue()) ->
                    problems.add(where + " hands on " + call.type().stringValue());
                case ClassEntry type
                when type.asInternalName().matches("java/.*(Double|Float).*") ->
                    problems.add(where + " uses " + type.asInternalName());
                case DoubleEntry number -> problems.add(where + " has the constant " + number.doubleValue());
                case FloatEntry number -> problems.add(where + " has the constant " + number.floatValue());
                default -> {}
            }
        }
        for (FieldModel field : model.fields()) {
            if (floating(field.fieldType().stringValue())) {
                problems.add(where + "." + field.fieldName().stringValue() + " is floating point");
            }
        }
        for (MethodModel method : model.methods()) {
            String name = where + "." + method.methodName().stringValue();
            if (floating(method.methodType().stringValue())) {
                problems.add(name + " takes or gives floating point");
            }
            method.code()
                    .ifPresent(code -> code.forEach(element -> {
                        String problem = switch (element) {
                            case OperatorInstruction o when floating(o.typeKind()) -> " computes in floating point";
                            case LoadInstruction l when floating(l.typeKind()) -> " has a floating-point variable";
                            case StoreInstruction s when floating(s.typeKind()) -> " has a floating-point variable";
                            case ConvertInstruction c when floating(c.toType()) -> " converts to floating point";
                            case ArrayLoadInstruction a when floating(a.typeKind()) -> " reads floating point";
                            default -> "";
                        };
                        if (!problem.isEmpty()) {
                            problems.add(name + problem);
                        }
                    }));
        }
        return problems.stream().distinct().toList();
    }

    private static List<String> differing(ClassModel model) {
        String where = model.thisClass().asInternalName();
        List<String> problems = new ArrayList<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member) {
                problems.add(forbidden(
                        where,
                        member.owner().asInternalName(),
                        member.name().stringValue(),
                        member.type().stringValue()));
            }
        }
        return problems.stream().filter(p -> !p.isEmpty()).distinct().toList();
    }

    private static String forbidden(String where, String owner, String name, String type) {
        boolean listed = FORBIDDEN.contains(owner + "." + name) || FORBIDDEN.contains(owner + ".*");
        boolean locale = owner.equals("java/lang/String")
                && (name.equals("toLowerCase")
                        || name.equals("toUpperCase")
                        || name.equals("format")
                        || name.equals("formatted"))
                && !type.startsWith("(Ljava/util/Locale;");
        return listed || locale ? where + " uses " + owner + "." + name : "";
    }

    private static boolean floating(TypeKind kind) {
        return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
    }

    /** Whether a descriptor has a double or float, alone or in an array. */
    private static boolean floating(String descriptor) {
        return descriptor.replaceAll("L[^;]*;", "").matches(".*[DF].*");
    }

    private static List<ClassModel> core() throws IOException {
        List<ClassModel> models = new ArrayList<>();
        for (Path file : classFiles()) {
            models.add(ClassFile.of().parse(file));
        }
        return models;
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
