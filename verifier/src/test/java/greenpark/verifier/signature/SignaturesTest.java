package greenpark.verifier.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Cosignature;
import greenpark.core.ledger.Json;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.Shared;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.junit.jupiter.api.Test;

/** Each kind of signature, made by the algorithm's own signer and damaged by us. */
class SignaturesTest {
    private static final Signatures SIGNATURES = new Signatures();
    private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

    private record Signed(KeyType type, byte[] key, byte[] signature) {}

    private interface Signer {
        byte[] sign(byte[] message) throws GeneralSecurityException, CryptoException;
    }

    private static Signed ed25519() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new Signed(KeyType.ED25519, raw, sign("Ed25519", pair, MESSAGE));
    }

    private static Signed mlDsa44() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();
        return new Signed(
                KeyType.ML_DSA_44_COSIGNATURE, MlDsa44.raw(pair.getPublic()), sign("ML-DSA-44", pair, MESSAGE));
    }

    private static byte[] sign(String algorithm, KeyPair pair, byte[] message) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(message);
        return signer.sign();
    }

    private static final BigInteger SM2_SECRET = new BigInteger("1234567890abcdef1234567890abcdef", 16);

    private static byte[] sm2Key() {
        return new FixedPointCombMultiplier()
                .multiply(Sm2.CURVE.getG(), SM2_SECRET)
                .getEncoded(false);
    }

    private static byte[] sm2(byte[] message) throws CryptoException {
        SM2Signer signer = Sm2.signer();
        signer.init(true, new ECPrivateKeyParameters(SM2_SECRET, Sm2.CURVE));
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    private static List<Signed> all() throws GeneralSecurityException, CryptoException {
        return List.of(ed25519(), mlDsa44(), new Signed(KeyType.SM2_COSIGNATURE, sm2Key(), sm2(MESSAGE)));
    }

    @Test
    void a_good_signature_is_accepted_and_has_the_length_of_its_type()
            throws GeneralSecurityException, CryptoException {
        for (Signed s : all()) {
            assertThat(SIGNATURES.verify(s.type(), s.key(), MESSAGE, s.signature()))
                    .as("%s", s.type())
                    .isTrue();
            assertThat(s.signature()).hasSize(s.type().signatureLength());
            assertThat(s.key()).hasSize(s.type().keyLength());
        }
    }

    @Test
    void every_changed_byte_of_message_or_signature_and_any_other_length_is_refused()
            throws GeneralSecurityException, CryptoException {
        for (Signed s : all()) {
            for (int i = 0; i < MESSAGE.length; i++) {
                assertThat(SIGNATURES.verify(s.type(), s.key(), flip(MESSAGE, i), s.signature()))
                        .as("%s, byte %d of the message", s.type(), i)
                        .isFalse();
            }
            int step = Math.max(1, s.signature().length / 64);
            for (int i = 0; i < s.signature().length; i += step) {
                assertThat(SIGNATURES.verify(s.type(), s.key(), MESSAGE, flip(s.signature(), i)))
                        .as("%s, byte %d of the signature", s.type(), i)
                        .isFalse();
            }
            for (int length : new int[] {0, s.signature().length - 1, s.signature().length + 1}) {
                byte[] other = Arrays.copyOf(s.signature(), length);
                assertThat(SIGNATURES.verify(s.type(), s.key(), MESSAGE, other)).isFalse();
            }
        }
    }

    @Test
    void a_key_that_is_none_verifies_nothing_and_throws_nothing() throws GeneralSecurityException, CryptoException {
        for (Signed s : all()) {
            for (int length : new int[] {0, 1, s.key().length - 1, s.key().length, s.key().length + 1}) {
                for (byte fill : new byte[] {0, 4, -1}) {
                    byte[] key = new byte[length];
                    Arrays.fill(key, fill);
                    assertThat(SIGNATURES.verify(s.type(), key, MESSAGE, s.signature()))
                            .as("%s, %d bytes of %d", s.type(), length, fill)
                            .isFalse();
                }
            }
        }
    }

    private static byte[] flip(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    @Test
    void a_key_of_another_algorithm_has_no_raw_form_here() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThatIllegalArgumentException().isThrownBy(() -> MlDsa44.raw(pair.getPublic()));
    }

    @Test
    void a_log_of_sm3_signed_with_sm2_stands_beside_the_public_one() throws CryptoException, GeneralSecurityException {
        Sm3 hasher = new Sm3();
        MerkleTree tree = MerkleTree.of(
                hasher,
                IntStream.range(0, 10)
                        .mapToObj(i -> hasher.leaf(new byte[] {(byte) i}))
                        .toList());
        assertThat(tree.inclusion(3)
                        .verify(hasher, hasher.leaf(new byte[] {3}), tree.root())
                        .holds())
                .isTrue();
        Checkpoint checkpoint = new Checkpoint("park.example/log/sm3", tree.size(), tree.root());
        VerifierKey key = new VerifierKey("park.example/log/sm3", KeyType.SM2_COSIGNATURE, ByteString.of(sm2Key()));
        SignedNote note = cosigned(checkpoint, key, SignaturesTest::sm2);
        assertThat(SignedNote.parse(note.format()).verify(List.of(VerifierKey.parse(key.text())), SIGNATURES))
                .isEqualTo(new NoteVerdict.Accepted(List.of(new NoteVerdict.Signed(key, 7))));
    }

    private static SignedNote cosigned(Checkpoint checkpoint, VerifierKey key, Signer signer)
            throws CryptoException, GeneralSecurityException {
        byte[] signature = signer.sign(Cosignature.message(key, 7, checkpoint));
        return new SignedNote(
                checkpoint.text(), List.of(NoteSignature.of(key, new Cosignature(7, ByteString.of(signature)).blob())));
    }

    @Test
    void no_provider_is_registered() {
        assertThat(Security.getProviders()).noneMatch(p -> p.getName().startsWith("BC"));
    }

    @Test
    void sm3_of_abc_is_that_of_the_standard() {
        String due = Json.read(Shared.vectors("sm3.json")).at("sm3").at("abc").text();
        assertThat(new Sm3().of("abc".getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo(due);
    }
}
