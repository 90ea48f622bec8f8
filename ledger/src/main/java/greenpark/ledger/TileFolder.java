package greenpark.ledger;

import greenpark.core.ledger.EntryBundle;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TileReader;
import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The tiles and bundles of a public folder. Has no state. */
record TileFolder(Disk disk, Path folder) {

    Path file(Tile tile) {
        return folder.resolve(tile.path());
    }

    /**
     * The bytes of a tile or bundle. Where the partial one is gone, the full one was made in its stead: its first hashes or entries.
     *
     * @throws DamagedLog if neither is there, or the file has another length than the tile
     */
    byte[] read(Tile tile) throws IOException {
        byte[] bytes;
        try {
            bytes = disk.read(file(tile));
        } catch (NoSuchFileException e) {
            return tile.isFull() ? missing(tile, e) : fromFull(tile);
        }
        if (tile.level() != Tile.ENTRIES && bytes.length != tile.width() * Hash.LENGTH) {
            throw new DamagedLog(
                    file(tile), bytes.length + " bytes instead of " + tile.width() * Hash.LENGTH + " of its hashes");
        }
        return bytes;
    }

    private byte[] fromFull(Tile tile) throws IOException {
        byte[] full;
        try {
            full = disk.read(file(tile.full()));
        } catch (NoSuchFileException e) {
            return missing(tile, e);
        }
        if (tile.level() != Tile.ENTRIES) {
            if (full.length != Tile.FULL * Hash.LENGTH) {
                throw new DamagedLog(file(tile.full()), full.length + " bytes are no full tile");
            }
            return Arrays.copyOf(full, tile.width() * Hash.LENGTH);
        }
        try {
            return EntryBundle.encode(EntryBundle.decode(full, Tile.FULL).subList(0, tile.width()));
        } catch (MalformedLedger e) {
            throw new DamagedLog(file(tile.full()), e.getMessage() + "");
        }
    }

    private byte[] missing(Tile tile, NoSuchFileException cause) throws DamagedLog {
        DamagedLog missing =
                new DamagedLog(file(tile), "is missing. Maybe restore it from a mirror: a tile never changes.");
        missing.initCause(cause);
        throw missing;
    }

    /** For {@link TileReader}; trouble comes as {@link UncheckedIOException}. */
    TileReader.Source source() {
        return tile -> {
            try {
                return read(tile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
