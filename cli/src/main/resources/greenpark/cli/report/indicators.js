// The indicators of a zero-carbon park, and the published plan beside the year.

const VERDICT_CLASS = { MET: 'met', NOT_MET: 'breached', UNKNOWN: 'unknown', NOT_APPLICABLE: 'unknown' };

function showIndicators(section) {
  title(section, 'indicators');
  for (const year of data.indicators) {
    section.append(h('h3', {}, t('indicators.year', year.year)), h('p', { class: year.qualifies ? 'verdict' : 'verdict not' }, t(year.qualifies ? 'indicators.qualifies' : 'indicators.not')));
    if (year.energyTce !== null) section.append(h('p', { class: 'fine' }, t('indicators.basis', number(year.energyTce), year.tonnes === null ? '–' : number(year.tonnes))));
    section.append(table('plain indicators', [h('th', {}, t('indicators.indicator')), h('th', { class: 'n' }, t('column.value')), h('th', { class: 'n' }, t('column.threshold')), h('th', { class: 'n' }, t('indicators.gap')),
      h('th', {}, t('indicators.state')), h('th', {}, t('column.source')), h('th', {}, t('column.confidence'))], year.statements.map(indicatorRow)));
  }
}

function indicatorRow(s) {
  const { rule } = s;
  const unit = rule ? rule.unit : s.id === 'core' ? 'tCO2/tce' : '';
  const size = rule && rule.sizeFrom !== null ? (rule.sizeTo === null ? t('indicators.from', number(rule.sizeFrom)) : t('indicators.size', number(rule.sizeFrom), number(rule.sizeTo))) : null;
  return h('tr', {}, h('th', { scope: 'row', class: 'text' }, word('indicator.' + s.id, s.id), h('small', {}, t(s.id === 'core' ? 'indicators.core' : 'indicators.guiding')), remarkList(s.remarks)),
    h('td', { class: 'n strong' }, amount(s.value, unit)), h('td', { class: 'n' }, rule ? `${rule.comparison === 'AT_LEAST' ? '≥' : '≤'} ${unit === '' ? ratio(rule.threshold, 0) : amount(rule.threshold, unit)}` : '–', size ? h('small', {}, size) : null),
    h('td', { class: 'n' }, s.gap === 0 ? '0' : s.gap !== null && unit === '' ? t('indicators.points', number(s.gap * 100, 1)) : amount(s.gap, unit)),
    h('td', {}, h('span', { class: 'state ' + VERDICT_CLASS[s.state] }, t('verdict.' + s.state))),
    h('td', { class: 'text' }, rule ? [rule.document, h('small', {}, cited(rule.source))] : '–'), h('td', { class: rule ? unsure(rule) : '' }, rule ? t('founded.' + rule.confidence) : '–'));
}

function showArticle(section) {
  title(section, 'article');
  if (data.article.length === 0) {
    section.append(h('p', { class: 'absent' }, t('article.absent')));
    return;
  }
  section.append(table('plain article', [h('th', {}, t('article.figure')), h('th', { class: 'n' }, t('article.published')), h('th', { class: 'n' }, t('article.recomputed')), h('th', { class: 'n' }, t('article.accounted')),
    h('th', {}, t('article.why'))], data.article.map(articleRow)));
}

function articleRow(line) {
  const byMethod = line.key === 'carbon-intensity' || line.key === 'avoided-emissions';
  const own = data.published.find((p) => p.key === line.key);
  const invented = line.key === 'traded-green' && data.carbon.periods.some((p) => p.park.remarks.some((i) => data.remarks[i].key === 'PURCHASES_PLACEHOLDER'));
  const value = (v) => h('td', { class: 'n' }, amount(v, line.unit), byMethod && v !== null ? [' ', tag('ARTICLE_CFP2023')] : null);
  return h('tr', {}, h('th', { scope: 'row', class: 'text' }, word('plan.' + line.key, line.key)), value(line.published), value(line.recomputed), value(line.accounted),
    h('td', { class: 'text' }, remarkList(line.remarks), own ? h('p', { class: 'fine' }, name(own.why)) : null, invented ? h('p', { class: 'fine' }, t('article.invented')) : null));
}
