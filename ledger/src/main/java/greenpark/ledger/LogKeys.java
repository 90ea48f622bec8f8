package greenpark.ledger;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.key.KeyFiles;
import greenpark.ledger.key.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a log, by the names of their files. {@code log-0001.key} signs now; {@code log-0002.next-4711} is to take over with entry 4711;
 * {@code log-0000.vkey} is what is left of an earlier one; {@code cosigner-….key} sign beside it. Has no state.
 */
record LogKeys(KeyFiles files) {
    private static final String KEY = ".key";
    private static final String NEXT = ".next-";
    private static final String PUBLIC = ".vkey";

    void create(String origin, KeyType own, List<KeyType> cosigners) throws IOException {
        files.create();
        files.write(name(1) + KEY, SigningKey.generate(origin, own));
        for (KeyType type : cosigners) {
            if (!type.isCosignature() || type == own) {
                throw new IllegalArgumentException("a key of type " + type + " does not sign beside the log's own");
            }
            String name = "cosigner-" + type.name().toLowerCase(Locale.ROOT) + KEY;
            files.write(name, SigningKey.generate(origin, type));
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "log-%04d", number);
    }

    private int newest() throws IOException {
        return logNames(KEY).stream()
                .mapToInt(n -> Integer.parseInt(n.substring(4, 8)))
                .max()
                .orElseThrow(() ->
                        new IOException(files.folder() + ": has no key of the log. Maybe restore it from its copy."));
    }

    private List<String> logNames(String suffix) throws IOException {
        return files.names(suffix).stream().filter(n -> n.startsWith("log-")).toList();
    }

    /** The log's own key first, then those beside it. */
    List<SigningKey> signers() throws IOException {
        List<SigningKey> signers = new ArrayList<>();
        signers.add(files.read(name(newest()) + KEY));
        for (String name : files.names(KEY)) {
            if (name.startsWith("cosigner-")) {
                signers.add(files.read(name));
            }
        }
        return signers;
    }

    /** The public keys of earlier times, oldest first. */
    List<VerifierKey> retired() throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String name : logNames(PUBLIC)) {
            keys.add(files.readPublic(name));
        }
        return keys;
    }

    /**
     * A key that is to take over.
     *
     * @param index of the entry that announces it
     */
    record Next(String name, SigningKey key, long index) {}

    Next prepare(SigningKey next, long index) throws IOException {
        String name = name(newest() + 1) + NEXT + index;
        files.write(name, next);
        return new Next(name, next, index);
    }

    @Nullable
    Next next() throws IOException {
        for (String name : files.names("")) {
            int at = name.indexOf(NEXT);
            if (at > 0) {
                return new Next(name, files.read(name), Long.parseLong(name.substring(at + NEXT.length())));
            }
        }
        return null;
    }

    void drop(Next next) throws IOException {
        files.delete(next.name());
    }

    /** The next key takes over. A crash in between leaves two keys; the newer one signs, and {@link #retireOld} ends the work. */
    void promote(Next next) throws IOException {
        files.rename(next.name(), next.name().substring(0, next.name().indexOf(NEXT)) + KEY);
        retireOld();
    }

    void retireOld() throws IOException {
        String newest = name(newest()) + KEY;
        for (String name : logNames(KEY)) {
            if (!name.equals(newest)) {
                files.retire(name, name.replace(KEY, PUBLIC));
            }
        }
    }
}
