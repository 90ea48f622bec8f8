package greenpark.verifier.signature;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.Json;
import greenpark.core.ledger.Shared;
import greenpark.verifier.signature.StrictEd25519.KeyCheck;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 914 edge cases of C2SP CCTV, on which the world's verifiers differ. */
class Ed25519VectorsTest {

    private record Vector(String number, byte[] key, byte[] message, byte[] signature, Set<String> flags) {}

    private static List<Vector> vectors() {
        Json file = Json.read(Shared.vectors("cctv-ed25519/ed25519vectors.json"));
        return file.items().stream()
                .map(v -> new Vector(
                        v.at("number").text(),
                        HexFormat.of().parseHex(v.at("key").text()),
                        v.at("msg").text().getBytes(StandardCharsets.UTF_8),
                        HexFormat.of().parseHex(v.at("sig").text()),
                        (v.has("flags") ? v.at("flags").items() : List.<Json>of())
                                .stream().map(Json::text).collect(Collectors.toCollection(TreeSet::new))))
                .toList();
    }

    @Test
    void ours_accepts_what_both_accept_for_keys_without_doubt_and_nothing_else() {
        List<Vector> vectors = vectors();
        assertThat(vectors).hasSize(914);
        int bouncyCastle = 0;
        int jdk = 0;
        int ours = 0;
        for (Vector v : vectors) {
            boolean byBouncyCastle = StrictEd25519.bouncyCastle(v.key(), v.message(), v.signature());
            boolean byJdk = StrictEd25519.jdk(v.key(), v.message(), v.signature());
            boolean good = StrictEd25519.check(v.key()) == KeyCheck.GOOD;
            boolean byUs = StrictEd25519.verify(v.key(), v.message(), v.signature());
            assertThat(byUs).as("vector %s", v.number()).isEqualTo(byBouncyCastle && byJdk && good);
            bouncyCastle += byBouncyCastle ? 1 : 0;
            jdk += byJdk ? 1 : 0;
            ours += byUs ? 1 : 0;
        }
        assertThat(bouncyCastle).isEqualTo(212);
        assertThat(jdk).isEqualTo(172);
        // Nearly all vectors have a doubtful key, or a signature on which the two differ.
        assertThat(ours).isEqualTo(2);
    }

    @Test
    void the_check_of_a_key_says_what_the_flags_of_the_vectors_say() {
        for (Vector v : vectors()) {
            KeyCheck due = v.flags().contains("non_canonical_A")
                    ? KeyCheck.NOT_CANONICAL
                    : v.flags().contains("low_order_A")
                            ? KeyCheck.SMALL_ORDER
                            : v.flags().contains("low_order_component_A") ? KeyCheck.MIXED_ORDER : KeyCheck.GOOD;
            assertThat(StrictEd25519.check(v.key()))
                    .as("vector %s %s", v.number(), v.flags())
                    .isEqualTo(due);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, GOOD",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f70751, WRONG_LENGTH",
        "0200000000000000000000000000000000000000000000000000000000000000, NOT_A_POINT",
        "0000000000000000000000000000000000000000000000000000000000000080, SMALL_ORDER",
        "0100000000000000000000000000000000000000000000000000000000000080, NOT_CANONICAL",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa, SMALL_ORDER",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, SMALL_ORDER",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, NOT_CANONICAL",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, NOT_CANONICAL",
    })
    void a_key_is_good_or_it_is_said_why_not(String key, KeyCheck due) {
        assertThat(StrictEd25519.check(HexFormat.of().parseHex(key))).isEqualTo(due);
    }
}
