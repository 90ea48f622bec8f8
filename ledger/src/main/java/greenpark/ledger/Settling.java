package greenpark.ledger;

import greenpark.core.ledger.Tile;
import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes tiles durable, so that the write-ahead log may forget their entries. Slow, since it is a file per 256 entries; so it is done for
 * many batches at once, and beside the next ones.
 */
record Settling(Disk disk, LogFolder folder, long from, long to) {

    /**
     * @param from size at which all tiles were durable before
     * @param to   size at which they are to be, with entries still in the write-ahead log
     */
    Settling {
        if (from > to) {
            throw new IllegalArgumentException("tiles do not settle from " + from + " back to " + to);
        }
    }

    void run() throws IOException {
        TileFolder tiles = new TileFolder(disk, folder.publicFolder());
        List<Path> files = new ArrayList<>();
        for (Tile tile : Tile.added(from, to)) {
            files.add(tiles.file(tile));
            if (tile.level() == 0) {
                files.add(tiles.file(tile.entries()));
            }
        }
        // Crash before: the segments are all there, and a replay writes these files again.
        disk.forceAll(files);
        // Crash before: the segments are replayed once more than needed. Crash within: a replay starts at the first
        // that is left.
        Wal.forget(disk, folder.wal(), to);
        // Only now: a replay from before would have begun at a partial tile.
        for (Tile tile : Tile.added(from, to)) {
            if (tile.isFull()) {
                deletePartials(tiles.file(tile));
                if (tile.level() == 0) {
                    deletePartials(tiles.file(tile.entries()));
                }
            }
        }
    }

    /** The full tile serves in their stead. Crash within: the rest stay, which is harmless. */
    private void deletePartials(Path full) throws IOException {
        Path partials = full.resolveSibling(full.getFileName() + ".p");
        List<String> names = disk.list(partials);
        for (String width : names) {
            disk.delete(partials.resolve(width));
        }
        if (!names.isEmpty()) {
            disk.delete(partials);
        }
    }
}
