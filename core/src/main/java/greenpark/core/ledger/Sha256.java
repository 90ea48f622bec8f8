package greenpark.core.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The tree of SHA-256, the one public logs and witnesses use. Belongs to one thread; one digest and one buffer serve every hash, so a node
 * allocates its result only.
 */
public final class Sha256 implements TreeHasher {
    private static final ThreadLocal<Sha256> OF_THREAD = ThreadLocal.withInitial(Sha256::new);
    private static final int NODE_LENGTH = 1 + 2 * Hash.LENGTH;
    private static final int SHORT_LEAF = 1024;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;
    private final byte[] node = new byte[NODE_LENGTH];
    private final byte[] leaf = new byte[1 + SHORT_LEAF];
    private final byte[] result = new byte[Hash.LENGTH];

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
        node[0] = NODE;
        leaf[0] = LEAF;
    }

    /** The hasher of the calling thread; not to be handed to another. */
    public static Sha256 ofThread() {
        return OF_THREAD.get();
    }

    /** The plain hash of bytes, without a tree. */
    public Hash of(byte[] bytes) {
        digest.update(bytes);
        return finish();
    }

    @Override
    public Hash empty() {
        return finish();
    }

    @Override
    public Hash leaf(byte[] bytes, int from, int length) {
        if (length > SHORT_LEAF) {
            digest.update(LEAF);
            digest.update(bytes, from, length);
        } else {
            // In one piece: after a single byte, the digest would copy every block before it hashes it.
            System.arraycopy(bytes, from, leaf, 1, length);
            digest.update(leaf, 0, 1 + length);
        }
        return finish();
    }

    @Override
    public Hash node(Hash left, Hash right) {
        left.writeTo(node, 1);
        right.writeTo(node, 1 + Hash.LENGTH);
        digest.update(node, 0, NODE_LENGTH);
        return finish();
    }

    private Hash finish() {
        try {
            digest.digest(result, 0, Hash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 does not give 32 bytes", e);
        }
        return Hash.of(result, 0);
    }
}
