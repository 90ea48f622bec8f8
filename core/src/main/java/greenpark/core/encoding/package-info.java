/**
 * Canonical bytes: every event has exactly one byte form, the same on every machine, for the log and for whoever reads it in another
 * language.
 *
 * <p>An event is a CBOR array (RFC 8949): format version, type, and the type's fields in fixed order. Deterministic encoding (§4.2.1):
 * shortest heads, definite lengths, nothing but integers, byte strings, UTF-8 text, arrays, true, false and null; no floats, maps or
 * tags. A decoder refuses whatever a canonical encoder would not have written, so one event cannot have two hashes.
 *
 * <p>Invariant: {@code encode(decode(bytes))} is {@code bytes}, or {@code decode} throws. Unknown versions and types are refused, never
 * skipped. Codes are fixed for good: a new kind of event gets a new code, a changed one a new version.
 *
 * @see "docs/formats/events.md, with vectors in docs/formats/vectors/events.txt"
 */
@NullMarked
package greenpark.core.encoding;

import org.jspecify.annotations.NullMarked;
