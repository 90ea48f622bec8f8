package greenpark.ledger;

import greenpark.core.ledger.Tile;
import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

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
        List<Path> filled = new ArrayList<>();
        for (Tile tile : Tile.added(from, to)) {
            add(tiles.file(tile), tile.isFull(), files, filled);
            if (tile.level() == 0) {
                add(tiles.file(tile.entries()), tile.isFull(), files, filled);
            }
        }
        // Crash before the end: the segments are all there, and a replay writes these files again.
        disk.forceAll(files);
        // The full tile, durable now, serves in place of its partial ones. Those were never forced, so they go while
        // the segments could still
        // bring them back: later, a power cut would leave torn ones. Crash within: a replay writes them again, and they
        // go the next time.
        deletePartials(filled);
        // Crash before: the segments are replayed once more than needed. Crash within: a replay starts at the first
        // that is left.
        Wal.forget(disk, folder.wal(), to);
    }

    /** A growing tile has a file for each size that was published, and readers of those may come. */
    private void add(Path file, boolean full, List<Path> files, List<Path> filled) throws IOException {
        if (full) {
            files.add(file);
            filled.add(file.resolveSibling(file.getFileName() + ".p"));
            return;
        }
        Path widths = Disk.parent(file);
        for (String width : disk.list(widths)) {
            files.add(widths.resolve(width));
        }
    }

    private void deletePartials(List<Path> folders) throws IOException {
        TreeSet<Path> changed = new TreeSet<>();
        for (Path partials : folders) {
            List<String> widths = disk.list(partials);
            for (String width : widths) {
                disk.delete(partials.resolve(width));
            }
            if (!widths.isEmpty()) {
                disk.delete(partials);
                changed.add(Disk.parent(partials));
            }
        }
        for (Path folder : changed) {
            disk.forceFolder(folder);
        }
    }
}
