// In a factory's details: its certificate ledger.

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
  return h('div', {}, h('p', { class: 'fine' }, t('ledger.claimed', exact(claimed), exact(f.green), percent(f.green > 0 ? Math.round(1e6 * claimed / f.green) : null, 2))),
    table('plain compact ledger', [h('th', {}, `${t('ledger.plant')} (${unit.unit})`), h('th', {}, t('ledger.way')),
      months.map((m) => h('th', { class: 'n' }, shortMonth(m))), h('th', { class: 'n' }, t('column.sum') + ' Wh'), h('th', { class: 'n' }, t('ledger.slices'))],
    rows, h('tr', {}, h('th', { scope: 'row', colspan: 2 }, t('column.sum')), byMonth.map((wh) => cell(unit, wh)), h('td', { class: 'n' }, number(claimed)),
      h('td', { class: 'n' }, number(sum(account.rows.map((r) => r.slices)))))));
}
