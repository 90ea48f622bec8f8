// Sections 7, 8 and 9: storage, readings, method.

function showStorage(section) {
  title(section, 'storage');
  const { units, delivered, exported } = data.storage;
  if (units.length === 0) {
    section.append(h('p', { class: 'absent' }, t('storage.absent')));
    return;
  }
  for (const s of units) {
    section.append(h('h3', {}, name(s.name)), h('div', { class: 'figures five' },
      plainFigure('storage.charge', s.charge), plainFigure('storage.discharge', s.discharge), plainFigure('storage.loss', s.loss),
      plainFigure('storage.before', s.before), plainFigure('storage.after', s.after)),
    h('p', { class: 'fine' }, t('storage.efficiency', percent(s.efficiency)), ' ', s.rules.map((r) => t('storage.rule', energy(r.capacity), t('order.' + r.order), t('from.' + r.from), percent(r.store, 0), percent(r.dispatch, 0))).join(' ')));
  }
  const charged = data.origins.map((_, i) => units.reduce((sum, s) => sum + s.charged[i], 0));
  const sum = (list) => list.reduce((a, b) => a + b, 0);
  const unit = tableUnit(sum(charged));
  const rows = data.origins.map((_, i) => i).filter((i) => charged[i] + delivered[i] + exported[i] > 0).map((i) => h('tr', {},
    h('th', { scope: 'row' }, h('i', { class: 'dot', style: { background: ORIGIN_COLOURS[i] } }), originName(i)), cell(unit, charged[i]), cell(unit, delivered[i]), cell(unit, exported[i])));
  section.append(h('div', { class: 'in-out' }, h('div', {}, h('span', { class: 'label' }, t('storage.in')), parts(originParts(charged), 'parts tall')),
    h('div', {}, h('span', { class: 'label' }, t('storage.out')), parts(originParts(delivered.map((wh, i) => wh + exported[i])), 'parts tall'))));
  section.append(table('plain compact narrow', [h('th', {}, t('column.origin') + ` (${unit.unit})`), h('th', { class: 'n' }, t('storage.in')), h('th', { class: 'n' }, t('storage.delivered')), h('th', { class: 'n' }, t('storage.exported'))],
    rows, h('tr', {}, h('th', { scope: 'row' }, t('column.sum')), cell(unit, sum(charged)), cell(unit, sum(delivered)), cell(unit, sum(exported)))), h('p', { class: 'fine' }, t('storage.way', energy(data.storage.onTheWay))));
}

function plainFigure(key, wh) {
  const [value, unit] = energyParts(wh);
  return h('div', { class: 'figure', title: exact(wh) }, h('span', { class: 'label' }, t(key)), h('span', { class: 'value' }, value, h('small', {}, unit)));
}

function showReadings(section) {
  title(section, 'readings');
  if (!data.meters) {
    section.append(h('p', { class: 'absent' }, t('readings.absent')));
    return;
  }
  const rest = (m) => m.estimated + m.missing + m.rejected;
  const meters = [...data.meters].sort((a, b) => rest(b) - rest(a) || b.findings - a.findings || a.id.localeCompare(b.id));
  const sum = (key) => data.meters.reduce((s, m) => s + m[key], 0);
  const counts = ['measured', 'estimated', 'missing', 'rejected', 'findings'];
  section.append(h('div', { class: 'figures five' }, counts.map((key) =>
    h('div', { class: 'figure' }, h('span', { class: 'label' }, t('readings.' + key)), h('span', { class: 'value' }, number(sum(key)))))));
  const row = (m) => h('tr', {}, h('th', { scope: 'row' }, m.id, h('small', {}, m.name ? name(m.name) : '')), h('td', {}, m.flow ? t('register.' + m.flow) : ''),
    h('td', { class: 'n strong' }, percent(m.measuredShare, 2)), ...counts.map((key) => h('td', { class: 'n' + (key !== 'measured' && m[key] > 0 ? ' warn' : '') }, m[key] === 0 ? '–' : number(m[key]))));
  const heads = [h('th', {}, t('column.meter')), h('th', {}, t('column.register')), h('th', { class: 'n' }, t('column.measuredShare')), ...counts.map((key) => h('th', { class: 'n' }, t('readings.' + key)))];
  const marked = meters.filter((m) => rest(m) + m.findings > 0);
  const clean = meters.filter((m) => rest(m) + m.findings === 0);
  if (marked.length > 0) section.append(table('plain compact', heads, marked.map(row)));
  if (clean.length > 0) {
    section.append(h('details', {}, h('summary', {}, t('readings.clean', number(clean.length))), table('plain compact', heads.map((n) => n.cloneNode(true)), clean.map(row))));
  }
}

function showMethod(section) {
  title(section, 'method');
  section.append(h('h3', {}, t('method.equations')), h('div', { class: 'equations' }, data.equations.map(equation)));
  const closed = data.months.filter((m) => m.closes).length;
  section.append(h('p', { class: 'fine' }, t('method.months', number(closed), number(data.months.length))));
  section.append(h('h3', {}, t('method.rules')), table('plain', [h('th', {}, t('column.tier')), h('th', {}, t('column.rule')), h('th', {}, t('column.version')), h('th', {}, t('column.source')), h('th', {}, t('column.confidence'))],
    data.rules.map((r) => h('tr', {}, h('th', { scope: 'row' }, t('tier.' + r.tier)), h('td', { class: 'text' }, t('rule.' + r.kind), h('small', {}, r.kind + (r.limit > 0 ? ` · ≤ ${percent(r.limit)}` : ''))),
      h('td', {}, r.version), h('td', { class: 'text' }, cited(r.source)), h('td', { class: confidence(r) }, word('confidence.' + r.confidence, r.confidence))))));
  const factors = data.lossFactors.filter((f) => f.millionths > 0);
  section.append(h('p', { class: 'fine' }, factors.length === 0 ? t('method.noFactors') : t('method.factors', factors.map((f) => `${f.point} ${percent(f.millionths, 2)}`).join(', '))));
  section.append(h('h3', {}, t('method.placeholders')), data.placeholders.length === 0 ? h('p', { class: 'fine' }, t('method.noPlaceholders'))
    : table('plain', [h('th', {}, t('column.gauge')), h('th', { class: 'n' }, t('column.value')), h('th', {}, t('column.source'))],
      data.placeholders.map((p) => h('tr', {}, h('th', { scope: 'row' }, p.key, h('mark', {}, t('placeholder'))), h('td', { class: 'n' }, `${p.value} ${p.unit}`), h('td', { class: 'text' }, cited(p.source))))));
  section.append(h('h3', {}, t('method.not')), h('ul', { class: 'not' }, [...(data.park.simulated ? ['method.not.simulated'] : []), 'method.not.electrons', 'method.not.certificate', 'method.not.carbon', 'method.not.thresholds', 'method.not.signed'].map((key) => h('li', {}, t(key)))));
  const p = data.provenance;
  section.append(h('h3', {}, t('method.provenance')), h('dl', {}, [['engine', p.engine], ['park', data.park.id], ['interval', `${p.interval.start} – ${p.interval.end}`], ['knownAt', p.knownAt || t('provenance.all')], ['digest', p.digest]]
    .map(([key, value]) => [h('dt', {}, t('provenance.' + key)), h('dd', {}, value)])));
}

/** An equation as two columns of terms, with what is left over. */
function equation(e) {
  const term = (list) => list.map(({ key, wh }) => h('tr', {}, h('th', { scope: 'row' }, t('term.' + key)), h('td', { class: 'n' }, number(wh))));
  return h('div', { class: 'card' }, h('h4', {}, t('equation.' + e.id)),
    h('table', { class: 'terms' }, h('tbody', {}, term(e.left)), h('tbody', { class: 'sum' }, h('tr', {}, h('th', {}, '='), h('td', { class: 'n' }, number(e.leftSum)))), h('tbody', {}, term(e.right)),
      h('tbody', { class: 'sum' }, h('tr', {}, h('th', {}, '='), h('td', { class: 'n' }, number(e.rightSum))))),
    h('p', { class: e.difference === 0 ? 'closes' : 'gap' }, t(e.difference === 0 ? 'equation.closes' : 'equation.open', number(e.difference))));
}
