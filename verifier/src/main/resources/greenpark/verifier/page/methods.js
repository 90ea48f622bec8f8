// Whether the methods of a month's account follow from its flows (docs/formats/evidence.md, Carbon).

/** The methods and their parts, in their order. */
const FORMS = [
  ['location', ['own', 'grid']],
  ['market', ['own', 'trade', 'gec', 'residual']],
  ['fossil-residual', ['own', 'trade', 'gec', 'apportioned', 'residual']],
  ['footprint', ['wind', 'solar', 'grid']],
  ['article-cfp2023', ['wind', 'solar', 'grid']],
];

/** The parts that a method multiplies with a factor; the others count as zero. */
const PRICED = ['wind', 'solar', 'grid', 'residual'];

function checkCarbon({ methods, totals }, { plants }) {
  const flows = flowsOf(totals, plants);
  FORMS.forEach(([name, parts], i) => {
    if (i >= methods.length || !hasForm(methods[i], name, parts)) wrong('METHOD_MALFORMED', name);
    if (!amountsFollow(methods[i], methods[1], flows)) wrong('AMOUNTS_DIFFER', name);
    if (!gramsAdd(methods[i])) wrong('EMISSIONS_DIFFER', name);
  });
  if (methods.length > FORMS.length) wrong('METHOD_MALFORMED', 'month');
}

function hasForm({ method, grams, terms }, name, parts) {
  if (method !== name || terms.length !== parts.length || terms.some((term, i) => term.part !== parts[i])) return false;
  const formed = terms.every(({ part, factor, year, document }) =>
    factor === null ? year === null && document === '' : PRICED.includes(part) && year !== null);
  const known = terms.every(({ part, factor }) => factor !== null || !PRICED.includes(part));
  return formed && known === (grams !== null);
}

function hasWind(plant) { return plant.technology.split('+').includes('wind'); }

function isOnlyWind(plant) { return plant.technology === 'wind'; }

/** What the flows say: own and other energy, and between what the wind's part of the own must lie, by plant and by the article's capacities. */
function flowsOf(totals, plants) {
  const came = new Map(totals.flows.map((flow) => [flow.origin - NUMBERS.firstPlant, flow.direct + flow.via]));
  const of = (chosen) => plants.reduce((sum, plant, i) => sum + (chosen(plant) && came.get(i) || 0), 0);
  const own = greenSum(totals);
  return {
    own, rest: totals.consumption - own, wind: [of(isOnlyWind), of(hasWind)],
    byCapacity: [plants.every(isOnlyWind) ? own : 0, plants.some(hasWind) ? own : 0],
  };
}

function amountsFollow({ method, terms }, market, { own, rest, wind, byCapacity }) {
  if (terms.some((term) => term.amount < 0)) return false;
  const of = (part, among = terms) => among.filter((term) => term.part === part).reduce((sum, term) => sum + term.amount, 0);
  const ownAndGrid = ([least, most]) => of('wind') >= least && of('wind') <= most && of('wind') + of('solar') === own && of('grid') === rest;
  switch (method) {
    case 'location': return of('own') === own && of('grid') === rest;
    case 'market': return of('own') === own && of('trade') + of('gec') + of('residual') === rest;
    case 'fossil-residual':
      return of('own') === own && ['trade', 'gec'].every((part) => of(part) === of(part, market.terms))
        && of('trade') + of('gec') + of('apportioned') + of('residual') === rest;
    case 'footprint': return ownAndGrid(wind);
    default: return ownAndGrid(byCapacity);
  }
}
