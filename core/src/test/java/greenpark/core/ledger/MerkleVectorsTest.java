package greenpark.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The vectors of transparency-dev/merkle: every good proof holds, every damaged one fails. */
class MerkleVectorsTest {
    private final Sha256 hasher = new Sha256();
    private int good;
    private int refused;

    @Test
    void of_518_proofs_36_hold_and_482_fail() throws IOException {
        Path folder = Shared.vectors("transparency-dev-merkle").resolve("testdata");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".json")).sorted().forEach(file -> {
                Json vector = Json.read(file);
                boolean holds = holds(folder.relativize(file).getName(0).toString(), vector);
                assertThat(holds)
                        .as("%s", file)
                        .isNotEqualTo(vector.at("wantErr").text().equals("true"));
                if (holds) {
                    good++;
                } else {
                    refused++;
                }
            });
        }
        assertThat(good).isEqualTo(36);
        assertThat(refused).isEqualTo(482);
    }

    private boolean holds(String kind, Json v) {
        List<Hash> path = new ArrayList<>();
        for (Json item : v.at("proof").items()) {
            Hash step = hash(item.text());
            if (step == null) {
                return false;
            }
            path.add(step);
        }
        boolean inclusion = kind.endsWith("inclusion");
        Hash first = hash(v.at(inclusion ? "leafHash" : "root1").text());
        Hash root = hash(v.at(inclusion ? "root" : "root2").text());
        if (first == null || root == null) {
            return false;
        }
        // The folder of subtrees has a few vectors of whole trees.
        boolean whole = v.has("treeSize");
        ProofVerdict verdict = switch (kind) {
            case "inclusion", "subtreeinclusion" ->
                whole
                        ? new InclusionProof(number(v, "leafIdx"), number(v, "treeSize"), path)
                                .verify(hasher, first, root)
                        : InclusionProof.verify(
                                hasher, number(v, "leafIdx"), number(v, "start"), number(v, "end"), path, first, root);
            case "consistency" ->
                new ConsistencyProof(number(v, "size1"), number(v, "size2"), path).verify(hasher, first, root);
            default ->
                new SubtreeConsistencyProof(number(v, "start"), number(v, "end"), number(v, "size"), path)
                        .verify(hasher, first, root);
        };
        return verdict.holds();
    }

    /** Numbers of 64 bits; the largest are negative here, as in any Java program that reads them so. */
    private static long number(Json vector, String name) {
        return new BigInteger(vector.at(name).text()).longValue();
    }

    /** A root that only has to be equal to another is a short text in the vectors; a hash of it stands for it. Nothing is no hash. */
    private @Nullable Hash hash(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return bytes.length == 0 ? null : bytes.length == Hash.LENGTH ? Hash.of(bytes) : hasher.of(bytes);
    }

    @Test
    void roots_of_the_first_eight_sizes_are_the_published_ones() {
        Json vectors = Json.read(Shared.vectors("rfc6962-roots.json"));
        List<Json> inputs = vectors.at("leafInputsHex").items();
        List<Json> roots = vectors.at("rootsBySizeHex").items();
        Frontier frontier = new Frontier(hasher);
        assertThat(inputs).hasSize(8);
        for (int size = 0; size <= 8; size++) {
            assertThat(frontier.root().hex()).isEqualTo(roots.get(size).text());
            if (size < 8) {
                frontier.append(
                        hasher.leaf(HexFormat.of().parseHex(inputs.get(size).text())));
            }
        }
    }
}
