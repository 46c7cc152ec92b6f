// Opens links of the sound creator with the sound receiver, and of each legitimate oddity of the creator.
import { readFileSync } from 'node:fs';
import { sleep } from './options.mjs';
import { start } from './smoke-creator.mjs';
const verdicts = ['creator', 'receiver'].map(n => JSON.parse(readFileSync(new URL(`./${n}-verdicts.json`, import.meta.url))));
const post = (url, v) => fetch(url, { method: 'POST', body: JSON.stringify(v) });
const lines = t => t.split('\n').filter(l => /\dT\d\d:\d\d/.test(l) && /mg\/d|mmol/i.test(l) && !/:\s/.test(l)).length;
let bad = 0;
async function tryOut(c, r, name) {
  const out = [];
  const make = async w => (await post(`${c.base}/hooks/create`, { share: 'summary,readings,devices', period: 'P2D', ...w })).json();
  const open = async (l, passcode = l.passcode ?? '', seconds = 6) => { await post(`${r.base}/open`, { link: l.link, passcode, seconds }); return shows(l); };
  const shows = async l => (await post(`${r.base}/shows`, { link: l.link })).text();
  const one = await make({}), first = await open(one, '', 9);
  out.push(['readings', lines(first) > 400], ['summary', /Time in target:? [\d.]+ %/.test(first)], ['device', /Glucoview 7 Sensor/.test(first)]);
  await post(`${c.base}/hooks/update`, { link: one.link });
  const locked = await make({ passcode: 'true' });
  out.push(['wrong', /Remaining attempts: 4/.test(await open(locked, 'nonsense'))], ['right', lines(await open(locked)) > 400]);
  const ends = await make({ expires: 1 });
  await sleep(1200);
  out.push(['expired', /no longer active|has expired/.test(await open(ends))]);
  await sleep(3000);
  out.push(['updated', lines(await shows(one)) !== lines(first) || (await shows(one)) !== first]);
  await post(`${c.base}/hooks/revoke`, { link: one.link });
  await sleep(3000);
  out.push(['revoked', /no longer active/.test(await shows(one))]);
  const wrong = out.filter(o => !o[1]).map(o => o[0]);
  if (wrong.length) bad++;
  console.log(`${name}: ${wrong.length ? 'WRONG ' + wrong : 'all as it should be'}`);
}
const all = [[[], [], 'sound'], ...verdicts[0].peculiarities.map(p => [['--peculiar', p.peculiar], [], `creator ${p.peculiar}`]),
  ...verdicts[1].peculiarities.map(p => [[], ['--peculiar', p.peculiar], `receiver ${p.peculiar}`])];
const jobs = all.filter(j => process.argv.length < 3 || process.argv.slice(2).some(n => j[2].endsWith(n)));
await Promise.all([1, 2].map(async () => {
  for (let j; (j = jobs.shift());) {
    const c = await start('creator.mjs', j[0]), r = await start('receiver.mjs', ['--interval', '2', ...j[1]]);
    try { await tryOut(c, r, j[2]); } catch (e) { bad++; console.log(`${j[2]}: ${e.message}`); }
    c.stop(); r.stop();
  }
}));
console.log(`${bad} wrong`);
process.exit(bad ? 1 : 0);
