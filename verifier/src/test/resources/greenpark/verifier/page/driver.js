// Runs the page's checks without a page: node driver.js CHECKS FOLDER prints a line for each file of the folder,
// node driver.js CHECKS FILE for each signature of the file.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const [checks, folder] = process.argv.slice(2);
const { checkEvidence, ED } = new Function("'use strict';" + fs.readFileSync(checks, 'utf8') + '\nreturn { checkEvidence, ED };')();

function escaped(text) {
  return text.replace(/[^\x21-\x7E]|\\/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

function line({ verdict, findings, signatures, days }) {
  if (verdict === 'unreadable') return verdict;
  const found = findings.map((f) => `${f.check}:${f.state}:${f.reason}:${escaped(f.what)}`);
  const states = signatures.states.map((s) => `${escaped(s.name)}=${s.satisfied}${s.key && s.satisfied ? '@' + s.time : ''}`);
  return [verdict, ...found, ...states, 'days=' + days.length, 'consumption=' + days.reduce((sum, day) => sum + day.total.consumption, 0)].join(' ');
}

/** A line "number key message signature" of hexadecimal digits, an empty one as a dash: whether the signature counts. */
function signature(text) {
  const [number, ...parts] = text.split(' ');
  const [key, message, sig] = parts.map((part) => new Uint8Array(part === '-' ? [] : Buffer.from(part, 'hex')));
  return number + ' ' + ED.verify(key, message, sig);
}

(async () => {
  if (fs.statSync(folder).isFile()) {
    console.log(fs.readFileSync(folder, 'utf8').trim().split('\n').map(signature).join('\n'));
    return;
  }
  for (const name of fs.readdirSync(folder).sort()) {
    console.log(name + ' ' + line(await checkEvidence(new Uint8Array(fs.readFileSync(path.join(folder, name))))));
  }
})();
