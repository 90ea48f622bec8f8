package greenpark.cli.log;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.ledger.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log's folder: what anybody may have in {@code public/}, what only its keeper has in {@code private/}. */
record LogPlace(Path folder) {
    Path publicFolder() {
        return folder.resolve("public");
    }

    Path privateFolder() {
        return folder.resolve("private");
    }

    boolean exists() {
        return Files.isDirectory(publicFolder());
    }

    /** @throws BadInput where there is no log */
    void mustExist() {
        if (!exists()) {
            throw new BadInput(new Problem(
                    folder.toString(),
                    0,
                    "",
                    "",
                    "holds no log",
                    "Make one with: greenpark seal <park-dir> --log " + folder + " --origin <name>"));
        }
    }

    OpeningKeys keys() {
        return new OpeningKeys(privateFolder().resolve("opening-keys"));
    }

    Openings openings() {
        return new Openings(privateFolder().resolve("openings"));
    }

    /** Which readings each run saw. */
    Path arrivals() {
        return privateFolder().resolve("arrivals");
    }

    /** Copies of the tables that leaves name. */
    Path inputs() {
        return privateFolder().resolve("inputs");
    }

    /** The public key of the log, to be told to everybody by another way than the log. */
    Path logKey() {
        return folder.resolve("vkey");
    }

    /** Whose word the keeper thinks enough, as tlog-policy; evidence carries it. */
    Path policy() {
        return folder.resolve("policy");
    }

    /** Writes the key where people look for it, if it is another one than stands there. */
    void tellKey(Log log) throws IOException {
        String key = log.signers().getFirst() + "\n";
        if (!Files.exists(logKey())
                || !Files.readString(logKey(), StandardCharsets.UTF_8).equals(key)) {
            Files.writeString(logKey(), key, StandardCharsets.UTF_8);
        }
    }
}
