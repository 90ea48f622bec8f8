// The bytes of an evidence file (docs/formats/evidence.md).

const MAGIC = utf8('greenpark-evidence/1\n');
const LARGEST = 16 << 20;
const LONGEST_PATH = 63;
const MOST_DAYS = 31;
const MOST_SLOTS = 1500;
const MOST_IN_SLOT = 2 ** 32 - 1;
const VARIANTS = ['slots', 'hours', 'days', 'month'];
const DIRECT = 0;
const VIA = 1;
const UNCLAIMED = 2;

/** The content of a file, its paths with their hashes. */
function readEvidence(bytes) {
  if (bytes.length < MAGIC.length + 4 || !same(bytes.subarray(0, MAGIC.length), MAGIC)) malformed('not an evidence file of version 1');
  const length = new DataView(bytes.buffer, bytes.byteOffset + MAGIC.length).getUint32(0);
  if (length > LARGEST) malformed('a content of ' + length + ' bytes');
  return new EvidenceReader(inflate(bytes.subarray(MAGIC.length + 4), length)).read();
}

class EvidenceReader {
  constructor(content) {
    this.cbor = new CborReader(content);
    this.proven = [];
    this.used = 0;
  }

  read() {
    const { cbor } = this;
    cbor.array(10);
    cbor.integer(1, 1);
    const file = { variant: VARIANTS[cbor.integer(1, 4) - 1], factory: cbor.text(), month: cbor.integer(FIRST_MONTH, LAST_MONTH) };
    file.checkpoint = cbor.raw();
    file.policy = cbor.raw();
    file.parks = this.parks();
    file.account = null;
    if (!cbor.isNull()) {
      cbor.array(4);
      file.account = { leaf: this.leaf(), key: cbor.hash(), record: cbor.raw() };
    } else if (file.variant === 'month') {
      malformed('a file of a month without it');
    }
    const days = cbor.array();
    if (days > MOST_DAYS || (days === 0) !== (file.variant === 'month')) malformed(days + ' days');
    file.days = Array.from({ length: days }, () => {
      cbor.array(3);
      return { leaf: this.leaf(), opening: this.opening(file.variant) };
    });
    this.hashes();
    cbor.end();
    return file;
  }

  parks() {
    const size = this.cbor.array();
    if (size === 0 || size > MOST_DAYS + 1) malformed(size + ' park leaves');
    const parks = [];
    for (let i = 0; i < size; i++) {
      this.cbor.array(2);
      const park = this.leaf();
      if (i > 0 && parks[i - 1].index >= park.index) malformed('park leaves out of order');
      parks.push(park);
    }
    return parks;
  }

  /** A leaf and its path; the path is of numbers until the hashes are read at the end. */
  leaf() {
    const { cbor } = this;
    const bytes = cbor.raw();
    cbor.array(2);
    const index = BigInt(cbor.long(0, MOST_LONG));
    const size = cbor.array();
    if (size > LONGEST_PATH) malformed('a path of ' + size);
    const numbers = [];
    for (let i = 0; i < size; i++) {
      const number = cbor.integer(0, 1 << 20);
      if (number > this.used) malformed('hash ' + number + ' before hash ' + this.used);
      this.used = Math.max(this.used, number + 1);
      numbers.push(number);
    }
    const proven = { bytes, index, numbers, path: [] };
    this.proven.push(proven);
    return proven;
  }

  hashes() {
    const size = this.cbor.array();
    if (size !== this.used) malformed(size + ' hashes, of which ' + this.used + ' are used');
    const hashes = [];
    const seen = new Set();
    for (let i = 0; i < size; i++) {
      const hash = this.cbor.hash();
      if (seen.has(hex(hash))) malformed('a hash stands twice');
      seen.add(hex(hash));
      hashes.push(hash);
    }
    for (const proven of this.proven) proven.path = proven.numbers.map((number) => hashes[number]);
  }

  opening(variant) {
    if (variant === 'slots') return this.slots();
    if (variant === 'hours') {
      const size = this.cbor.array();
      if (size < 2 || size > MOST_SLOTS) malformed(size + ' records');
      return Array.from({ length: size }, () => {
        this.cbor.array(2);
        return this.salted();
      });
    }
    this.cbor.array(3);
    const total = this.salted();
    const size = this.cbor.array();
    if (size > LONGEST_PATH) malformed('a path of ' + size);
    total.path = Array.from({ length: size }, () => this.cbor.hash());
    return total;
  }

  salted() { return { salt: this.cbor.hash(), record: this.cbor.raw() }; }

  slots() {
    const { cbor } = this;
    cbor.array(3);
    const key = cbor.hash();
    const qualities = cbor.raw();
    if (qualities.length === 0 || qualities.length > MOST_SLOTS) malformed(qualities.length + ' slots');
    if (qualities.some((quality) => quality > 6)) malformed('no quality');
    const columns = [];
    let last = -1;
    for (let n = cbor.array(); n > 0; n--) {
      cbor.array(3);
      const origin = cbor.integer(0, MOST_ORIGINS - 1);
      const kind = cbor.integer(DIRECT, UNCLAIMED);
      if (3 * origin + kind <= last) malformed('columns out of order');
      last = 3 * origin + kind;
      columns.push({ origin, kind, values: columnValues(cbor.raw(), qualities.length) });
    }
    return { key, qualities, columns };
  }
}

/** This many LEB128 numbers in their shortest form, not all of them zero. */
function columnValues(bytes, slots) {
  const values = new Array(slots);
  let at = 0;
  let any = false;
  for (let t = 0; t < slots; t++) {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      if (at >= bytes.length || weight > 2 ** 28) malformed('a column cut off');
      const next = bytes[at++];
      value += (next & 127) * weight;
      if (next < 128) {
        if (next === 0 && weight > 1) malformed('not shortest');
        break;
      }
    }
    if (value > MOST_IN_SLOT) malformed('out of range');
    any = any || value !== 0;
    values[t] = value;
  }
  if (at !== bytes.length || !any) malformed('a column of another length, or of zeros');
  return values;
}

/** The day that columns show; null where more is unclaimed than there was. */
function dayOf(opening) {
  const slots = opening.qualities.length;
  const origins = opening.columns.reduce((most, column) => Math.max(most, column.origin + 1), 0);
  const none = new Array(slots).fill(0);
  const values = [DIRECT, VIA, UNCLAIMED].map(() => new Array(origins).fill(none));
  for (const column of opening.columns) values[column.kind][column.origin] = column.values;
  const [direct, via, unclaimed] = values;
  const claimed = direct.map((column, origin) => column.map((value, t) => value + via[origin][t] - unclaimed[origin][t]));
  if (claimed.some((column) => column.some((value) => value < 0))) return null;
  return { qualities: opening.qualities, direct, via, claimed };
}
