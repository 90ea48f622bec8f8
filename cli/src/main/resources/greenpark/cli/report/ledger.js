// The certificates: of the park in a section of their own, of a factory in its details.

/** Plants down, straight and through storage; months across. */
function ledgerTable(f) {
  if (!data.ledger) return h('p', { class: 'absent' }, t('ledger.absent'));
  const account = data.ledger.factories.find((a) => a.id === f.id);
  if (!account) return h('p', { class: 'absent' }, t('ledger.none'));
  const { months } = data.ledger;
  const sum = (list) => list.reduce((a, b) => a + b, 0);
  const unit = tableUnit(Math.max(...account.rows.flatMap((r) => r.wh)));
  const rows = account.rows.map((r, i) => {
    const origin = data.origins.findIndex((o) => o.id === r.plant);
    const again = i > 0 && account.rows[i - 1].plant === r.plant;
    return h('tr', { class: again ? 'again' : '' },
      h('th', { scope: 'row' }, origin < 0 ? r.plant || t('origin.unattributed') : [h('i', { class: 'dot', style: { background: ORIGIN_COLOURS[origin] } }), originName(origin)]),
      h('td', {}, t(r.viaStorage ? 'ledger.storage' : 'ledger.straight')),
      r.wh.map((wh) => cell(unit, wh)), h('td', { class: 'n strong' }, number(sum(r.wh))), h('td', { class: 'n' }, number(r.slices)));
  });
  const byMonth = months.map((_, m) => sum(account.rows.map((r) => r.wh[m])));
  const claimed = sum(byMonth);
  return h('div', {}, h('p', { class: 'fine' }, t('ledger.claimed', exact(claimed), exact(f.green), percent(f.green > 0 ? Math.round(1e6 * claimed / f.green) : null, 2), exact(f.green - claimed))),
    table('plain compact ledger', [h('th', {}, `${t('ledger.plant')} (${unit.unit})`), h('th', {}, t('ledger.way')),
      months.map((m) => h('th', { class: 'n' }, shortMonth(m))), h('th', { class: 'n' }, t('column.sum') + ' Wh'), h('th', { class: 'n' }, t('ledger.slices'))],
    rows, h('tr', {}, h('th', { scope: 'row', colspan: 2 }, t('column.sum')), byMonth.map((wh) => cell(unit, wh)), h('td', { class: 'n' }, number(claimed)),
      h('td', { class: 'n' }, number(sum(account.rows.map((r) => r.slices)))))));
}

const FATES = ['issued', 'claimed', 'stored', 'locked', 'converted', 'left'];
const POOLS = ['TRADABLE', 'SELF_USE', 'MECHANISM'];

function showCertificates(section) {
  title(section, 'certificates');
  if (!data.ledger) {
    section.append(h('p', { class: 'absent' }, t('ledger.absent')));
    return;
  }
  const { fates, gecs } = data.ledger;
  const unit = tableUnit(Math.max(...fates.map((f) => f.issued), 0));
  const sum = (key) => fates.reduce((whole, f) => whole + f[key], 0);
  section.append(h('h3', {}, t('certificates.fates')), table('plain compact', [h('th', {}, `${t('certificates.device')} (${unit.unit})`), FATES.map((key) => h('th', { class: 'n' }, t('fate.' + key)))],
    fates.map((f) => h('tr', {}, h('th', { scope: 'row' }, name(f.name)), FATES.map((key) => cell(unit, f[key])))),
    h('tr', {}, h('th', { scope: 'row' }, t('column.sum')), FATES.map((key) => cell(unit, sum(key))))), h('p', { class: 'fine' }, t('certificates.fates.note')));
  section.append(h('h3', {}, t('certificates.gecs')));
  if (gecs.length === 0) {
    section.append(h('p', { class: 'absent' }, t('certificates.gecs.none')));
    return;
  }
  const count = (n) => (n === 0 ? '–' : number(n));
  const pools = POOLS.filter((pool) => pool !== 'MECHANISM' || gecs.some((g) => g[pool] > 0));
  section.append(table('plain compact narrow', [h('th', {}, t('certificates.project')), pools.map((pool) => h('th', { class: 'n' }, t('pool.' + pool)))],
    gecs.map((g) => h('tr', {}, h('th', { scope: 'row' }, name(g.name)), pools.map((pool) => h('td', { class: 'n' }, count(g[pool]))))),
    h('tr', {}, h('th', { scope: 'row' }, t('column.sum')), pools.map((pool) => h('td', { class: 'n' }, count(gecs.reduce((whole, g) => whole + g[pool], 0)))))), h('p', { class: 'fine' }, t('certificates.gecs.note')));
}
