// The page: takes a file, checks it, shows what came of it.

const state = { bytes: null, name: '', result: null, failure: null, busy: false };

function checkWith(policy) {
  const own = policy === null || policy.trim() === '' ? null : policy;
  return check(state.bytes, state.name, own);
}

async function check(bytes, name, own = null) {
  Object.assign(state, { bytes, name, result: null, failure: null, busy: true });
  render();
  try {
    // Who pastes lines seldom takes the last newline with them.
    const policy = own === null ? undefined : utf8(own.endsWith('\n') ? own : own + '\n');
    const start = performance.now();
    const result = await checkEvidence(bytes, policy);
    state.result = { ...result, own, took: performance.now() - start };
  } catch (e) {
    state.failure = String(e);
  }
  state.busy = false;
  render();
}

async function take(file) {
  if (file) await check(new Uint8Array(await file.arrayBuffer()), file.name);
}

let drawnFor = 0;

function render() {
  drawnFor = drawingWidth();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = state.result ? t('verdict.' + state.result.verdict) + ' · ' + t('title') : t('title');
  document.getElementById('page').replaceChildren(bar(), h('main', {}, content()));
}

function bar() {
  const speak = (l) => h('button', { 'aria-pressed': String(l === language), lang: l, click: () => { language = l; render(); } }, l === 'zh' ? '中文' : 'English');
  return h('header', { class: 'bar' }, h('div', {}, h('i', { class: 'leaf', 'aria-hidden': 'true' }), h('b', {}, t('brand')), h('span', {}, t('title')),
    h('div', { class: 'language', role: 'group', 'aria-label': t('language') }, speak('zh'), speak('en')),
    state.result ? h('button', { class: 'print', click: () => window.print() }, t('print')) : null));
}

function content() {
  const { result } = state;
  if (state.failure !== null) return [h('section', {}, h('p', { class: 'caution' }, t('program.failed', state.failure))), drop(false)];
  if (state.busy) return h('section', { class: 'busy' }, t('busy'));
  if (result === null) return [h('section', { class: 'hello' }, h('h1', {}, t('title')), h('p', { class: 'lead' }, t('intro')), drop(true)), limitsSection()];
  const verified = result.verdict === 'verified';
  return [simulatedBanner(result), verdictCard(result), drop(false),
    result.file ? [checkList(result), witnessSection(result, checkWith)] : null,
    verified ? [pictureSection(result), carbonSection(result), provesSection(result)] : null,
    limitsSection(), small(result)].flat().filter((part) => part !== null);
}

function drop(large) {
  const input = h('input', { type: 'file', change: () => take(input.files[0]) });
  return h('label', { class: large ? 'drop' : 'drop other' }, input,
    large ? [h('b', {}, t('drop.title')), h('span', { class: 'button' }, t('drop.or')), h('small', {}, t('drop.hint'))] : h('span', { class: 'button' }, t('drop.other')));
}

function small({ took }) {
  return h('p', { class: 'small' }, given(t('small', number(took, 0), state.name === '' ? t('embedded') : state.name, number(state.bytes.length), hex(sha256(state.bytes)))));
}

/** The file that stands in the page, where one does. */
function embedded() {
  const text = document.getElementById('evidence').textContent.trim();
  if (text !== '') check(base64(text), '');
}

for (const event of ['dragover', 'drop']) document.addEventListener(event, (e) => e.preventDefault());
document.addEventListener('drop', (event) => take(event.dataTransfer.files[0]));
window.addEventListener('resize', () => {
  // A keyboard that slides in changes the height only, and must not take away what was typed.
  if (state.result && drawingWidth() !== drawnFor) render();
});
if (['#zh', '#en'].includes(location.hash)) language = location.hash.slice(1);
render();
embedded();
