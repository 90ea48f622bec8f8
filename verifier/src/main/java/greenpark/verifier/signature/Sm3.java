package greenpark.verifier.signature;

import greenpark.core.ledger.Hash;
import greenpark.core.ledger.TreeHasher;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The tree of SM3: the same mathematics over the same entries, for a log of its own origin. Belongs to one thread. */
public final class Sm3 implements TreeHasher {
    private static final int NODE_LENGTH = 1 + 2 * Hash.LENGTH;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final SM3Digest digest = new SM3Digest();
    private final byte[] node = new byte[NODE_LENGTH];
    private final byte[] result = new byte[Hash.LENGTH];

    public Sm3() {
        node[0] = NODE;
    }

    /** The plain hash of bytes, without a tree. */
    public Hash of(byte[] bytes) {
        digest.update(bytes, 0, bytes.length);
        return finish();
    }

    @Override
    public Hash empty() {
        return finish();
    }

    @Override
    public Hash leaf(byte[] bytes, int from, int length) {
        digest.update(LEAF);
        digest.update(bytes, from, length);
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
        digest.doFinal(result, 0);
        return Hash.of(result, 0);
    }
}
