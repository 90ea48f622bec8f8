// Words, numbers and elements.

let language = '';

function speak(l) { language = l; }
function spoken() { return language; }

/** The text of a key, with {0}, {1} … filled in; the key itself where there is no text. */
function t(key, ...values) {
  const text = data.texts[language][key];
  return text === undefined ? key : text.replace(/\{(\d)}/g, (_, i) => values[i]);
}

/** The text of a key, or a word of the park's tables that has no text. */
function word(key, raw) {
  return data.texts[language][key] === undefined ? raw : t(key);
}

/** A source as its table has it; our own words in it in the page's language. */
function cited(source) { return language === 'zh' ? data.ownWords[source] ?? source : source; }

function name(names) { return names[language] || names.en || names.zh || ''; }

function number(value, decimals = 0) {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB',
    { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');
}

const UNITS = {
  en: [['GWh', 1e9], ['MWh', 1e6], ['kWh', 1e3], ['Wh', 1]],
  zh: [['亿kWh', 1e11], ['万kWh', 1e7], ['kWh', 1e3], ['Wh', 1]],
};

/** Energy in the unit that fits, four digits: [text, unit]. */
function energyParts(wh) {
  const [unit, size] = UNITS[language].find(([, s]) => Math.abs(wh) >= s) || UNITS[language].at(-1);
  const value = wh / size;
  const digits = Math.max(1, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  return [number(value, size === 1 ? 0 : Math.max(0, 4 - digits)), unit];
}

function energy(wh) { return energyParts(wh).join(' '); }

/** One unit for a whole table, by its largest figure, so that columns can be read down. */
function tableUnit(largest) {
  const [unit, size] = largest >= 1e9 ? ['MWh', 1e6] : ['kWh', 1e3];
  return { unit, of: (wh) => (wh === 0 ? '–' : Math.abs(wh) < size / 2 ? (wh > 0 ? '< 1' : '> −1') : number(wh / size)) };
}

/** Exact, for those who check. */
function exact(wh) { return number(wh) + ' Wh'; }

/** Millionths as a percentage. */
function percent(millionths, decimals = 1) {
  return millionths === null || millionths === undefined ? '–' : number(millionths / 1e4, decimals) + ' %';
}

function signed(text, value) { return value > 0 ? '+' + text : text; }

/** An element. Content is text or elements and never markup, so that a name can be anything. */
function h(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') Object.assign(element.style, value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...content.flat(Infinity).filter((c) => c !== null && c !== undefined));
  return element;
}

function title(section, key, ...more) {
  section.append(h('h2', {}, t(key + '.title')), h('p', { class: 'lead' }, t(key + '.lead', ...more)));
}

/** A cell of a number of energy; the exact amount is one hover away. */
function cell(unit, wh, attributes = {}) {
  return h('td', { class: 'n', title: exact(wh), ...attributes }, unit.of(wh));
}

function table(className, heads, rows, foot) {
  return h('div', { class: 'scroll' }, h('table', { class: className },
    h('thead', {}, h('tr', {}, heads)), h('tbody', {}, rows), foot ? h('tfoot', {}, foot) : null));
}

/** A thin bar of parts: [[colour, value, label] …]. */
function parts(list, className = 'parts') {
  const whole = list.reduce((sum, [, wh]) => sum + wh, 0);
  return h('div', { class: className, role: 'img', 'aria-label': list.filter(([, wh]) => wh > 0).map(([, wh, label]) => `${label} ${energy(wh)}`).join(', ') },
    list.filter(([, wh]) => wh > 0).map(([colour, wh, label]) =>
      tipped(h('i', { style: { background: colour, width: 100 * wh / whole + '%' } }),
        () => [label, `${energy(wh)} · ${number(100 * wh / whole, 1)} %`])));
}

/** Shows lines of text beside the pointer. */
function tipped(element, lines) {
  element.addEventListener('pointermove', (event) => tip(event, lines(event)));
  element.addEventListener('pointerleave', () => tip(null, null));
  return element;
}

function tip(event, lines) {
  const box = document.getElementById('tip');
  box.hidden = !lines;
  if (!lines) return;
  box.replaceChildren(...lines.map((line, i) => h(i === 0 ? 'b' : 'span', {}, line)));
  const left = Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8);
  box.style.left = Math.max(8, left) + 'px';
  box.style.top = (event.clientY + 18 + box.offsetHeight > innerHeight ? event.clientY - box.offsetHeight - 12 : event.clientY + 18) + 'px';
}
