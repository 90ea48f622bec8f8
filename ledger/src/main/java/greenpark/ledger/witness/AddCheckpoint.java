package greenpark.ledger.witness;

import greenpark.core.ledger.ConsistencyProof;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks of a witness: cosign this, which continues what you saw.
 *
 * @param oldSize    leaves of the last tree that the witness cosigned, as the log believes
 * @param proof      hashes of the consistency proof from there
 * @param checkpoint to be cosigned
 * @see "c2sp.org/tlog-witness, add-checkpoint"
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote checkpoint) {
    /** Most hashes in a request. */
    public static final int MOST_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** The body of the request. */
    public byte[] format() {
        StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(checkpoint.format()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException unless the body is a request; says why */
    public static AddCheckpoint parse(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            int parting = text.indexOf("\n\n");
            if (parting < 0 || !text.startsWith("old ")) {
                throw new IllegalArgumentException("no line 'old <size>' or no empty line before the checkpoint");
            }
            List<String> lines = List.of(text.substring(0, parting).split("\n", -1));
            if (lines.size() > 1 + MOST_HASHES) {
                throw new IllegalArgumentException("more than " + MOST_HASHES + " hashes");
            }
            List<Hash> proof = new ArrayList<>();
            lines.subList(1, lines.size()).forEach(line -> proof.add(Hash.parseBase64(line)));
            SignedNote note = SignedNote.parse(text.substring(parting + 2));
            note.checkpoint();
            return new AddCheckpoint(size(lines.getFirst().substring(4)), proof, note);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the request is not UTF-8", e);
        } catch (MalformedLedger e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A size in its shortest decimal form. */
    static long size(String text) {
        boolean tooLarge = text.length() == 19 && text.compareTo("9223372036854775807") > 0;
        if (tooLarge || !text.matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException("the size is no plain decimal number of 63 bits");
        }
        return Long.parseLong(text);
    }

    ConsistencyProof consistency() {
        return new ConsistencyProof(oldSize, checkpoint.checkpoint().size(), proof);
    }
}
