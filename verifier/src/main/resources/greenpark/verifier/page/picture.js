// The month as a picture: every interval, every day, every plant. Drawn for verified files only.

const HUES = {
  solar: ['#e0a11f', '#cf7a2e', '#e9bd5a', '#b9622b'],
  wind: ['#1f7a8c', '#4fa3b1', '#155a68', '#83c0c9'],
  other: ['#7a6fc2', '#a05f9a', '#5d7fb8', '#9a8f3c'],
};
const GREY = { [GRID]: '#b4bcb8', [UNKNOWN]: '#c2694f' };
const QUALITY_COLOURS = ['#2f8f5b', '#e0a11f', '#e0a11f', '#e0a11f', '#e0a11f', '#b23a2a', '#e3e8e4'];

/** What the month came to and its parts: from the days, or from the account where no day is shown. */
function monthOf({ account, days, parks, accountPark }) {
  const plants = new Map();
  const origins = new Map();
  for (const park of parks) park.plants.forEach((plant) => plants.set(plantKey(plant.id), plant));
  for (const day of days) addByOrigin(origins, day.total, day.park);
  if (days.length === 0) addByOrigin(origins, account.totals, accountPark);
  const totals = account ? account.totals : days.map((day) => day.total).reduce(plus, NO_TOTALS);
  return { totals, origins, plants, ids: orderedIds(origins, plants) };
}

/** Plants in the park's order, then the grid, then the unknown. */
function orderedIds(origins, plants) {
  return [...plants.keys(), GRID, UNKNOWN].filter((id) => origins.has(id));
}

function isPlant(id, month) { return month.plants.has(id); }

function sourceName(id, month) { return isPlant(id, month) ? nameOf(month.plants.get(id).name) : t(id); }

/** A colour per source: the technology gives the hue, its place among its like the shade. */
function sourceColour(id, month) {
  if (!isPlant(id, month)) return GREY[id];
  const kind = (plantId) => ['solar', 'wind'].find((k) => month.plants.get(plantId).technology.includes(k)) || 'other';
  const like = month.ids.filter((other) => isPlant(other, month) && kind(other) === kind(id));
  return HUES[kind(id)][like.indexOf(id) % 4];
}

/** The section of the month; a choice of view draws it anew. */
function pictureSection(result, view = 'green') {
  const setView = (chosen) => section.replaceWith(pictureSection(result, chosen));
  const month = monthOf(result);
  const { file, account, days, parks } = result;
  const factory = account ? nameOf(account.name) : file.factory;
  const hasGrid = days.length > 0 && file.variant !== 'days';
  const section = h('section', { class: 'month' }, h('h2', {}, given(t('picture.title', factory, monthText(file.month)))),
    account ? null : h('p', { class: 'caution' }, partText(result)),
    headline(month, account),
    hasGrid ? heatMap(file, days, parks.at(-1), view, setView) : null,
    days.length > 0 ? dayBars(days, month) : monthBar(month),
    plantTable(month),
    qualityBar(month.totals, days));
  return section;
}

function greenOf(month) {
  return month.ids.filter((id) => isPlant(id, month)).reduce(([all, via, claimed], id) => {
    const [d, v, c] = month.origins.get(id);
    return [all + d + v, via + v, claimed + c];
  }, [0, 0, 0]);
}

function headline(month, account) {
  const use = month.totals.consumption;
  const [green, via, claimed] = greenOf(month);
  const grid = (month.origins.get(GRID) || [0, 0])[0] + (month.origins.get(GRID) || [0, 0])[1];
  const figure = (label, value, note) => h('div', { class: 'figure' }, h('span', {}, label), h('b', {}, value), h('small', {}, note));
  return h('div', { class: 'figures' },
    figure(t('picture.use'), energyText(use), ''),
    figure(t('picture.green'), percent(green, use), energyText(green) + (via > 0 ? ', ' + t('picture.via', energyText(via)) : '')),
    figure(t('picture.claimed'), percent(claimed, use), energyText(claimed)),
    account ? figure(t('picture.matched'), percent(account.matched, use), t('picture.matched.about')) : null,
    figure(t('picture.grid'), percent(grid, use), energyText(grid)));
}

// ---- heat map ----

/** The cells of a day: {use, green, claimed, quality, seconds} each. */
function cellsOf({ slots, hours }) {
  if (slots === null) {
    return hours.map((hour) => {
      const green = hour.flows.filter((flow) => isPlantNumber(flow.origin));
      const quality = hour.missing > 0 ? 5 : hour.estimated > 0 ? 2 : hour.measured > 0 ? 0 : 6;
      return { use: hour.consumption, green: sumOf(green, (f) => f.direct + f.via), claimed: sumOf(green, (f) => f.claimed), quality };
    });
  }
  return Array.from(slots.qualities, (quality, slot) => {
    const cell = { use: 0, green: 0, claimed: 0, quality };
    slots.direct.forEach((direct, origin) => {
      const came = direct[slot] + slots.via[origin][slot];
      cell.use += came;
      if (isPlantNumber(origin)) cell.green += came;
      cell.claimed += slots.claimed[origin][slot];
    });
    return cell;
  });
}

function sumOf(items, value) { return items.reduce((all, item) => all + value(item), 0); }

/** A colour between the stops of a scale, in one of 24 steps, so that neighbours that look alike are one shape. */
function shade(stops, value) {
  const at = Math.round(Math.min(1, Math.max(0, value)) * 24) / 24 * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(at));
  const mixed = stops[i].map((from, c) => Math.round(from + (stops[i + 1][c] - from) * (at - i)));
  return '#' + mixed.map((c) => HEX[c]).join('');
}

const GREENS = [[240, 238, 228], [205, 224, 190], [124, 191, 133], [47, 143, 91], [11, 93, 63]];
const BLUES = [[238, 242, 245], [170, 200, 216], [74, 127, 181], [38, 60, 110]];

/** Of a drawing [px]: as wide as there is room, so that its letters are as large on a phone as elsewhere. */
function drawingWidth() { return Math.max(260, Math.min(1052, document.documentElement.clientWidth - (window.innerWidth > 600 ? 118 : 62))); }

function heatMap(file, days, park, view, setView) {
  const rows = days.map((day) => ({ day, cells: cellsOf(day) }));
  const columns = Math.max(...rows.map((row) => row.cells.length));
  const most = Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.use)));
  const colour = {
    green: (cell) => cell.use === 0 ? '#f7f9f7' : shade(GREENS, cell.green / cell.use),
    claimed: (cell) => cell.use === 0 ? '#f7f9f7' : shade(GREENS, cell.claimed / cell.use),
    energy: (cell) => shade(BLUES, cell.use / most),
    quality: (cell) => QUALITY_COLOURS[cell.quality],
  }[view];
  const [left, top, width, row] = [26, 20, drawingWidth() - 2, 15];
  const x = (column) => left + (width - left) * column / columns;
  const shapes = rows.flatMap(({ cells }, i) => {
    const runs = [];
    cells.forEach((cell, column) => {
      const fill = colour(cell);
      const last = runs.at(-1);
      if (last && last.fill === fill) last.to = column + 1; else runs.push({ fill, from: column, to: column + 1 });
    });
    return runs.map((run) => svg('rect', {
      x: x(run.from).toFixed(2), y: top + i * row, width: (x(run.to) - x(run.from) + 0.2).toFixed(2), height: row - 1, fill: run.fill,
    }));
  });
  const step = file.variant === 'hours' ? Math.max(3600, park.step) : park.step;
  const hours = (width < 600 ? [0, 6, 12, 18, 24] : [0, 3, 6, 9, 12, 15, 18, 21, 24]).filter((hour) => hour * 3600 / step <= columns);
  const picture = svg('svg', { viewBox: '0 0 ' + (width + 2) + ' ' + (top + rows.length * row + 2), class: 'heat', role: 'img', 'aria-label': t('view.' + view) },
    shapes,
    hours.map((hour) => svg('text', { x: x(hour * 3600 / step), y: 13, 'text-anchor': hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle' }, clock(hour * 3600))),
    rows.map(({ day }, i) => svg('text', { x: left - 6, y: top + i * row + row - 4, 'text-anchor': 'end' }, String(new Date(day.leaf.date * 86400000).getUTCDate()))));
  const readout = h('p', { class: 'readout', 'aria-live': 'polite' }, t('picture.heat.about'));
  picture.addEventListener('pointermove', (event) => {
    const box = picture.getBoundingClientRect();
    const scale = (width + 2) / box.width;
    const found = rows[Math.floor(((event.clientY - box.top) * scale - top) / row)];
    const column = Math.floor(((event.clientX - box.left) * scale - left) / (width - left) * columns);
    if (found && found.cells[column]) readout.textContent = cellText(found, column, step);
  });
  return h('div', { class: 'block' }, h('div', { class: 'heading' }, h('h3', {}, t(file.variant === 'hours' ? 'picture.heat.hours' : 'picture.heat')),
    h('div', { class: 'tabs', role: 'group' }, ['green', 'energy', 'claimed', 'quality'].map((v) =>
      h('button', { 'aria-pressed': String(v === view), click: () => setView(v) }, t('view.' + v))))),
  readout, h('div', { class: 'wide' }, picture), scale(view, most));
}

function cellText({ day, cells }, column, step) {
  const cell = cells[column];
  const quality = ['measured', 'estimated', 'estimated', 'estimated', 'estimated', 'missing', 'absent'][cell.quality];
  return [dayText(day.leaf.date) + ' ' + clock(column * step) + '–' + clock((column + 1) * step), energyText(cell.use),
    cell.use === 0 ? t('picture.none') : t('kind.of', percent(cell.green, cell.use)), t('claims') + ' ' + percent(cell.claimed, cell.use), t(quality)].join(' · ');
}

function scale(view, most) {
  if (view === 'quality') {
    return legend([['measured', 0], ['estimated', 2], ['missing', 5], ['absent', 6]].map(([key, q]) => [QUALITY_COLOURS[q], t(key)]));
  }
  const stops = view === 'energy' ? BLUES : GREENS;
  const steps = Array.from({ length: 25 }, (_, i) => svg('rect', { x: i * 6, y: 0, width: 6.2, height: 8, fill: shade(stops, i / 24) }));
  return h('p', { class: 'scale' }, view === 'energy' ? '0' : '0 %', svg('svg', { viewBox: '0 0 150 8', width: 150, height: 8 }, steps), view === 'energy' ? energyText(most) : '100 %');
}

function legend(entries) {
  return h('ul', { class: 'legend' }, entries.map(([colour, ...words]) => h('li', {}, h('i', { colour }), words)));
}

// ---- by day and by plant ----

/** The parts of a bar, from its foot: {id, via, energy}; what came through storage is the paler part of its source. */
function partsOf(origins, month) {
  return month.ids.flatMap((id) => {
    const [direct, via] = origins.get(id) || [0, 0];
    return [{ id, via: false, energy: direct }, { id, via: true, energy: via }];
  }).filter((part) => part.energy > 0);
}

function dayBars(days, month) {
  const most = Math.max(1, ...days.map((day) => day.total.consumption));
  const unit = [1, 2, 2.5, 5, 10].map((n) => n * 10 ** Math.floor(Math.log10(most / 4))).find((n) => n * 5 >= most) || most;
  const top = Math.ceil(most / unit) * unit;
  const [left, width, height, foot] = [66, drawingWidth(), 250, 22];
  const first = new Date(days[0].leaf.date * 86400000);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const pitch = (width - left) / length;
  const y = (value) => 8 + (height - foot - 8) * (1 - value / top);
  const lines = [];
  for (let value = 0; value <= top; value += unit) {
    lines.push(svg('line', { x1: left, x2: width, y1: y(value), y2: y(value), stroke: '#e3e8e4' }),
      svg('text', { x: left - 8, y: y(value) + 4, 'text-anchor': 'end' }, axisText(value, top)));
  }
  const bars = days.map((day) => {
    const at = new Date(day.leaf.date * 86400000).getUTCDate() - 1;
    let base = 0;
    const parts = partsOf(addByOrigin(new Map(), day.total, day.park), month);
    const shapes = parts.map((part) => {
      const from = base;
      base += part.energy;
      return svg('rect', {
        x: left + at * pitch + pitch * 0.12, width: pitch * 0.76, y: y(base), height: y(from) - y(base), fill: sourceColour(part.id, month), 'fill-opacity': part.via ? 0.5 : 1,
      });
    });
    const green = sumOf(parts.filter((part) => isPlant(part.id, month)), (part) => part.energy);
    const words = [dayText(day.leaf.date), energyText(day.total.consumption), t('kind.of', percent(green, day.total.consumption))];
    return svg('g', {}, svg('title', {}, words.join(' · ')), shapes);
  });
  const labels = Array.from({ length }, (_, i) => i).filter((i) => i === 0 || (i + 1) % 5 === 0)
    .map((i) => svg('text', { x: left + (i + 0.5) * pitch, y: height - 4, 'text-anchor': 'middle' }, String(i + 1)));
  return h('div', { class: 'block' }, h('h3', {}, t('picture.days')),
    h('div', { class: 'wide' }, svg('svg', { viewBox: '0 0 ' + width + ' ' + height, class: 'bars', role: 'img', 'aria-label': t('picture.days') }, lines, bars, labels)),
    sources(month));
}

function monthBar(month) {
  const whole = Math.max(1, month.totals.consumption);
  return h('div', { class: 'block' }, h('h3', {}, t('picture.monthbar')),
    h('div', { class: 'parts' }, partsOf(month.origins, month).map((part) =>
      h('i', { colour: sourceColour(part.id, month), width: 100 * part.energy / whole + '%', class: part.via ? 'via' : null, title: sourceName(part.id, month) }))),
    sources(month));
}

function sources(month) {
  const via = month.ids.some((id) => month.origins.get(id)[1] > 0);
  return legend([...month.ids.map((id) => [sourceColour(id, month), given(sourceName(id, month))]), ...(via ? [['linear-gradient(90deg, #1f7a8c 50%, #1f7a8c80 50%)', t('via.paler')]] : [])]);
}

function plantTable(month) {
  const use = month.totals.consumption;
  const cell = (text) => h('td', { class: 'n' }, text);
  const row = (id) => {
    const [direct, via, claimed] = month.origins.get(id);
    const plant = month.plants.get(id);
    return h('tr', {}, h('th', { scope: 'row' }, h('i', { class: 'dot', colour: sourceColour(id, month) }), given(sourceName(id, month)),
      plant ? h('small', {}, given(plant.id), ' · ', given(plant.technology)) : null),
    cell(kwh(direct)), cell(kwh(via)), cell(kwh(direct + via)), cell(percent(direct + via, use)), cell(plant ? kwh(claimed) : '–'));
  };
  const all = month.ids.map((id) => month.origins.get(id));
  const column = (i) => sumOf(all, (sums) => sums[i]);
  return h('div', { class: 'block' }, h('h3', {}, t('picture.table')), h('div', { class: 'scroll' }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {}, 'kWh'), ['direct', 'via', 'total', 'share', 'claims'].map((key) => h('th', { class: 'n' }, t(key))))),
    h('tbody', {}, month.ids.map(row)),
    h('tfoot', {}, h('tr', {}, h('th', {}, t('sum')), cell(kwh(column(0))), cell(kwh(column(1))), cell(kwh(use)), cell(percent(use, use)), cell(kwh(column(2))))))),
  h('p', { class: 'note' }, t('table.about')));
}

function qualityBar({ measured, estimated, missing }, days) {
  const intervals = sumOf(days, (day) => day.leaf.slots);
  const counted = measured + estimated + missing;
  const absent = Math.max(0, intervals - counted);
  const whole = counted + absent;
  const parts = [['measured', measured, 0], ['estimated', estimated, 2], ['missing', missing, 5], ['absent', absent, 6]].filter(([, n]) => n > 0);
  return h('div', { class: 'block' }, h('h3', {}, t('quality.title')),
    h('div', { class: 'parts thin' }, parts.map(([, n, q]) => h('i', { colour: QUALITY_COLOURS[q], width: 100 * n / Math.max(1, whole) + '%' }))),
    legend(parts.map(([key, n, q]) => [QUALITY_COLOURS[q], t(key) + ' ', h('b', {}, percent(n, whole)), ' ', h('small', {}, t('quality.intervals', number(n), number(whole)))])),
    h('p', { class: 'note' }, t('quality.about')));
}
