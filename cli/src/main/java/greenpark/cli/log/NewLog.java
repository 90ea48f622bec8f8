package greenpark.cli.log;

import greenpark.cli.input.Folders;
import greenpark.core.ledger.KeyType;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.ledger.Log;
import greenpark.ledger.Suite;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a log is to be that does not exist yet.
 *
 * @param origin its name for good; null where nobody told
 * @param cosigners types of keys that sign beside its own
 * @param sister whether it gets a sister of SM3 and SM2
 */
record NewLog(@Nullable String origin, List<KeyType> cosigners, boolean sister) {
    NewLog {
        cosigners = List.copyOf(cosigners);
    }

    /**
     * Makes it beside its place and then puts it there, so that a log is there whole or not at all. What happens if we stop: at worst a hidden folder is left,
     * which the next try removes; between the moves into a folder that exists already, a {@code private/} without a {@code public/}, which is told.
     *
     * @throws BadInput where a log is there already
     */
    void create(LogPlace place) throws IOException {
        if (origin == null) {
            place.mustExist();
            return;
        }
        Path target = Folders.real(place.folder());
        if (Files.exists(new LogPlace(target).privateFolder())) {
            throw refused(
                    place,
                    "has a private/ but no public/, so it is half of a log",
                    "Restore public/ from its copy; or move private/ away, if nothing was ever sealed with it");
        }
        Path aside = target.resolveSibling(
                "." + target.getFileName() + ".new-" + ProcessHandle.current().pid());
        Folders.remove(aside);
        Log.create(aside, origin, Suite.SHA256, cosigners).close();
        Files.setPosixFilePermissions(
                new LogPlace(aside).privateFolder(), PosixFilePermissions.fromString("rwx------"));
        if (sister) {
            new SisterLog(new LogPlace(aside)).create(origin);
        }
        try {
            if (Files.exists(target)) {
                // Maybe a policy lies there already. The public folder comes last: it is what makes it a log.
                for (String part : List.of("sm3", "private", "public")) {
                    if (Files.exists(aside.resolve(part))) {
                        Files.move(aside.resolve(part), target.resolve(part), StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            } else {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileSystemException e) {
            if (!place.exists()) {
                throw e;
            }
            throw refused(place, "was made by somebody else meanwhile", "Seal again, into the log that is there");
        } finally {
            Folders.remove(aside);
        }
    }

    /**
     * What was asked for when it was made cannot be changed.
     *
     * @throws BadInput where the log is another one than is asked for
     */
    void mustBe(LogPlace place, Log log) {
        if (origin != null && !origin.equals(log.origin())) {
            throw refused(
                    place,
                    "is the log " + log.origin() + ", not " + origin,
                    "Leave --origin out, or name another --log");
        }
        for (KeyType type : cosigners) {
            if (log.signers().stream().noneMatch(key -> key.type() == type)) {
                throw refused(
                        place,
                        "has no further key of this kind, and gets none any more",
                        "Leave --cosign out; it is for a new log");
            }
        }
        if (sister && !new SisterLog(place).exists()) {
            throw refused(
                    place, "has no sister of SM3, and gets none any more", "Leave --sm3 out; it is for a new log");
        }
    }

    private static BadInput refused(LogPlace place, String message, String hint) {
        return new BadInput(new Problem(place.folder().toString(), 0, "", "", message, hint));
    }
}
