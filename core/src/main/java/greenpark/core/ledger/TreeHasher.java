package greenpark.core.ledger;

/**
 * The hashes of a Merkle tree. Leaves and nodes are hashed apart, so that no entry can pass for a node.
 *
 * <p>An implementation keeps buffers: it belongs to one thread.
 *
 * @see "RFC 6962 §2.1"
 */
public interface TreeHasher {

    /** The root of a tree without leaves: the hash of no bytes. */
    Hash empty();

    /** The leaf of an entry: hash of 0x00 and the bytes {@code [from, from + length)}. */
    Hash leaf(byte[] bytes, int from, int length);

    /** The leaf of an entry. */
    default Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** A node: hash of 0x01 and both children. */
    Hash node(Hash left, Hash right);
}
