// Leaves and records of the log (docs/formats/log.md): one form for each, and every other refused.

const MOST_COUNT = 2 ** 31 - 1;
const MOST_ENERGY = 2 ** 40 - 1;
const MOST_GRAMS = 10n ** 18n;
const MOST_ORIGINS = 256;
const LAST_DAY = 2932896;
const FIRST_MONTH = 12 * 1970;
const LAST_MONTH = 12 * 10000 - 1;
const LEAF = { park: 64, day: 66, month: 68 };
const FACTORY_SLOT = 48;
const FACTORY_TOTALS = 52;
const MONTH_ACCOUNT = 72;
const PLANT = 1;
const FACTORY = 2;
const SIMULATED = 2;

/** A leaf of this type. */
function readLeaf(bytes, type) {
  const reader = { [LEAF.park]: parkLeaf, [LEAF.day]: dayLeaf, [LEAF.month]: monthLeaf }[type];
  const items = { [LEAF.park]: 12, [LEAF.day]: 11, [LEAF.month]: 10 }[type];
  const cbor = begin(bytes, type, items);
  const leaf = reader(cbor);
  cbor.end();
  return leaf;
}

function begin(bytes, type, items) {
  const cbor = new CborReader(bytes);
  cbor.array(items);
  cbor.integer(1, 1);
  cbor.integer(type, type);
  return cbor;
}

function count(cbor) { return cbor.integer(0, MOST_COUNT); }

function energy(cbor) { return cbor.integer(0, MOST_ENERGY); }

function name(cbor) {
  cbor.array(2);
  return { zh: cbor.text(), en: cbor.text() };
}

function list(cbor, item) {
  const size = cbor.array();
  if (size > 65535) malformed(size + ' items');
  return Array.from({ length: size }, () => item(cbor));
}

function supersedes(cbor) { return cbor.isNull() ? null : cbor.long(0, MOST_LONG); }

function parkLeaf(cbor) {
  return {
    id: cbor.text(), name: name(cbor), zone: cbor.text(), step: cbor.integer(1, 86400), readings: cbor.integer(1, 2),
    points: list(cbor, () => {
      cbor.array(2);
      return { id: cbor.text(), kind: cbor.integer(1, 4) };
    }),
    plants: list(cbor, () => {
      cbor.array(5);
      return {
        id: cbor.text(), name: { zh: cbor.text(), en: cbor.text() }, technology: cbor.text(), capacity: cbor.long(0, MOST_LONG),
      };
    }),
    tables: cbor.hash(), rules: cbor.hash(), program: cbor.text(),
  };
}

function dayLeaf(cbor) {
  return {
    point: cbor.text(), date: cbor.integer(0, LAST_DAY), revision: count(cbor), slots: count(cbor), slotsRoot: cbor.hash(),
    totalsRoot: cbor.hash(), events: cbor.hash(), park: cbor.hash(), supersedes: supersedes(cbor),
  };
}

function monthLeaf(cbor) {
  return {
    point: cbor.text(), month: cbor.integer(FIRST_MONTH, LAST_MONTH), revision: count(cbor), commitment: cbor.hash(),
    days: count(cbor), daysRoot: cbor.hash(), park: cbor.hash(), supersedes: supersedes(cbor),
  };
}

/** The record of an hour or a day. */
function readTotals(record) {
  const cbor = begin(record, FACTORY_TOTALS, 7);
  const totals = totalsOf(cbor);
  cbor.end();
  return totals;
}

function totalsOf(cbor) {
  const totals = { measured: count(cbor), estimated: count(cbor), missing: count(cbor), consumption: energy(cbor), flows: [] };
  let last = -1;
  for (let n = cbor.array(); n > 0; n--) {
    cbor.array(4);
    const flow = { origin: cbor.integer(0, MOST_ORIGINS - 1), direct: energy(cbor), via: energy(cbor), claimed: energy(cbor) };
    const isZero = flow.direct === 0 && flow.via === 0 && flow.claimed === 0;
    if (isZero || flow.origin <= last) malformed('flows out of order, or zero');
    last = flow.origin;
    totals.flows.push(flow);
  }
  return totals;
}

function readAccount(record) {
  const cbor = begin(record, MONTH_ACCOUNT, 14);
  const account = {
    factory: cbor.text(), name: name(cbor), month: cbor.integer(FIRST_MONTH, LAST_MONTH), totals: totalsOf(cbor), matched: energy(cbor),
    claims: count(cbor), claimsRoot: cbor.hash(),
    methods: [],
  };
  for (let n = cbor.array(); n > 0; n--) {
    cbor.array(3);
    const method = { method: cbor.text(), grams: cbor.isNull() ? null : BigInt(cbor.long(-MOST_GRAMS, MOST_GRAMS)), terms: [] };
    for (let t = cbor.array(); t > 0; t--) {
      cbor.array(5);
      method.terms.push({
        part: cbor.text(), amount: cbor.integer(-MOST_ENERGY, MOST_ENERGY), factor: cbor.isNull() ? null : factor(cbor.text()),
        year: cbor.isNull() ? null : cbor.integer(1900, 9999), document: cbor.text(),
      });
    }
    account.methods.push(method);
  }
  cbor.end();
  return account;
}

function factor(text) {
  return /^(0|[1-9][0-9]{0,8})(\.[0-9]{1,12})?$/.test(text) ? text : malformed('no factor');
}

/** Whether the grams are the sum of amount × factor, rounded half up; 1 Wh at 1 kg/kWh is 1 g. */
function gramsAdd(method) {
  if (method.grams === null) return true;
  const SCALE = 10n ** 12n;
  let sum = 0n;
  for (const term of method.terms.filter((t) => t.factor !== null)) {
    const [whole, part = ''] = term.factor.split('.');
    sum += BigInt(term.amount) * BigInt(whole + part.padEnd(12, '0'));
  }
  // Half away from zero, as decimals are rounded by hand.
  const size = sum < 0n ? -sum : sum;
  const rounded = (2n * size + SCALE) / (2n * SCALE);
  return method.grams === (sum < 0n ? -rounded : rounded);
}

/** Whether the parts add up to the consumption. */
function totalsAdd(totals) {
  return totals.flows.reduce((sum, flow) => sum + flow.direct + flow.via, 0) === totals.consumption;
}

// ---- a day of slots: {qualities, direct, via, claimed}, the last three by origin and slot ----

const WRITER = new CborWriter();

function writeFlow(origin, direct, via, claimed) {
  WRITER.array(4);
  WRITER.integer(origin);
  WRITER.integer(direct);
  WRITER.integer(via);
  WRITER.integer(claimed);
}

/** The record of a slot; written in place, for there are thousands. */
function slotRecord(day, slot) {
  let consumption = 0;
  let flows = 0;
  for (let o = 0; o < day.direct.length; o++) {
    consumption += day.direct[o][slot] + day.via[o][slot];
    // Nothing is claimed of nothing, so these two say whether a line is one of zeros.
    if (day.direct[o][slot] !== 0 || day.via[o][slot] !== 0) flows++;
  }
  WRITER.array(5);
  WRITER.integer(1);
  WRITER.integer(FACTORY_SLOT);
  WRITER.integer(day.qualities[slot]);
  WRITER.integer(consumption);
  WRITER.array(flows);
  for (let o = 0; o < day.direct.length; o++) {
    if (day.direct[o][slot] !== 0 || day.via[o][slot] !== 0) writeFlow(o, day.direct[o][slot], day.via[o][slot], day.claimed[o][slot]);
  }
  return WRITER.take();
}

function totalsRecord(totals) {
  WRITER.array(7);
  WRITER.integer(1);
  WRITER.integer(FACTORY_TOTALS);
  WRITER.integer(totals.measured);
  WRITER.integer(totals.estimated);
  WRITER.integer(totals.missing);
  WRITER.integer(totals.consumption);
  WRITER.array(totals.flows.length);
  for (const flow of totals.flows) writeFlow(flow.origin, flow.direct, flow.via, flow.claimed);
  return WRITER.take();
}

/** The slots {@code [from, to)} together. */
function dayTotals(day, from, to) {
  const sum = (values) => {
    let all = 0;
    for (let t = from; t < to; t++) all += values[t];
    return all;
  };
  const totals = { measured: 0, estimated: 0, missing: 0, consumption: 0, flows: [] };
  for (let t = from; t < to; t++) {
    const quality = day.qualities[t];
    if (quality === 0) totals.measured++;
    else if (quality < 5) totals.estimated++;
    else if (quality === 5) totals.missing++;
  }
  for (let origin = 0; origin < day.direct.length; origin++) {
    const flow = { origin, direct: sum(day.direct[origin]), via: sum(day.via[origin]), claimed: sum(day.claimed[origin]) };
    if (flow.direct !== 0 || flow.via !== 0 || flow.claimed !== 0) {
      totals.flows.push(flow);
      totals.consumption += flow.direct + flow.via;
    }
  }
  return totals;
}
