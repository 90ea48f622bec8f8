// Carbon by each method apart, what a file of this kind proves, and what none does.

const LETTERS = { location: 'L', market: 'M', 'fossil-residual': 'F', footprint: 'P', 'article-cfp2023': 'A' };

function carbonSection({ account }) {
  if (account === null || account.methods.length === 0) return null;
  return h('section', {}, h('h2', {}, t('carbon.title')), h('p', { class: 'lead' }, t('carbon.lead')), h('div', { class: 'methods' }, account.methods.map(methodCard)));
}

function methodCard({ method, grams, terms }) {
  const letter = Object.hasOwn(LETTERS, method) ? LETTERS[method] : '?';
  return h('article', {}, h('header', {}, h('span', { class: 'letter' }, letter), h('div', {}, h('b', {}, given(word('by.' + method, method))), h('code', {}, given(method)))),
    grams === null ? h('p', { class: 'grams none' }, t('carbon.none'))
      : h('p', { class: 'grams' }, kilograms(grams), h('small', {}, letter === 'P' || letter === 'A' ? 'kg CO₂e' : 'kg CO₂')),
    h('p', { class: 'note' }, word('how.' + method, '')),
    h('ul', { class: 'terms' }, terms.map((term) => h('li', {},
      h('div', {}, h('span', {}, given(word('part.' + term.part, term.part))),
        h('span', { class: 'n' }, kwh(term.amount) + ' kWh', term.factor === null ? null : ' × ' + term.factor)),
      h('small', {}, term.factor === null ? t('carbon.zero')
        : [t('carbon.factor'), term.year === null ? null : ' · ' + t('carbon.year', term.year), ' · ', term.document === '' ? t('carbon.nosource') : given(term.document)])))));
}

/** docs/formats/evidence.md, What each variant proves; columns as {@link VARIANTS}. */
const PROVES = [
  ['yes', 'yes', 'yes', 'yes'], ['yes', 'yes', 'yes', 'keeper'], ['yes', 'hours.day', 'keeper', 'keeper'], ['yes', 'no', 'no', 'no'],
  ['hidden.no', 'hidden.partly', 'hidden.mostly', 'hidden.yes'],
];

function provesSection({ file, account }) {
  const rows = PROVES.map((row, i) => account === null && i < 2 ? row.map((cell) => cell === 'yes' ? 'no' : cell) : row);
  const here = (variant) => file.variant === variant ? 'here' : null;
  return h('section', {}, h('h2', {}, t('proves.title')), h('div', { class: 'scroll' }, h('table', { class: 'proves' },
    h('thead', {}, h('tr', {}, h('th', {}), VARIANTS.map((v) => h('th', { class: here(v) }, t('variant.' + v), here(v) ? h('small', {}, t('proves.this')) : null)))),
    h('tbody', {}, rows.map((row, i) => h('tr', {}, h('th', { scope: 'row' }, t('proves.' + (i + 1))), row.map((cell, j) => h('td', { class: here(VARIANTS[j]) }, t(cell)))))))));
}

function limitsSection() {
  const asked = BROWSER.asked === 0 ? 'browser.none' : BROWSER.answered > 0 ? 'browser.yes' : 'browser.no';
  return h('section', {}, h('h2', {}, t('limits.title')), h('ul', { class: 'limits' }, [1, 2, 3, 4, 5, 6].map((i) => h('li', {}, t('limits.' + i, t(asked))))));
}
