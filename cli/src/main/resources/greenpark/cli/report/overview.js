// Sections 1, 2 and 4: head with key figures, energy flow, months.

function showHead(section) {
  const f = data.figures;
  section.append(h('p', { class: 'over' }, t('title')), h('h1', {}, name(data.park.name)),
    h('p', { class: 'period' }, t('head.period', data.period.from, data.period.to, number(data.period.intervals), data.park.stepMinutes, data.park.zone)));
  if (data.park.simulated) {
    section.append(h('p', { class: 'banner' }, h('b', {}, t('head.simulated')), ' ', t('head.simulated.why')));
  }
  if (data.period.incomplete > 0) {
    section.append(h('p', { class: 'banner soft' }, t('head.incomplete', number(data.period.incomplete), number(data.period.intervals))));
  }
  section.append(h('div', { class: 'hero' },
    h('div', { class: 'hero-number' }, h('span', { class: 'big' }, percent(f.greenShare)), h('span', {}, t('head.hero', energy(f.green), energy(f.consumption)))),
    h('div', { class: 'hero-bar' }, parts(routeParts(f.routes), 'parts tall'),
      legend(ROUTES.filter((r) => f.routes[r] > 0).map((r) => [COLOUR[r], t('route.' + r), energy(f.routes[r])])))));
  section.append(h('div', { class: 'figures' },
    figure('consumption', f.consumption),
    figure('green', f.green, percent(f.greenShare)),
    figure('generation', f.generation, null, energy(f.available)),
    figure('selfUse', f.selfUse, percent(f.selfUseShare)),
    figure('export', f.export, percent(f.exportShare)),
    f.availableMeasured ? figure('curtailed', f.curtailed, percent(f.curtailedShare)) : curtailedUnmeasured(),
    figure('storage', f.discharge, null, energy(f.charge), energy(f.storageLoss)),
    figure('gridImport', f.gridImport, percent(f.gridShare)),
    f.rest > 0 ? figure('rest', f.rest, percent(f.restShare)) : null));
  if (data.published.length > 0) section.append(publishedTable());
}

function figure(key, wh, share, ...more) {
  const [value, unit] = energyParts(wh);
  return h('div', { class: 'figure', title: exact(wh) }, h('span', { class: 'label' }, t('figure.' + key)),
    h('span', { class: 'value' }, value, h('small', {}, unit)), h('span', { class: 'note' }, t('figure.' + key + '.note', ...(share ? [share] : more))));
}

/** No meter told what the plants could have delivered. */
function curtailedUnmeasured() {
  return h('div', { class: 'figure' }, h('span', { class: 'label' }, t('figure.curtailed')),
    h('span', { class: 'value' }, '–'), h('span', { class: 'note' }, t('figure.curtailed.unmeasured')));
}

function publishedTable() {
  const rows = data.published.map((p) => h('tr', {},
    h('th', { scope: 'row' }, word('published.' + p.key, p.key)),
    h('td', { class: 'n', title: exact(p.amount) }, energy(p.amount)),
    h('td', { class: 'n', title: p.comparable ? exact(p.traced) : null }, p.comparable ? energy(p.traced) : '–'),
    h('td', { class: 'n', title: p.comparable ? exact(p.difference) : null }, p.comparable
      ? `${signed(energy(p.difference), p.difference)} (${signed(percent(p.differenceShare), p.difference)})` : t('published.incomparable')),
    h('td', { class: 'text' }, name(p.why), h('small', {}, cited(p.source)))));
  return h('div', {}, h('h3', {}, t('published.title')), table('plain', [
    h('th', {}, ''), h('th', { class: 'n' }, t('published.plan')), h('th', { class: 'n' }, t('published.traced')),
    h('th', { class: 'n' }, t('published.difference')), h('th', {}, t('published.why'))], rows));
}

function showFlow(section) {
  title(section, 'flow');
  const ends = new Map();
  for (const { from, to, wh } of data.flow) {
    ends.set('>' + from, (ends.get('>' + from) || 0) + wh);
    ends.set('<' + to, (ends.get('<' + to) || 0) + wh);
  }
  const size = (id) => Math.max(ends.get('>' + id) || 0, ends.get('<' + id) || 0);
  const narrow = innerWidth < 700;
  const label = (n) => (narrow ? brief(n.label, language === 'zh' ? 8 : 15) : `${brief(n.label, 30)}  {v|${energy(n.wh)}}`);
  const ids = [...new Set(data.flow.flatMap(({ from, to }) => [from, to]))];
  const nodes = ids.map((id) => ({ id, ...flowNode(id), wh: size(id) }))
    .sort((a, b) => a.depth - b.depth || a.rank - b.rank || b.wh - a.wh);
  const byId = new Map(nodes.map((n) => [n.id, n]));
  section.append(h('div', { class: 'scroll flow-scroll' }, chart(690, 'flow-chart', {
    tooltip: {
      ...TOOLTIP, trigger: 'item', formatter: ({ dataType, data: d }) => dataType === 'edge'
        ? tipBox(`${byId.get(d.source).label} → ${byId.get(d.target).label}`, energy(d.wh), exact(d.wh))
        : tipBox(d.label2, energy(d.wh), exact(d.wh)),
    },
    series: [{
      type: 'sankey', left: narrow ? 112 : 250, right: narrow ? 118 : 262, top: 8, bottom: 14, nodeWidth: 12, nodeGap: 14, layoutIterations: 0, draggable: false,
      emphasis: { focus: 'trajectory', lineStyle: { opacity: 0.62 } },
      lineStyle: { curveness: 0.5, opacity: 0.3 },
      data: nodes.map((n) => ({
        name: n.id, depth: n.depth, wh: n.wh, label2: n.label, itemStyle: { color: n.colour, borderWidth: 0 },
        label: { position: n.depth === 0 ? 'left' : 'right', fontSize: 12.5, color: COLOUR.ink, formatter: () => label(n), rich: { v: { color: COLOUR.muted, fontSize: 12 } },
          ...(n.depth === 1 ? { textBorderColor: '#fff', textBorderWidth: 3 } : {}) },
      })),
      links: data.flow.map(({ from, to, wh }) => ({ source: from, target: to, value: wh, wh, lineStyle: { color: byId.get(from).colour } })),
    }],
  })));
  section.append(h('p', { class: 'fine' }, t('flow.note')));
}

/** Short enough for a label; braces are markup to the chart library. */
function brief(label, most) {
  const plain = label.replace(/[{}]/g, ' ');
  return plain.length > most ? plain.slice(0, most - 1) + '…' : plain;
}

const FLOW_ENDS = { export: 2, loss: 3, storageLoss: 4, content: 5, unaccounted: 6 };
const FLOW_STARTS = { grid: 5, opening: 6, unexplained: 7 };
const FLOW_ROUTES = { own: 0, contract: 1, pool: 2, storage: 3, gridUse: 4 };
const FLOW_KINDS = { wind: 0, 'solar-ground': 1, 'solar-roof': 2, other: 3 };

function flowNode(id) {
  const [side, index] = id.split(':');
  if (side === 's' && index === 'rest') return { depth: 0, rank: 4, label: t('node.sources.rest'), colour: SHADES['solar-roof'][4] };
  if (side === 's') return { depth: 0, rank: FLOW_KINDS[data.origins[index].kind], label: originName(index), colour: ORIGIN_COLOURS[index] };
  if (side === 'u' && index === 'rest') return { depth: 2, rank: 1, label: t('node.factories.rest'), colour: COLOUR.factory };
  if (side === 'u') return { depth: 2, rank: 0, label: name(data.factories[index].name), colour: COLOUR.factory };
  const colour = { gridUse: COLOUR.grid, storage: COLOUR.storageGreen }[id] || COLOUR[id];
  if (id in FLOW_STARTS) return { depth: 0, rank: FLOW_STARTS[id], label: t('node.' + id), colour };
  if (id in FLOW_ROUTES) return { depth: 1, rank: FLOW_ROUTES[id], label: t('node.' + id), colour };
  return { depth: 2, rank: FLOW_ENDS[id], label: t('node.' + id), colour };
}

function showMonths(section) {
  title(section, 'months');
  const months = data.months;
  const labels = months.map((m) => m.month);
  const shown = ROUTES.filter((r) => months.some((m) => m.routes[r] > 0));
  section.append(
    legend([...shown.map((r) => [COLOUR[r], t('route.' + r)]), [COLOUR.ink, t('months.generation')]]),
    monthColumns(320, labels, [
      ...shown.map((r) => ({ name: t('route.' + r), colour: COLOUR[r], values: months.map((m) => m.routes[r]) })),
      { name: t('months.generation'), colour: COLOUR.ink, values: months.map((m) => m.generation), line: true },
    ]));
  const unit = tableUnit(Math.max(...months.map((m) => m.consumption), 0));
  const columns = ['consumption', 'green', 'generation', 'export', 'curtailed', 'gridImport', 'charge', 'discharge', 'losses', 'imbalance']
    .filter((c) => c !== 'curtailed' || data.figures.availableMeasured);
  const row = (m, label) => [h('th', { scope: 'row' }, label), cell(unit, m.consumption), cell(unit, m.green),
    h('td', { class: 'n strong' }, percent(m.greenShare)), ...columns.slice(2).map((c) => cell(unit, m[c])),
    h('td', { class: 'n' + (m.incomplete ? ' warn' : '') }, m.incomplete ? number(m.incomplete) : '–')];
  section.append(table('plain compact', [
    h('th', {}, unit.unit), ...columns.slice(0, 2).map((c) => h('th', { class: 'n' }, t('column.' + c))), h('th', { class: 'n' }, t('column.greenShare')),
    ...columns.slice(2).map((c) => h('th', { class: 'n' }, t('column.' + c))), h('th', { class: 'n' }, t('column.incomplete'))],
  months.map((m) => h('tr', {}, row(m, m.month))), h('tr', {}, row({ ...data.figures, incomplete: data.period.incomplete }, t('column.sum')))));
}
