// Deterministic CBOR: integers, byte strings, text, arrays, null; shortest heads, and every other form refused.

const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const NULL = 0xF6;
const MOST_LONG = (1n << 63n) - 1n;

class CborReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  next() {
    if (this.at >= this.bytes.length) malformed('cut off');
    return this.bytes[this.at++];
  }

  /** The number of a head; a BigInt where it takes more than four bytes. */
  argument(initial) {
    const info = initial & 31;
    if (info < 24) return info;
    if (info > 27) malformed('indefinite or reserved length');
    const size = 1 << info - 24;
    if (size === 8) {
      let value = 0n;
      for (let i = 0; i < 8; i++) value = value << 8n | BigInt(this.next());
      if (value >> 32n === 0n) malformed('not shortest');
      if (value > MOST_LONG) malformed('more than 63 bits');
      return value;
    }
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + this.next();
    if (size === 1 ? value < 24 : value < 2 ** (4 * size)) malformed('not shortest');
    return value;
  }

  /** An integer of {@code [low, high]}, a number; the bounds must be exact ones. */
  integer(low, high) { return Number(this.long(low, high)); }

  /** The same of any size, a BigInt or a number. */
  long(low, high) {
    const initial = this.next();
    const major = initial >> 5;
    if (major > NEGATIVE) malformed('no integer');
    const argument = this.argument(initial);
    const value = major === UNSIGNED ? argument : -1n - BigInt(argument);
    if (value < low || value > high) malformed('out of range');
    return value;
  }

  count(major) {
    const initial = this.next();
    if (initial >> 5 !== major) malformed('another item');
    const count = this.argument(initial);
    // Every item has at least a byte, so no array or string is longer than what is left.
    if (count > this.bytes.length - this.at) malformed('cut off');
    return Number(count);
  }

  array(items) {
    const count = this.count(ARRAY);
    if (items !== undefined && count !== items) malformed('an array of ' + count + ' where ' + items + ' are due');
    return count;
  }

  raw(size) {
    const count = this.count(BYTES);
    if (size !== undefined && count !== size) malformed(count + ' bytes where ' + size + ' are due');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  hash() { return this.raw(32); }

  text() {
    const count = this.count(TEXT);
    this.at += count;
    return textOf(this.bytes.subarray(this.at - count, this.at));
  }

  isNull() {
    if (this.bytes[this.at] !== NULL) return false;
    this.at++;
    return true;
  }

  end() {
    if (this.at !== this.bytes.length) malformed('trailing bytes');
  }
}

/** Writes the arrays of numbers ≥ 0 that a slot's or hour's record is; one buffer serves every record. */
class CborWriter {
  constructor() {
    this.bytes = new Uint8Array(1024);
    this.at = 0;
  }

  head(major, value) {
    if (this.at + 9 > this.bytes.length) this.bytes = joined(this.bytes, new Uint8Array(this.bytes.length));
    const type = major << 5;
    if (value < 24) {
      this.bytes[this.at++] = type | value;
      return;
    }
    const size = value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x100000000 ? 4 : 8;
    this.bytes[this.at++] = type | 24 + Math.log2(size);
    for (let i = size - 1, rest = value; i >= 0; i--) {
      this.bytes[this.at + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.at += size;
  }

  array(items) { this.head(ARRAY, items); }

  integer(value) { this.head(UNSIGNED, value); }

  /** What was written; the next begins anew. */
  take() {
    const taken = this.bytes.slice(0, this.at);
    this.at = 0;
    return taken;
  }
}
