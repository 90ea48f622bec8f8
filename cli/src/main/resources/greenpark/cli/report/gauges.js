// Section 3: the gauges of direct supply.

const SCOPES = ['PARK', 'POOL', 'SINGLE_USER'];
const gaugeView = { period: null, scope: 'PARK' };

function showGauges(section) {
  title(section, 'gauges');
  if (gaugeView.period === null) {
    const years = data.periods.map((p, i) => [p, i]).filter(([p]) => p.kind === 'YEAR');
    gaugeView.period = years.length > 0 ? years.at(-1)[1] : 0;
  }
  const cards = h('div', { class: 'scopes' });
  const note = h('p', { class: 'fine' });
  const fill = () => {
    const period = data.periods[gaugeView.period];
    note.textContent = period.kind === 'YEAR' && !period.partial && period.incomplete === 0 ? t('gauges.verdict') : t('gauges.steering');
    if (period.incomplete > 0) note.textContent += ' ' + t('gauges.incomplete', number(period.incomplete));
    if (!data.figures.availableMeasured) note.textContent += ' ' + t('gauges.assumed');
    cards.replaceChildren(...SCOPES.map((scope) => scopeCard(scope, data.gauges.filter((g) => g.scope === scope && g.period === gaugeView.period))));
  };
  const select = h('select', { onchange: (e) => { gaugeView.period = Number(e.target.value); fill(); } },
    data.periods.map((p, i) => h('option', { value: i, selected: i === gaugeView.period }, periodLabel(p))));
  fill();
  section.append(h('label', { class: 'pick' }, t('gauges.period'), select), cards, note);
  if (data.forecasts.length > 0) section.append(h('h3', {}, t('forecast.title', data.forecasts[0].year)), h('p', { class: 'fine' }, t('forecast.note')), forecastTable());
  section.append(h('h3', {}, t('gauges.matrix')), scopeTabs(), ...SCOPES.map(matrix));
  section.append(h('h3', {}, t('gauges.thresholds')), thresholdTable());
}

function periodLabel(p) {
  return `${t('period.' + p.kind, p.label)}${p.partial ? ' · ' + t('period.partial') : ''}  ${p.from} – ${p.to}`;
}

function gaugeValue(g) {
  if (g.value === null) return '–';
  return g.unit === '' ? number(g.value * 100, 1) + ' %' : `${number(g.value)} ${g.unit}`;
}

function limit(g) {
  if (g.threshold < 0) return t('gauges.none');
  const value = data.thresholds[g.threshold].value;
  const text = g.unit === '' ? number(value * 100, g.id === 'identity' ? 1 : 0) + ' %' : `${number(value)} ${g.unit}`;
  return (g.comparison === 'AT_LEAST' ? '≥ ' : '≤ ') + text;
}

/** Where a reading is missing in the gauge's period, its state is no plain verdict. */
function stateText(g) {
  const missing = data.periods[g.period].incomplete;
  return missing > 0 && g.state !== 'UNKNOWN' ? t('state.provisional', t('state.' + g.state), number(missing)) : t('state.' + g.state);
}

function stateClass(g) { return g.state.toLowerCase() + (data.periods[g.period].incomplete > 0 ? ' provisional' : ''); }

function state(g) { return h('span', { class: 'state ' + stateClass(g) }, stateText(g)); }

function scopeCard(scope, gauges) {
  return h('div', { class: 'card' }, h('h3', {}, t('scope.' + scope)), h('p', { class: 'fine' }, t('scope.' + scope + '.what')),
    gauges.length === 0 ? h('p', { class: 'fine' }, t('gauges.empty')) : gauges.map(gaugeRow));
}

function gaugeRow(g) {
  const threshold = g.threshold < 0 ? null : data.thresholds[g.threshold];
  const what = h('div', { class: 'gauge-head' }, h('b', {}, g.id === 'identity' ? '=' : g.id), h('span', {}, t('gauge.' + g.id)), state(g));
  const span = Math.max(1, g.value ?? 0, threshold ? threshold.value * 1.1 : 0);
  const track = g.unit === '' && g.id !== 'identity'
    ? h('div', { class: 'track ' + g.state.toLowerCase() }, h('i', { style: { width: 100 * (g.value ?? 0) / span + '%' } }),
      threshold ? h('em', { style: { left: `min(calc(100% - 2px), ${100 * threshold.value / span}%)` } }) : null) : null;
  const line = h('div', { class: 'gauge-line' }, h('span', { class: 'value' }, gaugeValue(g)), h('span', {}, limit(g),
    threshold && threshold.placeholder ? h('mark', {}, t('placeholder')) : null));
  return tipped(h('div', { class: 'gauge' }, what, track, line), () => [`${g.rule} · ${t('gauge.' + g.id)}`,
    g.unit === '' ? `${exact(g.numerator)} / ${exact(g.denominator)}` : exact(g.numerator),
    threshold ? `${cited(threshold.source)} · ${word('confidence.' + threshold.confidence, threshold.confidence)}` : t('gauges.none')]);
}

function scopeTabs() {
  const tabs = h('div', { class: 'tabs', role: 'group' });
  const fill = () => tabs.replaceChildren(...SCOPES.map((scope) => h('button', {
    type: 'button', 'aria-pressed': String(scope === gaugeView.scope),
    onclick: () => {
      gaugeView.scope = scope;
      fill();
      for (const box of document.querySelectorAll('[data-scope]')) box.classList.toggle('off', box.dataset.scope !== scope);
    },
  }, t('scope.' + scope))));
  fill();
  return tabs;
}

/** Periods down, gauges across. */
function matrix(scope) {
  const gauges = data.gauges.filter((g) => g.scope === scope);
  const ids = [...new Set(gauges.map((g) => g.id))].sort((a, b) => (a === 'identity') - (b === 'identity') || a.localeCompare(b));
  const rows = data.periods.map((p, i) => {
    const byId = Object.fromEntries(gauges.filter((g) => g.period === i).map((g) => [g.id, g]));
    return h('tr', { class: p.kind.toLowerCase() }, h('th', { scope: 'row' }, t('period.' + p.kind, p.label), p.partial ? h('small', {}, t('period.partial')) : null,
      p.incomplete > 0 ? h('small', {}, t('period.incomplete', number(p.incomplete))) : null),
      ids.map((id) => byId[id]
        ? tipped(h('td', { class: 'n mark ' + stateClass(byId[id]) }, gaugeValue(byId[id])), () => [`${t('gauge.' + id)} · ${p.label}`, `${gaugeValue(byId[id])} (${limit(byId[id])})`, stateText(byId[id])])
        : h('td', { class: 'n' }, '–')));
  });
  return h('div', { 'data-scope': scope, class: scope === gaugeView.scope ? '' : 'off' }, h('h4', { class: 'print-only' }, t('scope.' + scope)),
    table('plain compact', [h('th', {}, t('gauges.period')), ...ids.map((id) => h('th', { class: 'n', title: t('gauge.' + id) }, id === 'identity' ? 'A−G−C' : id))], rows));
}

/** Where the year is heading, from what is measured and what each missing month was taken from. */
function forecastTable() {
  const percent = (x) => x === null ? '–' : number(x * 100, 1) + ' %';
  return table('plain compact', [h('th', {}, t('gauges.scope')), h('th', {}, t('column.gauge')), h('th', { class: 'n' }, t('forecast.sofar')),
    h('th', { class: 'n' }, t('forecast.expected')), h('th', { class: 'n' }, t('forecast.range')), h('th', { class: 'n' }, t('column.threshold')),
    h('th', {}, t('forecast.outlook')), h('th', {}, t('forecast.basis'))],
  data.forecasts.map((f) => h('tr', {}, h('th', { scope: 'row' }, t('scope.' + f.scope)), h('td', { title: t('gauge.' + f.id) }, f.id),
    h('td', { class: 'n' }, percent(f.soFar)), h('td', { class: 'n' }, percent(f.expected)),
    h('td', { class: 'n' }, f.low === null ? '–' : `${percent(f.low)} – ${percent(f.high)}`),
    h('td', { class: 'n' }, f.threshold === null ? t('gauges.none') : (f.comparison === 'AT_LEAST' ? '≥ ' : '≤ ') + number(f.threshold * 100, 0) + ' %',
      f.placeholder ? h('mark', {}, t('placeholder')) : null),
    h('td', {}, t('outlook.' + f.outlook)),
    h('td', { class: 'text' }, f.basis.map((b) => h('div', {}, t('extended.' + b.method, months(b.months))))))));
}

/** 4, 5, 6, 9 as 4–6, 9. */
function months(list) {
  const runs = [];
  for (const m of list) {
    if (runs.length > 0 && runs.at(-1)[1] === m - 1) runs.at(-1)[1] = m;
    else runs.push([m, m]);
  }
  return runs.map(([a, b]) => a === b ? String(a) : `${a}–${b}`).join(', ');
}

/** Low confidence is to be seen. */
function confidence(r) { return r.confidence === 'low' ? 'warn' : ''; }

function thresholdTable() {
  return table('plain', [h('th', {}, t('column.gauge')), h('th', {}, t('column.meaning')), h('th', { class: 'n' }, t('column.threshold')), h('th', {}, t('column.source')), h('th', {}, t('column.confidence'))],
    data.thresholds.map((r) => {
      const id = r.key === 'RC-07' ? 'identity' : r.key;
      const g = data.gauges.find((x) => x.id === id);
      return h('tr', {}, h('th', { scope: 'row', class: 'key' }, r.key), h('td', { class: 'text' }, t('gauge.' + id), h('small', {}, t('gauge.' + id + '.formula'))),
        h('td', { class: 'n' }, limit({ ...g, threshold: data.thresholds.indexOf(r) })), h('td', { class: 'text' }, cited(r.source)),
        h('td', { class: confidence(r) }, word('confidence.' + r.confidence, r.confidence), r.placeholder ? h('mark', {}, t('placeholder')) : null));
    }));
}
