package greenpark.ledger;

import greenpark.core.ledger.KeyType;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.key.KeyFiles;
import java.io.IOException;
import java.util.List;

/**
 * The making of a log's folder, once. The file {@code private/log} comes last: without it there is no log, and no promise was made, so what a
 * crash leaves behind is deleted and made again.
 */
record Founding(Disk disk, LogFolder folder) {

    void make(String origin, Suite suite, List<KeyType> cosigners) throws IOException {
        if (!disk.list(folder.folder()).isEmpty()) {
            throw new IOException(
                    folder.folder() + ": is not empty. Maybe open the log that is there, or name another folder.");
        }
        disk.createFolder(folder.publicFolder());
        disk.createFolder(folder.wal());
        new LogKeys(new KeyFiles(disk, folder.keys())).create(origin, suite.keyType(), cosigners);
        new SignedRecord(disk, folder.signed())
                .create(folder.aside(), suite.hasher().empty());
        disk.replace(folder.about(), folder.aside(), new LogFolder.About(origin, suite).format());
        disk.forceFolder(folder.privateFolder());
        disk.forceFolder(folder.folder());
        disk.forceFolder(Disk.parent(folder.folder()));
    }
}
