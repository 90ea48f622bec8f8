/**
 * The signatures of a log: which algorithm, and when two programs would disagree.
 *
 * <p>Ed25519 signs checkpoints and cosignatures; ML-DSA-44 does so safe from quantum computers; SM2 with SM3 serves Chinese rules on
 * commercial cryptography, over a tree of SM3 of its own.
 *
 * <p>Implementations of Ed25519 differ on keys and signatures with components of small order and on encodings that are not canonical. A
 * signer who wants to could make evidence that one program accepts and another refuses.
 * {@link greenpark.verifier.signature.StrictEd25519} accepts only what two independent implementations accept, for a key that is beyond
 * doubt. A registry of keys asks {@link greenpark.verifier.signature.StrictEd25519#check} first.
 *
 * <p>Invariant: nothing is registered with the JDK's providers; what the process verifies elsewhere stays as it was.
 *
 * @see "RFC 8032; FIPS 204; GB/T 32918, GB/T 32905; C2SP CCTV, ed25519 vectors"
 */
@NullMarked
package greenpark.verifier.signature;

import org.jspecify.annotations.NullMarked;
