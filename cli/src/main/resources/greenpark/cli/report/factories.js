// Sections 5 and 6: factories, each with its year in quarter-hours; and contract beside physics.

const NO_DEMAND = 254;
const INCOMPLETE = 255;
const factoryView = { sort: 'consumption', down: true, search: '', open: undefined };

const FACTORY_COLUMNS = {
  name: (f) => name(f.name), consumption: (f) => f.consumption, green: (f) => f.green, greenShare: (f) => f.greenShare ?? -1,
  own: (f) => f.routes.own, contract: (f) => f.routes.contract, pool: (f) => f.routes.pool,
  storage: (f) => f.routes.storageGreen + f.routes.storageOther, grid: (f) => f.routes.grid,
};

function showFactories(section) {
  title(section, 'factories', number(data.factories.length));
  if (factoryView.open === undefined) factoryView.open = largestFactory();
  const unit = tableUnit(Math.max(...data.factories.map((f) => f.consumption), 0));
  const body = h('tbody');
  const heads = h('tr');
  const fill = () => {
    heads.replaceChildren(...factoryHeads(unit, fill));
    body.replaceChildren(...factoryRows().flatMap((f) => factoryRow(f, unit, fill)));
  };
  const search = h('input', { type: 'search', placeholder: t('factories.search'), 'aria-label': t('factories.search'), value: factoryView.search,
    oninput: (e) => { factoryView.search = e.target.value; fill(); } });
  section.append(h('div', { class: 'tools' }, search, legend(data.origins.map((o, i) => [ORIGIN_COLOURS[i], originName(i), data.factories.some((f) => f.byOrigin[i] > 0)])
    .filter(([, , used]) => used).map(([colour, label]) => [colour, label]))));
  section.append(h('div', { class: 'scroll' }, h('table', { class: 'plain compact factories' }, h('thead', {}, heads), body)));
  fill();
}

function largestFactory() {
  return data.factories.reduce((best, f) => (best && best.consumption >= f.consumption ? best : f), null)?.id ?? null;
}

function factoryHeads(unit, fill) {
  const sort = (key) => {
    factoryView.down = factoryView.sort === key ? !factoryView.down : key !== 'name';
    factoryView.sort = key;
    fill();
  };
  // No button elements: browsers leave them out of the heads they repeat on paper.
  const head = (key) => h('th', { class: key === 'name' ? '' : 'n', 'aria-sort': factoryView.sort === key ? (factoryView.down ? 'descending' : 'ascending') : null },
    h('span', { role: 'button', tabindex: 0, onclick: () => sort(key), onkeydown: (e) => e.key === 'Enter' && sort(key) },
      key === 'name' ? `${t('column.factory')} (${unit.unit})` : t('column.' + key)));
  return [...Object.keys(FACTORY_COLUMNS).map(head), h('th', {}, t('column.bySource'))];
}

function factoryRows() {
  const wanted = factoryView.search.trim().toLowerCase();
  const key = FACTORY_COLUMNS[factoryView.sort];
  const order = (a, b) => (typeof key(a) === 'string' ? key(a).localeCompare(key(b), language) : key(a) - key(b)) || a.id.localeCompare(b.id);
  return data.factories
    .filter((f) => [f.id, ...Object.values(f.name), ...Object.values(f.industry)].some((text) => text.toLowerCase().includes(wanted)))
    .sort((a, b) => (factoryView.down ? -order(a, b) : order(a, b)));
}

function factoryRow(f, unit, fill) {
  const open = factoryView.open === f.id;
  const toggle = () => { factoryView.open = open ? null : f.id; fill(); };
  const row = h('tr', { class: 'row' + (open ? ' open' : ''), onclick: toggle },
    h('th', { scope: 'row' }, h('button', { type: 'button', 'aria-expanded': String(open) }, name(f.name)), h('small', {}, name(f.industry))),
    cell(unit, f.consumption), cell(unit, f.green),
    h('td', { class: 'n strong' }, h('span', { class: 'meter' }, h('i', { style: { width: (f.greenShare ?? 0) / 1e4 + '%' } })), percent(f.greenShare)),
    cell(unit, f.routes.own), cell(unit, f.routes.contract), cell(unit, f.routes.pool), cell(unit, f.routes.storageGreen + f.routes.storageOther), cell(unit, f.routes.grid),
    h('td', { class: 'wide' }, parts(originParts(f.byOrigin))));
  return open ? [row, h('tr', { class: 'detail' }, h('td', { colspan: 10 }, h('div', { class: 'detail-in' }, factoryDetail(f))))] : [row];
}

function factoryDetail(f) {
  const used = data.origins.map((_, i) => i).filter((i) => f.byOrigin[i] > 0);
  return [
    h('h3', {}, t('factories.heat', name(f.name))), heatMap(f),
    h('h3', {}, t('factories.months')),
    monthColumns(240, data.months.map((m) => m.month), used.map((i) => ({ name: originName(i), colour: ORIGIN_COLOURS[i], values: f.months.map((m) => m[i]) }))),
    h('h3', {}, t('factories.sources')), sourceTable(f, used),
    h('h3', {}, t('ledger.title')), ledgerTable(f),
  ];
}

function sourceTable(f, used) {
  const physical = f.physical;
  const origins = physical ? data.origins.map((_, i) => i).filter((i) => f.byOrigin[i] > 0 || physical[i] > 0) : used;
  const share = (wh, whole) => number(100 * wh / (whole || 1), 1) + ' %';
  const whole = physical ? physical.reduce((a, b) => a + b, 0) : 0;
  return table('plain compact narrow', [h('th', {}, t('column.origin')), h('th', { class: 'n' }, t('physics.contract') + ' Wh'), h('th', { class: 'n' }, '%'),
    ...(physical ? [h('th', { class: 'n' }, t('physics.physical') + ' Wh'), h('th', { class: 'n' }, '%')] : [])],
  origins.map((i) => h('tr', {}, h('th', { scope: 'row' }, h('i', { class: 'dot', style: { background: ORIGIN_COLOURS[i] } }), originName(i)),
    h('td', { class: 'n' }, number(f.byOrigin[i])), h('td', { class: 'n' }, share(f.byOrigin[i], f.consumption)),
    ...(physical ? [h('td', { class: 'n' }, number(physical[i])), h('td', { class: 'n' }, share(physical[i], whole))] : []))));
}

/** From sand (no green energy) to deep green (nothing else). */
const SCALE = [[0xf3, 0xec, 0xdc], [0xd3, 0xe0, 0xb4], [0x8f, 0xc4, 0x8c], [0x3d, 0x97, 0x62], [0x0b, 0x5d, 0x3f]];
const HEAT_NO_DEMAND = [0xd5, 0xdc, 0xe6];
const HEAT_INCOMPLETE = [0xc2, 0x69, 0x4f];

function heatColour(value) {
  if (value === NO_DEMAND) return HEAT_NO_DEMAND;
  if (value === INCOMPLETE) return HEAT_INCOMPLETE;
  const place = Math.min(value, 200) / 200 * (SCALE.length - 1);
  const low = Math.min(Math.floor(place), SCALE.length - 2);
  return SCALE[low].map((c, i) => Math.round(c + (SCALE[low + 1][i] - c) * (place - low)));
}

/** Days across, quarter-hours of the local day down; one pixel each, then enlarged without smoothing. */
function heatMap(f) {
  const slots = Uint8Array.from(atob(f.slots), (c) => c.charCodeAt(0));
  const starts = data.dayStarts;
  const days = data.dates.length;
  const perDay = Math.max(...data.dates.map((_, d) => starts[d + 1] - starts[d]));
  const canvas = h('canvas', { width: days, height: perDay, role: 'img', 'aria-label': t('factories.heat', name(f.name)) });
  const paint = canvas.getContext('2d');
  const image = paint.createImageData(days, perDay);
  for (let d = 0; d < days; d++) {
    for (let q = 0; q < starts[d + 1] - starts[d]; q++) {
      const slot = starts[d] + q;
      if (slot >= 0 && slot < slots.length) image.data.set([...heatColour(slots[slot]), 255], 4 * (q * days + d));
    }
  }
  paint.putImageData(image, 0, 0);
  tipped(canvas, (event) => {
    const box = canvas.getBoundingClientRect();
    const d = Math.min(days - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * days)));
    const q = Math.min(perDay - 1, Math.max(0, Math.floor((event.clientY - box.top) / box.height * perDay)));
    const slot = starts[d] + q;
    if (slot >= starts[d + 1] || slot < 0 || slot >= slots.length) return null;
    const v = slots[slot];
    return [`${data.dates[d]}  ${clock(q)}–${clock(q + 1)}`, v === NO_DEMAND ? t('heat.noDemand') : v === INCOMPLETE ? t('heat.incomplete') : t('heat.share', number(v / 2, 1))];
  });
  const hours = h('div', { class: 'hours' }, [0, 6, 12, 18, 24].map((hour) => h('span', {}, String(hour).padStart(2, '0'))));
  return h('div', {}, h('div', { class: 'heat' }, hours, canvas, h('div', { class: 'dates' }, dateMarks().map(([d, label]) => h('span', { style: { left: 100 * d / days + '%' } }, label)))), heatLegend());
}

function clock(quarter) {
  const minutes = quarter * data.park.stepMinutes;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The first of each month where there are many days, otherwise each seventh day. */
function dateMarks() {
  const all = data.dates.map((date, d) => [d, date]);
  return all.length > 62
    ? all.filter(([, date]) => date.endsWith('-01')).map(([d, date]) => [d, shortMonth(date.slice(0, 7))])
    : all.filter(([d]) => d % 7 === 0).map(([d, date]) => [d, date.slice(5)]);
}

function heatLegend() {
  const css = (c) => `rgb(${c.join(',')})`;
  return h('div', { class: 'heat-legend' }, h('span', {}, '0 %'), h('i', { class: 'ramp', style: { background: `linear-gradient(to right, ${SCALE.map(css).join(',')})` } }), h('span', {}, '100 %'),
    legend([[css(HEAT_NO_DEMAND), t('heat.noDemand')], [css(HEAT_INCOMPLETE), t('heat.incomplete')]]));
}

function showPhysics(section) {
  title(section, 'physics');
  if (data.physicalIntervals < 0) {
    section.append(h('p', { class: 'absent' }, t('physics.absent')));
    return;
  }
  section.append(h('p', { class: 'fine' }, t('physics.coverage', number(data.physicalIntervals), number(data.period.intervals))),
    legend([[COLOUR.contract, t('physics.contract')], [COLOUR.export, t('physics.physical')]]));
  const rows = [...data.factories].sort((a, b) => b.consumption - a.consumption).map((f) => {
    const known = f.greenShare !== null && f.physicalShare !== null;
    const difference = known ? f.physicalShare - f.greenShare : 0;
    return h('tr', {}, h('th', { scope: 'row' }, name(f.name)), h('td', { class: 'n strong' }, percent(f.greenShare)), h('td', { class: 'n strong' }, percent(f.physicalShare)),
      h('td', { class: 'n' }, known ? signed(number(difference / 1e4, 1), difference) : '–'),
      h('td', { class: 'wide' }, known ? dumbbell(f.greenShare / 1e4, f.physicalShare / 1e4) : null));
  });
  section.append(table('plain compact physics', [h('th', {}, t('column.factory')), h('th', { class: 'n' }, t('physics.contract')), h('th', { class: 'n' }, t('physics.physical')),
    h('th', { class: 'n' }, t('physics.difference')), h('th', {}, h('span', { class: 'ends' }, h('span', {}, '0 %'), h('span', {}, '100 %')))], rows));
}

function dumbbell(a, b) {
  return h('div', { class: 'dumbbell' }, h('i', { class: 'rod', style: { left: Math.min(a, b) + '%', width: Math.abs(a - b) + '%' } }),
    h('i', { style: { left: a + '%', background: COLOUR.contract } }), h('i', { style: { left: b + '%', background: COLOUR.export } }));
}
