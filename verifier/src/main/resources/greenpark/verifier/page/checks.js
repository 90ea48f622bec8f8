// The nine checks of an evidence file, in their order, each with one outcome. The first thing that is wrong is the reason of its check;
// what cannot be looked at because of it refers to it (docs/formats/evidence.md, The checks). Here leaves are read and records opened;
// what the records say is looked at in records.js and methods.js.

const HOLDS = 'HOLDS';
const FAILS = 'FAILS';
const NOT_APPLICABLE = 'NOT_APPLICABLE';

function holds(check) { return { check, state: HOLDS, reason: 'NONE', what: '' }; }

function fails(check, reason, what = '') { return { check, state: FAILS, reason, what }; }

function doesNotApply(check, reason) { return { check, state: NOT_APPLICABLE, reason, what: '' }; }

/** Ends a check with what is wrong. */
class Wrong extends Error {
  constructor(reason, what) {
    super(reason);
    this.reason = reason;
    this.what = what;
  }
}

function wrong(reason, what) { throw new Wrong(reason, what); }

/** The reason for bytes that are malformed; any other trouble is ours and goes on. */
function reasonOf(error, reason) {
  if (!(error instanceof Malformed)) throw error;
  return reason;
}

function reading(reason, what, read) {
  try {
    return read();
  } catch (e) {
    return wrong(reasonOf(e, reason), what);
  }
}

function outcome(check, work) {
  try {
    work();
    return holds(check);
  } catch (e) {
    if (!(e instanceof Wrong)) throw e;
    return fails(check, e.reason, e.what);
  }
}

function after(earlier, check, work) {
  if (earlier.state !== FAILS) return outcome(check, work);
  return fails(check, 'SEE_EARLIER', earlier.reason === 'SEE_EARLIER' ? earlier.what : earlier.check);
}

function isoDate(day) { return new Date(day * 86400000).toISOString().slice(0, 10); }

/** The first day of a month, as days are counted. */
function firstDay(month) { return Date.UTC(Math.floor(month / 12), month % 12) / 86400000; }

class EvidenceCheck {
  constructor(file) {
    this.file = file;
    this.parks = new Map();
    this.inOrder = [];
    this.leaves = [];
    this.monthLeaf = null;
    this.account = null;
    this.accountPark = null;
    /** What is opened: {leaf, park, total, slots, hours}. */
    this.days = [];
  }

  run(signatures) {
    const { checkpoint, findings: [ofLog, ofWitnesses] } = signatures;
    const included = checkpoint === null ? fails('included', 'SEE_EARLIER', 'checkpoint')
      : outcome('included', () => this.included(checkpoint));
    const park = outcome('park', () => this.readParks());
    const days = after(park, 'days', () => this.readDays());
    const openings = after(days, 'openings', () => this.open());
    const sums = after(openings, 'sums', () => checkSums(this));
    const claims = after(openings, 'claims', () => checkClaims(this));
    const carbon = this.file.account === null ? doesNotApply('carbon', 'NO_ACCOUNT')
      : after(openings, 'carbon', () => checkCarbon(this.account, this.accountPark));
    return [ofLog, ofWitnesses, included, park, days, openings, sums, claims, carbon];
  }

  included(checkpoint) {
    const { file } = this;
    const all = [
      ...file.parks.map((leaf, i) => [leaf, 'park ' + (i + 1)]),
      ...(file.account === null ? [] : [[file.account.leaf, 'month']]),
      ...file.days.map((day, i) => [day.leaf, 'day ' + (i + 1)]),
    ];
    for (const [leaf, what] of all) {
      if (!isIncluded(leaf.index, checkpoint.size, leaf.path, hashLeaf(leaf.bytes), checkpoint.root)) wrong('PATH_FAILS', what);
    }
  }

  readParks() {
    this.file.parks.forEach(({ bytes }, i) => {
      const what = 'park ' + (i + 1);
      const park = reading('LEAF_MALFORMED', what, () => readLeaf(bytes, LEAF.park));
      if (!park.points.some((p) => p.id === this.file.factory && p.kind === FACTORY)) wrong('FACTORY_UNKNOWN', what);
      if (!isConsistent(park)) wrong('PARK_INCONSISTENT', what);
      this.parks.set(hex(sha256(bytes)), park);
      this.inOrder.push(park);
    });
  }

  parkOf(leaf, what) { return this.parks.get(hex(leaf.park)) || wrong('OTHER_PARK', what); }

  readDays() {
    const first = firstDay(this.file.month);
    const next = firstDay(this.file.month + 1);
    let last = -1;
    this.file.days.forEach((day, i) => {
      const what = 'day ' + (i + 1);
      const leaf = reading('LEAF_MALFORMED', what, () => readLeaf(day.leaf.bytes, LEAF.day));
      const park = this.parkOf(leaf, what);
      if (leaf.point !== this.file.factory) wrong('OTHER_FACTORY', what);
      if (leaf.date < first || leaf.date >= next) wrong('OTHER_MONTH', what);
      if (leaf.date <= last) wrong('OUT_OF_ORDER', what);
      // A day with a clock change is an hour or two longer or shorter.
      if (Math.abs(leaf.slots * park.step - 86400) > 7200) wrong('WRONG_NUMBER_OF_SLOTS', what);
      last = leaf.date;
      this.leaves.push(leaf);
    });
    if (this.file.account !== null) this.readMonth(next - first);
  }

  readMonth(length) {
    const { file } = this;
    const leaf = reading('LEAF_MALFORMED', 'month', () => readLeaf(file.account.leaf.bytes, LEAF.month));
    this.parkOf(leaf, 'month');
    if (leaf.point !== file.factory) wrong('OTHER_FACTORY', 'month');
    if (leaf.month !== file.month) wrong('OTHER_MONTH', 'month');
    const complete = leaf.days === length && (file.variant === 'month'
      || (this.leaves.length === length && same(treeRoot(file.days.map((day) => day.leaf.bytes)), leaf.daysRoot)));
    if (!complete) wrong('DAYS_INCOMPLETE', 'month');
    this.monthLeaf = leaf;
  }

  // ---- openings ----

  open() {
    const { file } = this;
    const open = { slots: this.openSlots, hours: this.openHours, days: this.openDay }[file.variant];
    this.leaves.forEach((leaf, i) => {
      const park = this.parkOf(leaf, '');
      this.days.push({ leaf, park, slots: null, hours: [], ...open.call(this, leaf, park, file.days[i].opening, isoDate(leaf.date)) });
    });
    if (this.monthLeaf !== null) this.openMonth();
  }

  openMonth() {
    const { file, monthLeaf } = this;
    const { key, record } = file.account;
    if (!same(commitment(salts(key)(LABEL.month, 0), record), monthLeaf.commitment)) wrong('COMMITMENT_DIFFERS', 'month');
    const account = reading('RECORD_MALFORMED', 'month', () => readAccount(record));
    const park = this.parkOf(monthLeaf, 'month');
    this.mustFit(account.totals, park, 'month');
    if (account.factory !== file.factory) wrong('OTHER_FACTORY', 'month');
    if (account.month !== file.month) wrong('OTHER_MONTH', 'month');
    this.account = account;
    this.accountPark = park;
  }

  openSlots(leaf, park, opening, what) {
    const fits = opening.columns.every((column) => column.origin < originCount(park));
    const slots = fits ? dayOf(opening) : null;
    const count = opening.qualities.length;
    if (slots === null || count !== leaf.slots) wrong('RECORD_MALFORMED', what);
    const salt = salts(opening.key);
    const ofSlots = [];
    for (let t = 0; t < count; t++) ofSlots.push(commitment(salt(LABEL.slot, t), slotRecord(slots, t)));
    const ofTotals = [];
    const hours = [];
    const perHour = slotsPerHour(park);
    for (let from = 0; from < count; from += perHour) {
      const hour = dayTotals(slots, from, Math.min(from + perHour, count));
      ofTotals.push(commitment(salt(LABEL.hour, hours.length), totalsRecord(hour)));
      hours.push(hour);
    }
    const total = dayTotals(slots, 0, count);
    ofTotals.push(commitment(salt(LABEL.day, 0), totalsRecord(total)));
    if (!same(treeRoot(ofSlots), leaf.slotsRoot) || !same(treeRoot(ofTotals), leaf.totalsRoot)) wrong('COMMITMENT_DIFFERS', what);
    return { total, slots };
  }

  openHours(leaf, park, records, what) {
    if (records.length !== totalsCount(leaf, park)) wrong('RECORD_MALFORMED', what);
    const read = records.map(({ record }) => this.record(record, park, what));
    const root = treeRoot(records.map(({ salt, record }) => commitment(salt, record)));
    if (!same(root, leaf.totalsRoot)) wrong('COMMITMENT_DIFFERS', what);
    return { total: read.at(-1), hours: read.slice(0, -1) };
  }

  openDay(leaf, park, { salt, record, path }, what) {
    const total = this.record(record, park, what);
    const count = BigInt(totalsCount(leaf, park));
    if (!isIncluded(count - 1n, count, path, hashLeaf(commitment(salt, record)), leaf.totalsRoot)) wrong('COMMITMENT_DIFFERS', what);
    return { total };
  }

  record(bytes, park, what) {
    const totals = reading('RECORD_MALFORMED', what, () => readTotals(bytes));
    this.mustFit(totals, park, what);
    return totals;
  }

  mustFit(totals, park, what) {
    if (totals.flows.some((flow) => flow.origin >= originCount(park))) wrong('RECORD_MALFORMED', what);
  }
}

/** Whether each usage point and each plant has an id of its own, and the plants are usage points of that kind. */
function isConsistent({ points, plants }) {
  const kinds = new Map(points.map((point) => [point.id, point.kind]));
  return kinds.size === points.length && new Set(plants.map((plant) => plant.id)).size === plants.length
    && plants.every((plant) => kinds.get(plant.id) === PLANT);
}

/** Days of a month. */
function monthLength(month) { return firstDay(month + 1) - firstDay(month); }

/** As many slots as the days of a month can have at most. */
function mostSlots(month, park) { return Math.floor(monthLength(month) * (86400 + 7200) / park.step); }

function slotsPerHour(park) { return Math.max(1, Math.floor(3600 / park.step)); }

/** The hours of a day, and the day. */
function totalsCount(leaf, park) { return Math.ceil(leaf.slots / slotsPerHour(park)) + 1; }

/**
 * Checks the bytes of a file, under the policy that it carries or one of the reader's own.
 *
 * The verdict is 'verified' if no check fails, 'not-verified' otherwise, 'unreadable' if the bytes are no evidence file.
 */
async function checkEvidence(bytes, policy) {
  let file;
  try {
    file = readEvidence(bytes);
  } catch (e) {
    return { verdict: reasonOf(e, 'unreadable'), why: e.message, findings: [] };
  }
  const signatures = await checkSignatures(file.checkpoint, policy === undefined ? file.policy : policy);
  const check = new EvidenceCheck(file);
  const findings = check.run(signatures);
  const verdict = findings.some((finding) => finding.state === FAILS) ? 'not-verified' : 'verified';
  const { inOrder: parks, account, accountPark, days } = check;
  return { verdict, findings, file, signatures, parks, account, accountPark, days };
}
