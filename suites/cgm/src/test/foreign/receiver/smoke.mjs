// node smoke.mjs           sound answers, and that each flaw shows
// node smoke.mjs --sound   the sound receiver only
// node smoke.mjs --matrix  for each flaw all probes that it changes (slower)
import { FLAWS } from './flaws.mjs';
import { PECULIARITIES } from './peculiarities.mjs';
import { PROBES } from './smoke-probes.mjs';
import { start } from './smoke-kit.mjs';

// A question that broke off may leave a call behind that finds its server gone.
process.on('unhandledRejection', () => {});

async function ask(name, options) {
  const { ask: question, options: own } = PROBES[name];
  const s = await start({ ...own, ...options });
  try { return await question(s); } catch (problem) { return `failed: ${problem.message}`; } finally { s.stop(); }
}

let wrong = 0;
for (const [name, { want }] of Object.entries(PROBES)) {
  const got = await ask(name, {});
  if (JSON.stringify(got) !== JSON.stringify(want)) { wrong++; console.log(`SOUND ${name}: ${got} and not ${want}`); }
}
console.log(`${Object.keys(PROBES).length} probes of the sound receiver, ${wrong} wrong`);

const matrix = process.argv.includes('--matrix');
if (!process.argv.includes('--sound')) for (const [kind, table] of [['flaws', FLAWS], ['peculiarities', PECULIARITIES]]) {
  for (const flaw of Object.keys(table)) {
    const shown = [];
    for (const [name, { want }] of Object.entries(PROBES)) {
      if (JSON.stringify(await ask(name, { [kind]: [flaw] })) !== JSON.stringify(want)) shown.push(name);
      if (shown.length && !matrix) break;
    }
    if (!shown.length && kind === 'flaws') { wrong++; console.log(`${flaw} DOES NOT SHOW`); }
    if (matrix) console.log(`${kind === 'flaws' ? '' : '(peculiar) '}${flaw}: ${shown.join(' ') || '-'}`);
  }
}
console.log(`${Object.keys(FLAWS).length} flaws, ${Object.keys(PECULIARITIES).length} peculiarities; ${wrong ? `${wrong} WRONG` : 'all well'}`);
process.exit(wrong ? 1 : 0);
