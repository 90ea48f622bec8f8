// What opened records say of each other: that parts add up, and that nothing is claimed that did not come.

const GRID = 'grid';
const UNKNOWN = 'unattributed';
const NUMBERS = { grid: 0, unknown: 1, firstPlant: 2 };

/** How many numbers of origins a park's records know. */
function originCount(park) { return NUMBERS.firstPlant + park.plants.length; }

function isPlantNumber(origin) { return origin >= NUMBERS.firstPlant; }

function plantKey(id) { return 'plant ' + id; }

/** The number of a plant may differ between parks, its id stays; and a plant of any id is neither grid nor unknown. */
function originKey(origin, park) {
  if (origin === NUMBERS.grid) return GRID;
  return origin === NUMBERS.unknown ? UNKNOWN : plantKey(park.plants[origin - NUMBERS.firstPlant].id);
}

/** Adds what came of each origin to a map of {@code [direct, via, claimed]} by key. */
function addByOrigin(byKey, totals, park) {
  for (const flow of totals.flows) {
    const key = originKey(flow.origin, park);
    const sums = byKey.get(key) || [0, 0, 0];
    byKey.set(key, [sums[0] + flow.direct, sums[1] + flow.via, sums[2] + flow.claimed]);
  }
  return byKey;
}

function equalByOrigin(a, b) {
  return a.size === b.size && [...a].every(([key, sums]) => b.has(key) && sums.every((sum, i) => sum === b.get(key)[i]));
}

const NO_TOTALS = { measured: 0, estimated: 0, missing: 0, consumption: 0, flows: [] };

/** The sum of two totals of one park. */
function plus(a, b) {
  const flows = new Map(a.flows.map((flow) => [flow.origin, flow]));
  for (const flow of b.flows) {
    const own = flows.get(flow.origin) || { direct: 0, via: 0, claimed: 0 };
    flows.set(flow.origin, {
      origin: flow.origin, direct: own.direct + flow.direct, via: own.via + flow.via, claimed: own.claimed + flow.claimed,
    });
  }
  return {
    measured: a.measured + b.measured, estimated: a.estimated + b.estimated, missing: a.missing + b.missing,
    consumption: a.consumption + b.consumption, flows: [...flows.values()].sort((x, y) => x.origin - y.origin),
  };
}

/** Whether two totals say the same. */
function equalTotals(a, b) {
  return ['measured', 'estimated', 'missing', 'consumption'].every((field) => a[field] === b[field])
    && a.flows.length === b.flows.length
    && a.flows.every((flow, i) => ['origin', 'direct', 'via', 'claimed'].every((field) => flow[field] === b.flows[i][field]));
}

/** What came of plants, straight or through storage. */
function greenSum(totals) {
  return totals.flows.filter((flow) => isPlantNumber(flow.origin)).reduce((sum, flow) => sum + flow.direct + flow.via, 0);
}

function checkSums({ file, days, account, accountPark }) {
  for (const day of days) {
    const what = isoDate(day.leaf.date);
    if (file.variant === 'hours') {
      for (const hour of day.hours) {
        if (!totalsAdd(hour)) wrong('DOES_NOT_ADD', what);
        mustCount(hour, slotsPerHour(day.park), what);
      }
      if (!equalTotals(day.hours.reduce(plus, NO_TOTALS), day.total)) wrong('DOES_NOT_ADD', what);
    } else if (!totalsAdd(day.total)) wrong('DOES_NOT_ADD', what);
    mustCount(day.total, day.leaf.slots, what);
  }
  if (account === null) return;
  const { totals } = account;
  if (!totalsAdd(totals)) wrong('DOES_NOT_ADD', 'month');
  mustCount(totals, mostSlots(file.month, accountPark), 'month');
  if (file.variant !== 'month') {
    const sum = new Map();
    for (const day of days) addByOrigin(sum, day.total, day.park);
    const counted = ['measured', 'estimated', 'missing', 'consumption']
      .every((field) => days.reduce((all, day) => all + day.total[field], 0) === totals[field]);
    if (!counted || !equalByOrigin(sum, addByOrigin(new Map(), totals, accountPark))) wrong('DOES_NOT_ADD', 'month');
  }
  // What a plant gave in an hour is part of what was used in it, so the lesser of the two is what the plants gave.
  if (account.matched !== greenSum(totals)) wrong('MATCHED_DIFFERS', 'month');
}

/** No more intervals can rest on something than there are. */
function mustCount(totals, most, what) {
  if (totals.measured + totals.estimated + totals.missing > most) wrong('COUNTS_EXCEED', what);
}

function checkClaims({ days, account }) {
  for (const day of days) {
    const what = isoDate(day.leaf.date);
    if (day.slots !== null) {
      // Of a plant no slot can claim more than there was, by the form of its columns.
      const other = day.slots.claimed.slice(0, NUMBERS.firstPlant);
      if (other.some((column) => column.some((claimed) => claimed !== 0))) wrong('CLAIMED_EXCEEDS', what);
    }
    mustBeTraced(day.total, what);
  }
  for (const day of days) for (const hour of day.hours) mustBeTraced(hour, isoDate(day.leaf.date));
  if (account !== null) mustBeTraced(account.totals, 'month');
}

function mustBeTraced(totals, what) {
  for (const flow of totals.flows) {
    if (flow.claimed > (isPlantNumber(flow.origin) ? flow.direct + flow.via : 0)) wrong('CLAIMED_EXCEEDS', what);
  }
}
