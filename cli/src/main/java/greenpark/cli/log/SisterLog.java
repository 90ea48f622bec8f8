package greenpark.cli.log;

import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.ledger.Log;
import greenpark.ledger.LogCheck;
import greenpark.ledger.LogReader;
import greenpark.ledger.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A second log of the same entries in Chinese commercial cryptography: a tree of SM3, its checkpoint signed with SM2. The public formats know SHA-256 only,
 * so it has an origin of its own. After each sealing a leaf in both carries both roots: who trusts one of them, trusts the other.
 *
 * <p>What happens if we stop: the sister lags behind; the next sealing brings it up.
 */
record SisterLog(LogPlace place) {
    private static final int BATCH = 10_000;

    private Path folder() {
        return place.folder().resolve("sm3");
    }

    boolean exists() {
        return new LogPlace(folder()).exists();
    }

    void create(String origin) throws IOException {
        Log.create(folder(), origin + "/sm3", Suite.SM3, List.of()).close();
    }

    /** Brings the sister up to the log, and binds them where the last entry does not. */
    void follow(Log log) throws IOException {
        try (Log sister = Log.open(folder())) {
            if (sister.size() == log.size() && endsBound(log.reader())) {
                return;
            }
            copy(log.reader(), sister);
            byte[] word = LeafBytes.of(new Leaf.Sister(sister.origin(), log.size(), log.root(), sister.root()));
            log.append(List.of(word));
            sister.append(List.of(word));
        }
    }

    /** Whether nothing stands after the last word of the sister. */
    private static boolean endsBound(LogReader log) throws IOException {
        return log.size() > 0 && LeafBytes.kind(log.entry(log.size() - 1)) == Leaf.Sister.class;
    }

    private static void copy(LogReader from, Log to) throws IOException {
        List<byte[]> batch = new ArrayList<>();
        for (long index = to.size(); index < from.size(); ) {
            List<byte[]> entries = from.entriesFrom(index);
            index += entries.size();
            batch.addAll(entries);
            if (batch.size() >= BATCH || index == from.size()) {
                to.append(batch);
                batch = new ArrayList<>();
            }
        }
    }

    /** Checks the sister from outside, that it holds the same entries, and that every word of it is true. */
    void check(LogReader log, Consumer<String> problems) throws IOException {
        try (Log held = Log.open(folder())) {
            LogCheck.run(new LogPlace(folder()).publicFolder(), Suite.SM3, held.signers())
                    .findings()
                    .forEach(f -> problems.accept("sm3/" + f.file() + ": " + f.reason() + ", " + f.detail()));
            LogReader sister = held.reader();
            if (sister.size() > log.size()) {
                problems.accept("sm3 has " + sister.size() + " entries, the log " + log.size());
                return;
            }
            if (!endsBound(log)) {
                problems.accept(
                        "the entries after the last word of sm3 are not bound to it; greenpark seal binds them");
            }
            Frontier own = new Frontier(Suite.SHA256.hasher());
            Frontier other = new Frontier(Suite.SM3.hasher());
            for (long index = 0; index < sister.size(); ) {
                List<byte[]> entries = log.entriesFrom(index);
                List<byte[]> copies = sister.entriesFrom(index);
                for (int i = 0; i < Math.min(entries.size(), copies.size()); i++, index++) {
                    if (!Arrays.equals(entries.get(i), copies.get(i))) {
                        problems.accept("entry " + index + " is another one in sm3");
                        return;
                    }
                    word(entries.get(i), index, own, other, problems);
                    own.append(Suite.SHA256.hasher().leaf(entries.get(i)));
                    other.append(Suite.SM3.hasher().leaf(entries.get(i)));
                }
            }
        }
    }

    private static void word(byte[] entry, long index, Frontier own, Frontier other, Consumer<String> problems) {
        if (LeafBytes.read(entry) instanceof Leaf.Sister word) {
            Hash root = own.root();
            if (word.size() != index
                    || !word.root().equals(root)
                    || !word.sisterRoot().equals(other.root())) {
                problems.accept("entry " + index + " binds other roots than those of the two logs: " + word);
            }
        }
    }
}
