package greenpark.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 word for word: the readable twin of the tree, with its own hashing. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] entry(long i) {
        return ("entry " + i).getBytes(StandardCharsets.UTF_8);
    }

    static List<Hash> leaves(int count) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(sha256(new byte[] {0}, entry(i)));
        }
        return leaves;
    }

    /** MTH. */
    static Hash root(List<Hash> d) {
        return switch (d.size()) {
            case 0 -> sha256();
            case 1 -> d.getFirst();
            default -> {
                int k = k(d.size());
                yield node(root(d.subList(0, k)), root(d.subList(k, d.size())));
            }
        };
    }

    /** PATH(m, D[n]). */
    static List<Hash> path(int m, List<Hash> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = k(d.size());
        List<Hash> left = d.subList(0, k);
        List<Hash> right = d.subList(k, d.size());
        return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
    }

    /** SUBPROOF(m, D[n], b). */
    static List<Hash> subproof(int m, List<Hash> d, boolean b) {
        if (m == d.size()) {
            return b ? List.of() : List.of(root(d));
        }
        int k = k(d.size());
        List<Hash> left = d.subList(0, k);
        List<Hash> right = d.subList(k, d.size());
        return m <= k ? plus(subproof(m, left, b), root(right)) : plus(subproof(m - k, right, false), root(left));
    }

    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> plus(List<Hash> list, Hash last) {
        List<Hash> all = new ArrayList<>(list);
        all.add(last);
        return all;
    }

    static Hash node(Hash left, Hash right) {
        return sha256(new byte[] {1}, left.toByteArray(), right.toByteArray());
    }

    private static Hash sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(ByteBuffer.wrap(part));
            }
            return Hash.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
