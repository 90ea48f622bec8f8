// Whose word a reader wants before a checkpoint counts (c2sp.org/tlog-policy).

function readPolicy(bytes) {
  const lines = textOf(bytes).split('\n');
  if (lines.pop() !== '') malformed('the last line does not end in a newline');
  const policy = { logs: [], members: [], quorum: null };
  const names = new Set();
  const grouped = new Set();
  const define = (name) => {
    if (name === 'none' || names.has(name)) malformed('a name that is taken');
    names.add(name);
  };
  const known = (name) => names.has(name) ? name : malformed('a name that no line above defines');
  const READERS = {
    log([text], extra) {
      const key = readKey(text);
      if (extra > 1 || policy.logs.some((log) => same(log.raw, key.raw))) malformed('a log line');
      policy.logs.push(key);
    },
    witness([name, text], extra) {
      const key = readKey(text);
      // One key under two names would count twice.
      const twice = policy.members.some((m) => m.key !== undefined && same(m.key.raw, key.raw));
      if (extra > 1 || !key.type.cosigns || twice) malformed('a witness line');
      define(name);
      policy.members.push({ name, key });
    },
    group([name, required, first], extra, items) {
      const members = items.slice(3);
      for (const member of members) {
        if (grouped.has(known(member))) malformed('in a group already');
        grouped.add(member);
      }
      define(name);
      policy.members.push({ name, required: requiredOf(required, members.length), members });
    },
    quorum([name], extra) {
      if (extra > 0 || policy.quorum !== null) malformed('a quorum line');
      policy.quorum = name === 'none' ? name : known(name);
    },
  };
  for (const line of lines) {
    if (/[\0-\x08\x0A-\x1F\x7F]/.test(line)) malformed('a control character');
    const items = line.split(/[ \t]+/).filter((item) => item !== '');
    if (items.length === 0 || items[0].startsWith('#')) continue;
    const [word, ...values] = items;
    const due = { log: 1, witness: 2, group: 3, quorum: 1 };
    if (!Object.hasOwn(due, word) || values.length < due[word]) malformed('no line of a policy');
    READERS[word](values, values.length - due[word], items);
  }
  return policy.quorum === null ? malformed('no quorum line') : policy;
}

function requiredOf(text, all) {
  if (text === 'any') return 1;
  if (text === 'all') return all;
  const required = decimal(text);
  return required < 1n || required > BigInt(all) ? malformed('more than all members') : Number(required);
}

/**
 * Who signed the checkpoint, and the findings of its two checks. Only Ed25519 counts, so that every tool comes to the same verdict.
 */
async function checkSignatures(noteBytes, policyBytes) {
  const failed = (checkpoint, reason) => ({
    checkpoint, policy: null, states: [],
    findings: [fails('checkpoint', reason), fails('witnesses', 'SEE_EARLIER', 'checkpoint')],
  });
  let note;
  let checkpoint = null;
  let policy;
  try {
    note = readNote(noteBytes);
    checkpoint = readCheckpoint(note.text);
  } catch (e) {
    return failed(null, reasonOf(e, 'NOTE_MALFORMED'));
  }
  try {
    policy = readPolicy(policyBytes);
  } catch (e) {
    return failed(checkpoint, reasonOf(e, 'POLICY_MALFORMED'));
  }
  const byLog = await verifyNote(note, checkpoint, policy.logs.filter((key) => key.type === ED25519));
  const cosigners = [...policy.logs, ...policy.members.filter((m) => m.key !== undefined).map((m) => m.key)];
  const byWitnesses = await verifyNote(note, checkpoint, cosigners.filter((key) => key.type === ED25519_COSIGNATURE));
  const states = memberStates(policy, byWitnesses.signed);
  const wanted = states.find((state) => state.name === policy.quorum);
  const ofLog = byLog.failing !== null ? fails('checkpoint', 'SIGNATURE_FAILS', byLog.failing)
    : byLog.signed.some((s) => s.key.name === checkpoint.origin) ? holds('checkpoint')
    : fails('checkpoint', 'NOT_SIGNED');
  const ofWitnesses = byWitnesses.failing !== null ? fails('witnesses', 'SIGNATURE_FAILS', byWitnesses.failing)
    : policy.quorum === 'none' ? doesNotApply('witnesses', 'NO_QUORUM_ASKED')
    : wanted.satisfied ? holds('witnesses') : fails('witnesses', 'QUORUM_NOT_MET');
  return {
    checkpoint, policy, states, findings: [ofLog, ofWitnesses],
    log: byLog.signed.map((s) => s.key).find((key) => key.name === checkpoint.origin) || null,
  };
}

/** What became of each witness and group, in the order of the policy. */
function memberStates(policy, signed) {
  const states = new Map();
  for (const member of policy.members) {
    if (member.key !== undefined) {
      const own = signed.find((s) => s.key.text === member.key.text);
      states.set(member.name, { name: member.name, key: member.key, time: own ? own.time : null, satisfied: own !== undefined });
    } else {
      const count = member.members.filter((name) => states.get(name).satisfied).length;
      states.set(member.name, { ...member, signed: count, satisfied: count >= member.required });
    }
  }
  return [...states.values()];
}
