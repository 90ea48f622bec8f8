// Carbon by method. Every figure stands under its method's name and letter; nothing is added over methods.

const carbonView = { period: 0, search: '', open: null };

function showCarbon(section) {
  title(section, 'carbon');
  const { periods } = data.carbon;
  const body = h('div');
  const fill = () => body.replaceChildren(...carbonPeriod(periods[carbonView.period]));
  if (periods.length > 1) {
    section.append(h('label', { class: 'pick' }, t('gauges.period'), h('select', { onchange: (e) => { carbonView.period = Number(e.target.value); fill(); } },
      periods.map((p, i) => h('option', { value: i, selected: i === carbonView.period }, p.label)))));
  }
  fill();
  section.append(body, h('h3', {}, t('carbon.factors')), factorTable());
}

function carbonPeriod(period) {
  return [h('h3', {}, `${t('carbon.park')} · ${period.label}`), partyCarbon(period.park), h('h3', {}, t('carbon.parties')), carbonTable(period)];
}

function tag(method) { return h('b', { class: 'tag', title: t('by.' + method) }, t('letter.' + method)); }

/** What a mass of this statement counts: CO₂, or CO₂e over the life cycle. */
function gas(statement) {
  const factors = statement.terms.filter((x) => x.factor >= 0).map((x) => data.carbon.factors[x.factor]);
  return factors.some((f) => f.gas === 'CO2E') ? 'CO₂e' : 'CO₂';
}

function tonnes(value) { return value === null ? '–' : number(value, Math.abs(value) < 100 ? 2 : 0); }

function ratio(value, decimals = 1) { return value === null || value === undefined ? '–' : percent(Math.round(value * 1e6), decimals); }

/** The share of 622; at least so much where the province's part is not known. */
function nonFossilShare(n) { return (n.apportioned === null && n.share !== null ? '≥ ' : '') + ratio(n.share); }

/** The park or a party: how green, and its carbon by every method side by side. */
function partyCarbon(p) {
  const known = p.matching;
  const figure = (key, value, note) => h('div', { class: 'figure' }, h('span', { class: 'label' }, t('carbon.' + key)), h('span', { class: 'value' }, value), h('span', { class: 'note' }, note));
  const n = p.nonFossil;
  return h('div', {}, h('div', { class: 'figures' },
    figure('hourly', ratio(known.hourly), t('carbon.hourly.note')),
    figure('volumetric', ratio(known.volumetric), t('carbon.volumetric.note')),
    figure('withGrid', ratio(known.hourlyWithGrid), t(known.hourlyWithGrid === null ? 'carbon.withGrid.unknown' : 'carbon.withGrid.note')),
    figure('share', nonFossilShare(n), t('carbon.share.note', energy(n.physical), energy(n.trade), energy(n.gec), n.apportioned === null ? '–' : energy(n.apportioned)))),
  remarkList(p.remarks, p), h('div', { class: 'methods' }, p.statements.map((s, i) => methodCard(s, data.carbon.methods[i]))));
}

function methodCard(s, method) {
  const terms = s.terms.filter((x) => x.wh > 0 || x.factor >= 0).map((x) => {
    const f = data.carbon.factors[x.factor];
    return h('tr', {}, h('th', { scope: 'row' }, t('part.' + x.part)), h('td', { class: 'n', title: exact(x.wh) }, energy(x.wh)), h('td', { class: 'n' }, f ? `× ${f.value}` : '× 0'),
      h('td', { class: 'year', title: f ? `${f.document} · ${cited(f.source)}` : null }, f ? [f.year, f.standsIn ? h('mark', {}, t('carbon.standsIn')) : null] : ''));
  });
  return h('div', { class: 'card' }, h('h4', {}, tag(s.method), t('by.' + s.method)), h('p', { class: 'fine' }, t('about.' + s.method)),
    h('p', { class: 'mass' }, h('span', { class: 'value' }, tonnes(s.tonnes)), ` t ${gas(s)} `, tag(s.method)),
    h('p', { class: 'mass' }, h('span', { class: 'value small' }, s.intensity === null ? '–' : number(s.intensity, 4)), ` kg ${gas(s)}/kWh `, tag(s.method)),
    h('code', {}, method.formula), h('table', { class: 'terms' }, h('tbody', {}, terms)), remarkList(s.remarks));
}

function partyName(id) {
  const factory = data.factories.find((f) => f.id === id);
  return factory ? name(factory.name) : id === 'common' ? t('carbon.common') : id;
}

/** A row per party, a column per method; a row opens to its cards. */
function carbonTable(period) {
  const body = h('tbody');
  const fill = () => {
    const wanted = carbonView.search.trim().toLowerCase();
    body.replaceChildren(...period.parties
      .filter((p) => [p.id, partyName(p.id), ...Object.values(data.factories.find((f) => f.id === p.id)?.name ?? {})].some((text) => text.toLowerCase().includes(wanted)))
      .sort((a, b) => (a.id === 'common') - (b.id === 'common') || b.consumption - a.consumption || a.id.localeCompare(b.id))
      .flatMap((p) => carbonRow(p, fill)));
  };
  const search = h('input', { type: 'search', placeholder: t('factories.search'), 'aria-label': t('factories.search'), value: carbonView.search,
    oninput: (e) => { carbonView.search = e.target.value; fill(); } });
  fill();
  return h('div', {}, h('div', { class: 'tools' }, search, h('span', { class: 'fine' }, t('carbon.unit'))), h('div', { class: 'scroll' }, h('table', { class: 'plain compact carbon' },
    h('thead', {}, h('tr', {}, h('th', {}, t('column.factory')), data.carbon.methods.map((m) => h('th', { class: 'n' }, tag(m.id), h('small', {}, t('by.' + m.id)))),
      h('th', { class: 'n' }, t('carbon.share')), h('th', { class: 'n' }, t('carbon.hourly')), h('th', { class: 'n' }, t('carbon.volumetric')))), body)));
}

function carbonRow(p, fill) {
  const open = carbonView.open === p.id;
  const toggle = () => { carbonView.open = open ? null : p.id; fill(); };
  const row = h('tr', { class: 'row' + (open ? ' open' : ''), onclick: toggle },
    h('th', { scope: 'row' }, h('button', { type: 'button', 'aria-expanded': String(open) }, partyName(p.id)), h('small', {}, energy(p.consumption))),
    p.statements.map((s) => h('td', { class: 'n', title: t('by.' + s.method) }, `${tonnes(s.tonnes)} t `, h('b', { class: 'letter' }, t('letter.' + s.method)),
      h('small', {}, s.intensity === null ? '–' : `${number(s.intensity, 4)} `, h('b', { class: 'letter' }, t('letter.' + s.method))))),
    h('td', { class: 'n' }, nonFossilShare(p.nonFossil)), h('td', { class: 'n' }, ratio(p.matching.hourly)), h('td', { class: 'n' }, ratio(p.matching.volumetric)));
  return open ? [row, h('tr', { class: 'detail' }, h('td', { colspan: 4 + p.statements.length }, h('div', { class: 'detail-in' }, partyCarbon(p))))] : [row];
}

function factorTable() {
  return table('plain', [h('th', {}, t('carbon.factor')), h('th', { class: 'n' }, t('column.value')), h('th', {}, t('carbon.year')), h('th', {}, t('column.source')), h('th', {}, t('column.confidence'))],
    data.carbon.factors.map((f) => h('tr', {}, h('th', { scope: 'row', class: 'text' }, t('kind.' + f.kind), h('small', {}, f.region)),
      h('td', { class: 'n' }, `${f.value} ${f.unit}`, h('small', {}, f.gas === 'CO2E' ? 'CO₂e' : 'CO₂')),
      h('td', {}, f.year, h('small', {}, f.standsIn ? t('carbon.standsInFor', f.wantedYear) : t('carbon.itsYear'))),
      h('td', { class: 'text' }, cited(f.document), h('small', {}, [f.published, cited(f.source)].filter((x) => x).join(' · '))), h('td', { class: unsure(f) }, t('founded.' + f.confidence)))));
}

function unsure(citation) { return citation.confidence.startsWith('UNVERIFIED') || citation.confidence === 'DESIGN' ? 'warn' : ''; }

/** Remarks in words. What is said of many months is said once. */
function remarkList(numbers, party) {
  const byKey = new Map();
  for (const remark of numbers.map((i) => data.remarks[i])) byKey.set(remark.key, [...(byKey.get(remark.key) || []), remark]);
  const lines = [...byKey].flatMap(([key, list]) => {
    if (list.length > 1 && key === 'PURCHASES_ABOVE_CAP') return [t('remark.' + key, energy(party.aboveCap))];
    if (list.length > 1 && data.texts[language]['remarks.' + key]) {
      const months = [...new Set(list.map((r) => r.values[0].word))].sort();
      return [t('remarks.' + key, months.length, months[0], months.at(-1))];
    }
    return list.map((r) => t('remark.' + key, ...r.values.map(remarkValue)));
  });
  return lines.length === 0 ? null : h('ul', { class: 'remarks' }, lines.map((line) => h('li', {}, line)));
}

/** A share is a percentage, energy is in the unit that fits, and an id of the tables has a name. */
function remarkValue(value) {
  if (value.word !== undefined) {
    return word('kind.' + value.word, word('indicator.' + value.word, value.word));
  }
  return amount(value.number, value.unit);
}

function amount(value, unit) {
  if (value === null || value === undefined) return '–';
  if (unit === '') return ratio(value, 2);
  if (unit === 'kWh') return energy(value * 1e3);
  if (unit === 'GWh') return energy(value * 1e9);
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : unit === 'tCO2/tce' ? 2 : 4;
  return `${number(value, digits)} ${unit === 'tCO2/tce' ? 'tCO₂/tce' : unit === 'yuan/kWh' ? t('unit.price') : unit}`;
}
