// Shows that the sound app works, and that each flaw and peculiarity really shows in what is sent or done: its check
// must hold with it and must not hold without. `node smoke.mjs [NAME]...` runs some only.
import { readFileSync } from 'node:fs';
import { FLAWS, PECULIAR } from './flaws.mjs';
import { SCENES } from './smoke-scenes.mjs';
import { PECULIAR_CHECKS, CHECKS, soundFaults } from './smoke-checks.mjs';

const only = process.argv.slice(2);
const sound = new Map();
let faults = 0;
const fault = (text) => {
  faults += 1;
  console.log(`FAULT ${text}`);
};

async function soundIn(name) {
  if (!sound.has(name)) sound.set(name, await SCENES[name]([]));
  return sound.get(name);
}

async function shows(option, name, checks) {
  if (!checks[name]) return fault(`${name}: no check`);
  const [scene, check] = checks[name];
  const with_ = await SCENES[scene]([option, name]);
  const without = await soundIn(scene);
  const shown = check(with_);
  if (!shown) fault(`${name}: has no effect in ${scene} (codes ${with_.codes}, ${with_.posts.length} posts)`);
  else if (check(without)) fault(`${name}: the sound app shows the same in ${scene}`);
  else console.log(`ok    ${name} (${scene})`);
  // A peculiar app is sound for the rest.
  if (option === '--peculiar') for (const text of soundFaults(scene, with_)) fault(`${name}: ${text}`);
}

const verdicts = JSON.parse(readFileSync(new URL('./verdicts.json', import.meta.url)));
const same = (a, b, what) => {
  const left = [...a].sort().join();
  if (left !== [...b].sort().join()) fault(`verdicts.json and the code disagree on ${what}`);
};
same(verdicts.flaws.map((f) => f.flaw), Object.keys(FLAWS), 'flaws');
same(verdicts.peculiar.map((p) => p.peculiar), Object.keys(PECULIAR), 'peculiarities');

if (only.length === 0) {
  for (const name of Object.keys(SCENES)) {
    const found = soundFaults(name, await soundIn(name));
    if (found.length === 0) console.log(`ok    sound app (${name})`);
    for (const text of found) fault(`sound app in ${name}: ${text}`);
  }
}
const chosen = (table) => Object.keys(table).filter((name) => only.length === 0 || only.includes(name));
for (const name of chosen(FLAWS)) await shows('--flaw', name, CHECKS);
for (const name of chosen(PECULIAR)) await shows('--peculiar', name, PECULIAR_CHECKS);
console.log(faults === 0 ? 'all as it should be' : `${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
