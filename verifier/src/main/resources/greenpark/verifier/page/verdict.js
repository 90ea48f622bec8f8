// The verdict, the nine checks, and who stands behind them.

const MARKS = { HOLDS: '✓', FAILS: '✗', NOT_APPLICABLE: '–' };

function verdictCard(result) {
  const { verdict, file } = result;
  const quorum = result.signatures && result.signatures.findings[1].reason === 'NO_QUORUM_ASKED';
  return h('section', { class: 'verdict ' + verdict },
    h('div', { class: 'seal', 'aria-hidden': 'true' }, verdict === 'verified' ? '✓' : verdict === 'unreadable' ? '?' : '✗'),
    h('div', {},
      h('h1', { id: 'verdict' }, t('verdict.' + verdict)),
      h('p', { class: 'meaning' }, t('meaning.' + verdict)),
      verdict === 'verified' && result.account === null ? h('p', { class: 'caution' }, partText(result)) : null,
      verdict === 'verified' && quorum ? h('p', { class: 'caution' }, t('meaning.unwitnessed')) : null,
      file ? h('p', { class: 'note' }, t(result.own ? 'meaning.own' : 'meaning.foreign')) : null,
      verdict === 'unreadable' ? h('p', { class: 'note' }, t('detail') + ': ' + result.why) : null),
    file ? facts(result) : null);
}

function facts({ verdict, file, parks, account, signatures: { checkpoint } }) {
  const fact = (label, value) => h('div', {}, h('dt', {}, label), h('dd', {}, value));
  if (verdict !== 'verified') {
    return h('dl', { class: 'facts' }, fact(t('claimed'), [given(file.factory), ', ', monthText(file.month), ' ', h('em', {}, '(' + t('notproven') + ')')]));
  }
  return h('dl', { class: 'facts' },
    fact(t('factory'), [given(account ? nameOf(account.name) : file.factory), account && nameOf(account.name) !== file.factory ? h('small', {}, given(file.factory)) : null]),
    fact(t('month'), monthText(file.month)),
    fact(t('shows'), t('variant.' + file.variant)),
    fact(t('park'), [given(nameOf(parks.at(-1).name)), h('small', {}, given(parks.at(-1).zone))]),
    fact(t('log'), [given(checkpoint.origin), h('small', {}, t('entries', checkpoint.size.toLocaleString()))]));
}

/** That only a part of the month is shown, and which. */
function partText({ file, days }) { return t('picture.noaccount', days.length, monthLength(file.month), datesText(days.map((day) => day.leaf.date))); }

function simulatedBanner({ parks = [] }) {
  return parks.some((park) => park.readings === SIMULATED) ? h('section', { class: 'simulated', role: 'note' }, h('b', {}, t('simulated.title')), h('p', {}, t('simulated'))) : null;
}

/** What a check that holds has seen; of days and sums that depends on what the file shows. */
function aboutText({ check }, { file, account }) {
  const shown = check !== 'days' && check !== 'sums' ? '' : account === null ? '.part' : file.variant === 'month' ? '.month' : '';
  return t('about.' + check + shown);
}

function checkList(result) {
  const { findings } = result;
  return h('section', {}, h('h2', {}, t('checks.title')), h('ol', { class: 'checks' }, findings.map((finding) =>
    h('li', { class: finding.state, 'data-check': finding.check },
      h('span', { class: 'mark', title: t('state.' + finding.state), 'aria-label': t('state.' + finding.state) }, MARKS[finding.state]),
      h('div', {}, h('b', {}, t('check.' + finding.check)), h('code', {}, finding.check),
        h('p', {}, finding.state === HOLDS ? aboutText(finding, result) : reasonText(finding)))))));
}

function reasonText({ check, reason, what }) {
  if (reason === 'SEE_EARLIER') return t('reason.SEE_EARLIER', t('check.' + what));
  const [, kind, count] = /^(park|day) (\d+)$/.exec(what) || [];
  const named = kind !== undefined && check !== 'carbon' ? t('what.' + kind, count) : what === 'month' ? t('what.month') : what;
  const text = t('reason.' + reason, named);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// ---- who stands behind it ----

function witnessSection(result, checkWith) {
  const { policy, states } = result.signatures;
  return h('section', {}, h('h2', {}, t('witness.title')),
    h('div', { class: 'two' },
      h('div', {}, h('h3', {}, t('witness.key')), logKey(result.signatures), h('p', { class: 'compare' }, t('witness.compare'))),
      h('div', {}, h('h3', {}, t('witness.witnesses')),
        policy === null ? h('p', { class: 'note' }, t('witness.unreadable'))
          : states.length === 0 ? h('p', { class: 'note' }, t('witness.none'))
          : h('ul', { class: 'states' }, states.map((state) => stateLine(state, policy.quorum))))),
    ownPolicy(result, checkWith));
}

function logKey({ log, policy }) {
  const keys = log ? [log] : policy === null ? [] : policy.logs;
  return h('div', {}, log ? null : h('p', { class: 'note' }, t('witness.nolog')), keys.map((key) => h('dl', { class: 'key' },
    h('dt', {}, given(key.name), log ? null : h('small', {}, t('witness.named'))), h('dd', {}, h('code', {}, key.text)),
    h('dt', {}, t('witness.fingerprint')), h('dd', {}, h('code', { class: 'fingerprint' }, hex(sha256(key.raw)).match(/.{4}/g).join(' '))))));
}

function stateLine(state, quorum) {
  const counted = state.key === undefined || state.key.type === ED25519_COSIGNATURE;
  const words = !counted ? t('witness.unchecked', state.key.type.name)
    : state.key === undefined ? t('witness.group', state.required, state.members.length, state.signed)
    : state.satisfied ? t('witness.signed', timeText(state.time)) : t('witness.unsigned');
  return h('li', { class: !counted ? 'NOT_APPLICABLE' : state.satisfied ? HOLDS : FAILS },
    h('span', { class: 'mark' }, !counted ? '–' : state.satisfied ? '✓' : '✗'),
    h('div', {}, h('b', {}, given(state.name)), state.name === quorum ? h('span', { class: 'tag' }, t('witness.quorum')) : null,
      h('p', {}, state.key && state.key.name !== state.name ? [given(state.key.name), ' · '] : null, words,
        state.members ? [': ', given(state.members.join(', '))] : null)));
}

function ownPolicy(result, checkWith) {
  const field = h('textarea', { rows: 6, spellcheck: 'false', 'aria-label': t('witness.own'), placeholder: 'log …\nwitness …\nquorum …' });
  field.value = result.own || '';
  return h('div', { class: 'own' },
    h('details', { open: result.own !== null }, h('summary', {}, t('witness.own')), h('p', { class: 'note' }, t('witness.own.about')), field,
      h('p', {}, h('button', { class: 'primary', click: () => checkWith(field.value) }, t('witness.own.check')),
        result.own === null ? null : h('button', { click: () => checkWith(null) }, t('witness.own.back')))),
    h('details', {}, h('summary', {}, t('witness.file')), h('pre', {}, new TextDecoder().decode(result.file.policy))));
}
