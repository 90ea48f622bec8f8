package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.seal.OpeningKey.Label;

/**
 * Hides a record behind a salted hash. The salt has 256 bits: readings have so few that an unsalted hash would be found by trying.
 *
 * @see "docs/formats/log.md, Keys and commitments"
 */
public final class Commitment {
    /** Sets commitments apart from the leaves (0) and nodes (1) of a tree. */
    private static final byte PREFIX = 2;

    private Commitment() {}

    public static Hash of(Hash salt, byte[] record) {
        byte[] bytes = new byte[1 + Hash.LENGTH + record.length];
        bytes[0] = PREFIX;
        salt.writeTo(bytes, 1);
        System.arraycopy(record, 0, bytes, 1 + Hash.LENGTH, record.length);
        return Sha256.ofThread().of(bytes);
    }

    static Hash of(OpeningKey key, Label label, int i, byte[] record) {
        return of(key.salt(label, i), record);
    }
}
