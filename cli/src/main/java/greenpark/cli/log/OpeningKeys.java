package greenpark.cli.log;

import greenpark.core.ledger.Hash;
import greenpark.core.seal.KeyRing;
import greenpark.core.seal.OpeningKey;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The opening keys of a log as files: a file per usage point and month, a line per day, {@code 2028-03-01 <64 hexadecimal digits>}, and one for the month,
 * {@code month <…>}. A key that was destroyed leaves the word {@code erased}, so that it is never made anew; behind it, of a day, the commitments of
 * its slots, which the park's intervals hold as long as others of the day are corrected.
 *
 * <p>New keys are in memory until {@link #flush}. Whoever seals flushes before the leaves are appended: a leaf whose key is lost can never be opened,
 * a key without a leaf harms nobody.
 */
final class OpeningKeys implements KeyRing {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}|erased( [0-9a-f]{64})*");
    private static final String ERASED = "erased";
    private static final String MONTH = "month";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final SortedMap<String, SortedMap<String, String>> files = new TreeMap<>();
    private final SortedSet<String> changed = new TreeSet<>();

    private BooleanSupplier mayMake = () -> false;

    OpeningKeys(Path folder) {
        this.folder = folder;
    }

    /** New keys are made while this holds: where leaves are made that do not stand yet. Otherwise a key that is not there is lost. */
    void makeWhile(BooleanSupplier holds) {
        this.mayMake = holds;
    }

    @Override
    public @Nullable OpeningKey day(String point, LocalDate date) {
        return key(name(point, YearMonth.from(date)), date.toString());
    }

    @Override
    public List<Hash> erased(String point, LocalDate date) {
        String[] words = file(name(point, YearMonth.from(date)))
                .getOrDefault(date.toString(), "")
                .split(" ");
        return Stream.of(words).skip(1).map(Hash::parseHex).toList();
    }

    @Override
    public @Nullable OpeningKey month(String factory, YearMonth month) {
        return key(name(factory, month), MONTH);
    }

    @Override
    public @Nullable OpeningKey rest(int run) {
        return key("rest.keys", "run-" + run);
    }

    private static String name(String point, YearMonth month) {
        return point + "/" + month + ".keys";
    }

    private @Nullable OpeningKey key(String file, String name) {
        SortedMap<String, String> keys = file(file);
        String hex = keys.get(name);
        if (hex == null) {
            if (!mayMake.getAsBoolean()) {
                throw new BadInput(new Problem(
                        folder.resolve(file).toString(),
                        0,
                        "key",
                        name,
                        "is not there, but the log was sealed with it",
                        "Restore the file from its copy; without the key nobody can open what it covers"));
            }
            byte[] fresh = new byte[Hash.LENGTH];
            random.nextBytes(fresh);
            hex = Hash.of(fresh).hex();
            keys.put(name, hex);
            changed.add(file);
        }
        return hex.startsWith(ERASED) ? null : new OpeningKey(Hash.parseHex(hex));
    }

    private SortedMap<String, String> file(String name) {
        return files.computeIfAbsent(name, n -> {
            SortedMap<String, String> keys = new TreeMap<>();
            Path path = folder.resolve(n);
            try {
                if (Files.exists(path)) {
                    PrivateFile.mustBePrivate(path);
                    int number = 1;
                    for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                        String[] parts = line.split(" ", 2);
                        if (parts.length != 2 || !KEY.matcher(parts[1]).matches()) {
                            // The line is not shown: it may hold most of a secret.
                            throw new BadInput(new Problem(
                                    path.toString(), number, "", "", "is no key", "Restore the file from its copy"));
                        }
                        number++;
                        keys.put(parts[0], parts[1]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return keys;
        });
    }

    /** Whether a key of this day was ever made, and not destroyed. */
    boolean has(String point, LocalDate date) {
        String hex = file(name(point, YearMonth.from(date))).get(date.toString());
        return hex != null && !hex.startsWith(ERASED);
    }

    /**
     * Destroys the key of a day, and that of its month, whose account tells of the day. Durable after {@link #flush}.
     *
     * @param slots the commitments of the day, which go on standing in the park's intervals
     */
    void erase(String point, LocalDate date, List<Hash> slots) {
        String name = name(point, YearMonth.from(date));
        SortedMap<String, String> keys = file(name);
        keys.put(
                date.toString(), ERASED + slots.stream().map(h -> " " + h.hex()).collect(Collectors.joining()));
        keys.put(MONTH, ERASED);
        changed.add(name);
    }

    /** Makes all new keys durable. */
    void flush() throws IOException {
        for (String name : changed) {
            StringBuilder text = new StringBuilder();
            file(name)
                    .forEach((key, hex) ->
                            text.append(key).append(' ').append(hex).append('\n'));
            PrivateFile.write(folder.resolve(name), text.toString().getBytes(StandardCharsets.UTF_8));
        }
        changed.clear();
    }
}
