// Words, numbers and elements.

let language = (navigator.language || '').toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** The text of a key, with its values filled in. */
function t(key, ...values) { return TEXTS[language][key].replace(/\{(\d)}/g, (_, i) => values[i]); }

/** The text of a key, or a word of the file that has no text here. */
function word(key, raw) { return Object.hasOwn(TEXTS[language], key) ? t(key) : harmless(raw); }

function nameOf({ zh, en }) { return harmless((language === 'zh' ? zh || en : en || zh) || '–'); }

function number(value, decimals = 0) {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Watt-hours in kWh, exact. */
function kwh(wh) { return number(wh / 1000, 3); }

/** Energy in the unit that fits, four digits. */
function energyText(wh) {
  const [unit, size] = [['GWh', 1e9], ['MWh', 1e6], ['kWh', 1e3], ['Wh', 1]].find(([, s]) => wh >= s) || ['Wh', 1];
  const digits = Math.floor(Math.log10(wh / size || 1)) + 1;
  return number(wh / size, size === 1 ? 0 : Math.max(0, 4 - digits)) + ' ' + unit;
}

/** A mark of an axis that ends at {@code top}. */
function axisText(wh, top) {
  const [unit, size] = [['GWh', 1e9], ['MWh', 1e6], ['kWh', 1e3], ['Wh', 1]].find(([, s]) => top >= s) || ['Wh', 1];
  return wh === 0 ? '0' : (wh / size).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 2 }) + ' ' + unit;
}

function percent(part, whole) { return whole === 0 ? '–' : number(100 * part / whole, 1) + ' %'; }

/** Grams, of any size, as kilograms with every digit. */
function kilograms(grams) {
  const size = grams < 0n ? -grams : grams;
  return (grams < 0n ? '−' : '') + (size / 1000n).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB') + '.' + String(size % 1000n).padStart(3, '0');
}

function monthText(month) {
  const date = new Date(firstDay(month) * 86400000);
  return date.toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' });
}

function dayText(day) {
  return new Date(day * 86400000).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
}

/** Seconds since 1970 in UTC; as a plain number where it is beyond any calendar. */
function timeText(seconds) {
  return seconds < 253402300800n ? new Date(Number(seconds) * 1000).toISOString().slice(0, 16).replace('T', ' ') + ' UTC' : String(seconds);
}

/** Slots after midnight as a clock shows them. */
function clock(seconds) {
  return String(Math.floor(seconds / 3600)).padStart(2, '0') + ':' + String(Math.floor(seconds % 3600 / 60)).padStart(2, '0');
}

/** An element. Texts of a file come in as texts only, never as markup; null children are left out. */
function h(tag, attributes = {}, ...children) { return filled(document.createElement(tag), attributes, children); }

function svg(tag, attributes = {}, ...children) { return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children); }

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (key === 'colour') element.style.background = value;
    else if (key === 'width' && element instanceof HTMLElement) element.style.width = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** A text of the file, kept apart from the direction of its surroundings. */
function given(text) { return h('bdi', {}, harmless(text)); }

/** Without characters that hide others or turn their order. */
function harmless(text) { return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '\ufffd'); }

/** Days in runs: 3 – 5 March, 8 March. */
function datesText(days) {
  const runs = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([from, to]) => from === to ? dayText(from) : dayText(from) + ' – ' + dayText(to)).join(language === 'zh' ? '、' : ', ');
}
