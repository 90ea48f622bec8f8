package greenpark.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 273, 112, tile/0/273.p/112",
        "1, 1234067, 256, tile/1/x001/x234/067",
        "63, 999, 1, tile/63/999.p/1",
        "0, 1000, 256, tile/0/x001/000",
        "-1, 3, 232, tile/entries/003.p/232",
        "0, 9223372036854775807, 256, tile/0/x009/x223/x372/x036/x854/x775/807"
    })
    void a_tile_has_one_path(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).isEqualTo(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x001",
                "tile/00/000",
                "tile/01/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/257",
                "tile/0/000.p/",
                "tile/0/000/",
                "/tile/0/000",
                "tile/entry/000",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/0/x009/x223/x372/x036/x854/x775/808",
                "tile/0/٠٠٠",
                "tile/0/000\n"
            })
    void what_is_not_quite_a_path_is_refused(String path) {
        assertThatThrownBy(() -> Tile.parse(path)).isInstanceOf(MalformedLedger.class);
    }

    @Test
    void the_published_index_paths_and_layouts() {
        Json vectors = Json.read(Shared.vectors("tlog-tiles-paths.json"));
        for (Json row : vectors.at("indexPaths").items()) {
            long index = Long.parseLong(row.at("index").text());
            assertThat(new Tile(0, index, 256).path())
                    .isEqualTo("tile/0/" + row.at("path").text());
        }
        for (Json row : vectors.at("layouts").items()) {
            List<Tile> tiles = Tile.of(Long.parseLong(row.at("size").text()));
            for (int level = 0; level < 3; level++) {
                assertLayout(row, tiles, level);
            }
        }
    }

    private static void assertLayout(Json row, List<Tile> tiles, int level) {
        String full = "level" + level + "Full";
        String partial = "level" + level + "Partial";
        List<Tile> there = tiles.stream().filter(t -> t.level() == level).toList();
        if (row.has(full)) {
            assertThat(there.stream().filter(Tile::isFull)).hasSize(number(row, full));
        }
        if (row.has(partial)) {
            int width = there.stream()
                    .filter(t -> !t.isFull())
                    .mapToInt(Tile::width)
                    .sum();
            assertThat(width).isEqualTo(number(row, partial));
        }
    }

    private static int number(Json row, String name) {
        return Integer.parseInt(row.at(name).text());
    }

    /** A writer that stores exactly the tiles said to be new ends with every tile of every size it published, and all hashes right. */
    @Test
    void tiles_stored_step_by_step_give_every_hash_of_the_tree() {
        Sha256 hasher = new Sha256();
        for (long seed = 0; seed < 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MerkleTree tree = new MerkleTree(hasher);
            Map<String, byte[]> files = new TreeMap<>();
            while (tree.size() < 70_000) {
                long before = tree.size();
                long more = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(9_000);
                for (long i = 0; i < more; i++) {
                    tree.append(hasher.leaf(NaiveTree.entry(tree.size())));
                }
                for (Tile tile : Tile.added(before, tree.size())) {
                    assertThat(files).as("seed %d", seed).doesNotContainKey(tile.path());
                    files.put(tile.path(), bytes(tree, tile));
                }
                assertThat(Tile.of(tree.size()))
                        .allSatisfy(t -> assertThat(files).containsKey(t.path()));
                TileReader reader = new TileReader(hasher, tree.size(), tile -> file(files, tile));
                assertThat(reader.root())
                        .as("seed %d, size %d", seed, tree.size())
                        .isEqualTo(tree.root());
                if (tree.size() > 0) {
                    long index = random.nextLong(tree.size());
                    assertThat(InclusionProof.of(hasher, reader, index, tree.size()))
                            .as("seed %d, index %d", seed, index)
                            .isEqualTo(tree.inclusion(index));
                }
            }
        }
    }

    private static byte[] file(Map<String, byte[]> files, Tile tile) {
        byte[] bytes = files.get(tile.path());
        if (bytes == null) {
            throw new AssertionError("no " + tile.path());
        }
        return bytes;
    }

    private static byte[] bytes(HashReader tree, Tile tile) {
        byte[] bytes = new byte[tile.width() * Hash.LENGTH];
        for (int i = 0; i < tile.width(); i++) {
            tree.hash(tile.level() * Tile.HEIGHT, tile.index() * Tile.FULL + i).writeTo(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    @Test
    void a_tile_of_another_length_is_refused() {
        Sha256 hasher = new Sha256();
        TileReader reader = new TileReader(hasher, 5, tile -> new byte[4 * Hash.LENGTH]);
        assertThatThrownBy(reader::root)
                .isInstanceOf(MalformedLedger.class)
                .hasMessageContaining("tile/0/000.p/5 has 128 bytes, not 160");
    }
}
