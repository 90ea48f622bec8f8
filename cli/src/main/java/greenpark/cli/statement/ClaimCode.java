package greenpark.cli.statement;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The text of a statement's QR code: which claim, under which checkpoint.
 *
 * @param word {@code claim} for a whole month, {@code days} for less
 * @param id of the claim: the first 16 bytes of the hash of its month leaf, or of the tree of its day leaves, in hexadecimal digits
 * @see "docs/formats/evidence.md, The code on a statement"
 */
record ClaimCode(String word, String id, Checkpoint checkpoint) {
    private static final int DIGITS = 32;

    static ClaimCode of(EvidenceFile file, Checkpoint checkpoint) {
        EvidenceFile.Month account = file.account();
        if (account != null) {
            return new ClaimCode("claim", id(leaf(account.leaf())), checkpoint);
        }
        List<Hash> days = file.days().stream().map(day -> leaf(day.leaf())).toList();
        return new ClaimCode("days", id(MerkleTree.root(Sha256.ofThread(), days)), checkpoint);
    }

    private static Hash leaf(EvidenceFile.Proven proven) {
        return Sha256.ofThread().leaf(proven.leaf().toByteArray());
    }

    private static String id(Hash hash) {
        return hash.hex().substring(0, DIGITS);
    }

    String text() {
        return "greenpark:" + word + ":" + id + ";" + checkpoint.origin() + ";" + checkpoint.size() + ";"
                + checkpoint.root().base64();
    }

    /** The modules of the code, without the white around them. */
    ByteMatrix modules() {
        String text = text();
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        Map<EncodeHintType, ?> hints = ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("the origin of the log is too long for a QR code: " + text.length(), e);
        }
    }
}
