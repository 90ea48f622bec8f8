// Unpacks DEFLATE (RFC 1951). Browsers have it too, but not all of them refuse bytes after the end, nor stop at a length.

const INFLATE = (() => {
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  /** The first of what each symbol stands for, and how many more bits it takes. */
  const steps = (first, bits) => {
    const bases = [];
    bits.reduce((base, more) => {
      bases.push(base);
      return base + 2 ** more;
    }, first);
    return bases;
  };
  const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const LENGTHS = steps(3, LENGTH_BITS);
  LENGTHS[28] = 258;
  const DISTANCE_BITS = Array.from({ length: 30 }, (_, i) => i < 2 ? 0 : (i >> 1) - 1);
  const DISTANCES = steps(1, DISTANCE_BITS);

  /** A canonical code: how many codes there are of each length, and the symbols in their order. */
  function code(lengths, mayBeIncomplete) {
    const counts = new Uint16Array(16);
    lengths.forEach((length) => counts[length]++);
    let left = 1;
    for (let length = 1; length < 16; length++) {
      left = 2 * left - counts[length];
      if (left < 0) malformed('more codes than bits');
    }
    // A single code of one bit, or none at all, leaves bits without a meaning; they fail where they come.
    const few = counts[0] + counts[1] === lengths.length;
    if (left > 0 && !(mayBeIncomplete && few)) malformed('an incomplete code');
    const offsets = new Uint16Array(16);
    for (let length = 1; length < 15; length++) offsets[length + 1] = offsets[length] + counts[length];
    const symbols = new Uint16Array(lengths.length);
    lengths.forEach((length, symbol) => {
      if (length !== 0) symbols[offsets[length]++] = symbol;
    });
    return { counts, symbols };
  }

  const FIXED = [
    code(Array.from({ length: 288 }, (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8), false),
    // All 32 are coded, though two of them stand for nothing.
    code(new Array(32).fill(5), false),
  ];

  class Inflater {
    constructor(bytes, length) {
      this.bytes = bytes;
      this.at = 0;
      this.held = 0;
      this.bitCount = 0;
      this.out = new Uint8Array(length);
      this.length = 0;
    }

    bits(count) {
      while (this.bitCount < count) {
        if (this.at >= this.bytes.length) malformed('cut off');
        this.held |= this.bytes[this.at++] << this.bitCount;
        this.bitCount += 8;
      }
      const value = this.held & (1 << count) - 1;
      this.held >>>= count;
      this.bitCount -= count;
      return value;
    }

    symbol({ counts, symbols }) {
      let value = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length < 16; length++) {
        value |= this.bits(1);
        const count = counts[length];
        if (value - count < first) return symbols[index + value - first];
        index += count;
        first = first + count << 1;
        value <<= 1;
      }
      return malformed('no code');
    }

    put(byte) {
      if (this.length >= this.out.length) malformed('more than the length says');
      this.out[this.length++] = byte;
    }

    stored() {
      this.held = 0;
      this.bitCount = 0;
      const length = this.bits(16);
      if (this.bits(16) !== (~length & 0xFFFF)) malformed('a length that is not its own opposite');
      for (let i = 0; i < length; i++) this.put(this.bits(8));
    }

    codes() {
      const literals = this.bits(5) + 257;
      const distances = this.bits(5) + 1;
      const count = this.bits(4) + 4;
      if (literals > 286 || distances > 30) malformed('too many codes');
      const lengths = new Array(19).fill(0);
      for (let i = 0; i < count; i++) lengths[ORDER[i]] = this.bits(3);
      const ofLengths = code(lengths, false);
      const all = [];
      while (all.length < literals + distances) {
        const symbol = this.symbol(ofLengths);
        if (symbol < 16) {
          all.push(symbol);
          continue;
        }
        if (symbol === 16 && all.length === 0) malformed('nothing to repeat');
        const value = symbol === 16 ? all[all.length - 1] : 0;
        const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
        for (let i = 0; i < times; i++) all.push(value);
      }
      if (all.length > literals + distances || all[256] === 0) malformed('wrong codes');
      return [code(all.slice(0, literals), true), code(all.slice(literals), true)];
    }

    compressed([literals, distances]) {
      while (true) {
        const symbol = this.symbol(literals);
        if (symbol === 256) return;
        if (symbol < 256) {
          this.put(symbol);
          continue;
        }
        if (symbol > 285) malformed('no length');
        const length = LENGTHS[symbol - 257] + this.bits(LENGTH_BITS[symbol - 257]);
        const far = this.symbol(distances);
        if (far > 29) malformed('no distance');
        const distance = DISTANCES[far] + this.bits(DISTANCE_BITS[far]);
        if (distance > this.length) malformed('too far back');
        for (let i = 0; i < length; i++) this.put(this.out[this.length - distance]);
      }
    }

    run() {
      let last;
      do {
        last = this.bits(1);
        const type = this.bits(2);
        if (type === 0) this.stored();
        else if (type === 1) this.compressed(FIXED);
        else if (type === 2) this.compressed(this.codes());
        else malformed('no kind of block');
      } while (last === 0);
      if (this.length !== this.out.length) malformed('less than the length says');
      if (this.at !== this.bytes.length) malformed('bytes after the content');
      return this.out;
    }
  }

  return Inflater;
})();

/** The content of exactly this length that is packed in exactly these bytes. */
function inflate(bytes, length) { return new INFLATE(bytes, length).run(); }
