// node smoke.mjs [--flaws]: hand-computed expectations of the sound engine; with --flaws: whether each flaw changes the question it should
import { spawnSync } from 'node:child_process';
import fs from 'node:fs'; import os from 'node:os'; import path from 'node:path';
import { flawNames } from './names.mjs';
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'foreign-trace-'));
const here = path.dirname(new URL(import.meta.url).pathname);
const iso = (day, min, off = 0) => {                // minute of the day in UTC, written with an offset of hours
  const t = Date.parse(day + 'T00:00:00Z') + min * 60000 + off * 3600000;
  const o = off === 0 ? 'Z' : (off < 0 ? '-' : '+') + String(Math.floor(Math.abs(off))).padStart(2, '0') + ':' + String(Math.round(Math.abs(off) % 1 * 60)).padStart(2, '0');
  return new Date(t).toISOString().slice(0, 19) + o;
};
const D = '2026-05-04';
let count = 0;
function ask(q, extra = []) {
  const f = path.join(dir, `t${count++}.csv`);
  const streams = q.rows.some(r => r[3] !== undefined);
  fs.writeFileSync(f, [streams ? 'time,value,unit,stream' : 'time,value,unit', ...q.rows.map(r => r.join(','))].join('\n') + '\n');
  const e = { ...process.env, CGMKIT_TRACE: f, CGMKIT_START: q.start ?? iso(D, 0), CGMKIT_END: q.end ?? iso(D, 1440), CGMKIT_ZONE: q.zone ?? 'UTC', CGMKIT_INTERVAL: q.interval ?? '5', CGMKIT_SESSIONS: q.sessions ?? '[]', ...(q.env ?? {}) };
  const p = spawnSync(process.execPath, [path.join(here, 'engine.mjs'), ...(q.args ?? []), ...extra], { env: e, encoding: 'utf8' });
  let json = null; try { json = JSON.parse(p.stdout); } catch {}
  return { code: p.status, json, out: p.stdout, err: p.stderr };
}
// [value, how many] from minute `at`, every `step` minutes
const run = (parts, { at = 0, step = 5, day = D, off = 0, unit = 'mg/dL', stream } = {}) => parts.flatMap(([v, n]) => Array.from({ length: n }, () => { const r = [iso(day, at, off), v, unit]; if (stream !== undefined) r.push(stream); at += step; return r; }));
const day = D, N = n => iso(D, n * 1440);
const week = (n, v = 120) => run([[v, n]]);
const Q = [];
const q = (name, question, want) => Q.push({ name, ...question, want });
q('plain', { rows: run([[80, 72], [120, 72], [160, 72], [240, 72]]) }, a => [a.percent.target, 75, a.percent.high, 25, a.mean.value, 150, a.sd.value, 59.26, a.cv, 39.51, a.gmi, 6.9, a.gri, 20, a.active, 100, a.sufficient, false, a.cumulative.above180, 25]);
q('limits', { rows: run([[53, 20], [54, 40], [69, 12], [70, 72], [180, 72], [181, 36], [250, 24], [251, 12]]) }, a => [a.percent.veryLow, 6.94, a.percent.low, 18.06, a.percent.target, 50, a.percent.high, 20.83, a.percent.veryHigh, 4.17, a.cumulative.below70, 25]);
q('limits in mmol/L', { rows: run([['2.9', 20], ['3.0', 40], ['3.8', 12], ['3.9', 72], ['10.0', 72], ['10.1', 36], ['13.9', 24], ['14.0', 12]], { unit: 'mmol/L' }) }, a => [a.percent.veryLow, 6.94, a.percent.low, 18.06, a.percent.target, 50, a.percent.high, 20.83, a.percent.veryHigh, 4.17]);
q('decimals', { rows: run([['53.5', 72], ['69.5', 72], ['180.5', 72], ['250.5', 72]]) }, a => [a.percent.veryLow, 25, a.percent.low, 25, a.percent.target, 0, a.percent.high, 25, a.percent.veryHigh, 25]);
q('unit switch', { rows: [...run([[65, 36], [120, 108]]), ...run([['3.6', 72], ['6.7', 72]], { at: 720, unit: 'mmol/L' })] }, a => [a.percent.low, 37.5, a.mean.value, 99.52, a.notices.length, 1]);
q('gmi', { rows: run([[152, 246], [153, 42]]) }, a => [a.mean.value, 152.15, a.gmi, 6.95]);
q('warm-up', { rows: run([[200, 96], [110, 24], [120, 84], [200, 84]]), sessions: JSON.stringify([{ start: iso(D, 480), warmUpMinutes: 120 }]) }, a => [a.percent.target, 31.82, a.percent.high, 68.18, a.active, 91.67]);
q('two warm-ups', { rows: [...run([[50, 24], [120, 264]]), ...run([[50, 6], [60, 18], [120, 264]], { at: 1440 })], end: N(2), sessions: JSON.stringify([{ start: iso(D, 0), minutes: 120 }, { start: iso(D, 1440), minutes: 30 }]) }, a => [a.percent.low, 3.3, a.percent.target, 96.7]);
q('gap', { rows: [...run([[60, 132]]), ...run([[100, 132]], { at: 780 })] }, a => [a.percent.low, 50, a.percent.target, 50, a.active, 91.67]);
q('duplicates', { rows: [...run([[60, 24], [120, 264]]), ...run([[60, 24]]), ...run([[300, 12]], { at: 600 })] }, a => [a.percent.low, 8.33, a.percent.target, 87.5, a.percent.veryHigh, 4.17, a.active, 100, a.mean.value, 122.5]);
q('two sensors', { rows: [...run([[52, 288]], { stream: 'a' }), ...run([[182, 288]], { stream: 'b', at: 1 })], interval: 'a=5,b=5' }, a => [a.percent.veryLow, 100, a.active, 100]);
q('two cadences', { rows: [...run([[200, 720]], { stream: 'a', step: 1 }), ...run([[120, 144]], { stream: 'b', at: 720 })], interval: 'a=1,b=5' }, a => [a.percent.target, 50, a.percent.high, 50, a.active, 100]);
q('drift', { rows: [...run([[120, 138], [60, 6], [120, 144]]), ...run([[60, 6]], { at: 690 }).map(r => [r[0].replace(':00Z', ':15Z'), r[1], r[2]])] }, a => [a.percent.low, 2.08, a.percent.target, 97.92]);
q('sentinels', { rows: run([['LOW', 18], ['HIGH', 6], [120, 264]]) }, a => [a.percent.veryLow, 6.25, a.percent.veryHigh, 2.08, a.mean.value, 120.83]);
q('codes', { rows: run([[120, 276], [10, 6], [5, 6]]) }, a => [a.percent.target, 100, a.mean.value, 120]);
q('quarter hours', { rows: [...run([[120, 40], [60, 4], [120, 40], [60, 1], [120, 11]], { step: 15 })], interval: '15' }, a => [a.percent.low, 5.21, a.active, 100, a.events.levelOne, 2]);
q('spring', { rows: run([[60, 24], [120, 252]], { day: '2026-03-08', at: 300, off: -5 }), start: '2026-03-08T00:00:00-05:00', end: '2026-03-09T00:00:00-04:00', zone: 'America/New_York' }, a => [a.percent.low, 8.7, a.active, 100, Object.keys(a.perDay).length, 1]);
q('fall', { rows: run([[120, 12], [60, 12], [200, 12], [120, 264]], { day: '2026-11-01', at: 240 }), start: '2026-11-01T00:00:00-04:00', end: '2026-11-02T00:00:00-05:00', zone: 'America/New_York' }, a => [a.percent.low, 4, a.percent.high, 4, a.active, 100]);
q('travel', { rows: [...run([[120, 141], [60, 3]], { off: -5 }), ...run([[60, 3], [120, 141]], { at: 720, off: -8 })] }, a => [a.percent.low, 2.08, a.events.levelOne, 1, a.active, 100]);
q('half hours', { rows: run([[120, 288], [60, 24], [120, 264]], { at: -330, off: 5.5 }), start: '2026-05-04T00:00:00+05:30', end: '2026-05-06T00:00:00+05:30', zone: 'Asia/Kolkata' }, a => [a.perDay['2026-05-04'].low, 0, a.perDay['2026-05-05'].low, 8.33, a.percent.low, 4.17]);
q('end of period', { rows: [...run([[120, 288]]), [iso(D, 1440), 40, 'mg/dL'], [iso(D, -5), 40, 'mg/dL']] }, a => [a.percent.target, 100]);
q('rounding', { rows: run([[50, 5], [60, 8], [120, 265], [200, 3], [300, 2]]) }, a => [a.percent.veryLow, 1.77, a.percent.low, 2.83, a.percent.target, 93.64, a.percent.high, 1.06, a.percent.veryHigh, 0.71, a.gri, 14.06]);
q('gri at most 100', { rows: run([[50, 144], [300, 144]]) }, a => [a.gri, 100]);
q('empty', { rows: [] }, a => [a.percent, undefined, a.mean, undefined, a.active, undefined]);
q('bad rows', { rows: [...run([[120, 200]]), ['yesterday', 120, 'mg/dL'], [iso(D, 1100), 'abc', 'mg/dL'], [iso(D, 1105), 300, '']] }, a => [a.excluded.unreadable, 3, a.notices.length, 3, a.percent.target, 100]);
q('gap in a low', { rows: [...run([[60, 132]]), ...run([[120, 144]], { at: 720 })] }, a => [a.percent.low, 47.83, a.percent.target, 52.17]);
q('molar spread', { rows: run([['4.0', 144], ['18.0', 144]], { unit: 'mmol/L' }) }, a => [a.mean.value, 198.2, a.sd.value, 126.35, a.cv, 63.75]);
const ev = p => run(p);
q('events', { rows: ev([[120, 20], [60, 2], [120, 20], [60, 3], [120, 10], [60, 3], [120, 2], [60, 3], [120, 3], [60, 3], [120, 10], [50, 3], [120, 3], [70, 9], [120, 5], [60, 24], [120, 5], [65, 25], [120, 20], [69, 3]]) }, a => [a.events.levelOne, 7, a.events.levelTwo, 1, a.events.extended, 1]);
q('event and gap', { rows: [...run([[120, 20], [60, 3]]), ...run([[60, 3], [120, 20]], { at: 155 })] }, a => [a.events.levelOne, 2]);
q('event and midnight', { rows: run([[120, 286], [60, 4], [120, 286]]), end: N(2) }, a => [a.events.levelOne, 1]);
q('rows in another order', { rows: ev([[120, 20], [60, 4], [120, 20], [60, 4], [120, 20]]).map((r, i, all) => all[i * 37 % all.length]) }, a => [a.events.levelOne, 2]);
q('wear 69', { rows: week(2782), end: N(14) }, a => [a.active, 69, a.sufficient, false]);
q('wear 69.67', { rows: week(2809), end: N(14) }, a => [a.active, 69.67, a.sufficient, false]);
q('wear 70', { rows: week(2823), end: N(14) }, a => [a.active, 70.01, a.sufficient, true]);
q('period', { rows: [...run([[60, 132]]), ...run([[100, 132]], { at: 780 })], args: ['--peculiar', 'gaps-of-the-period'] }, a => [a.percent.low, 45.83, a.percent.target, 45.83, a.percent.noData, 8.33]);
const G = [...run([[60, 144]]), ...[720, 735, 750, 779, 810, 869, 930].map(m => [iso(D, m), 100, 'mg/dL']), ...run([[100, 101]], { at: 935 })];
q('hold', { rows: G, args: ['--peculiar', 'hold-20'] }, a => [a.percent.low, 53.73]);
q('linear', { rows: G, args: ['--peculiar', 'linear-45'] }, a => [a.percent.low, 54.34]);
q('linear at the limit', { rows: [...run([[60, 144]]), ...run([[60, 1], [100, 135]], { at: 760 })], args: ['--peculiar', 'linear-45'] }, a => [a.active, 97.22, a.percent.low, 53.13]);
q('dropped', { rows: run([['LOW', 18], ['HIGH', 6], [120, 264]]), args: ['--peculiar', 'sentinels-dropped'] }, a => [a.excluded.sentinel, 24, a.percent.target, 100, a.mean.value, 120]);
q('beyond', { rows: run([['LOW', 18], ['HIGH', 6], [120, 264]]), args: ['--peculiar', 'sentinels-beyond'] }, a => [a.mean.value, 120.79]);
q('ifcc', { rows: run([[152, 246], [153, 42]]), args: ['--peculiar', 'gmi-ifcc', '--peculiar', 'six-decimals'] }, a => [a.gmi, 6.949797]);
q('molar out', { rows: run([[80, 72], [120, 72], [160, 72], [240, 72]]), args: ['--peculiar', 'molar-out'] }, a => [a.mean.value, 8.32, a.mean.unit, 'mmol/L', a.sd.value, 3.29]);
q('molar half up', { rows: run([[181, 144], [182, 144]]), args: ['--peculiar', 'molar-half-up'] }, a => [a.percent.target, 50, a.percent.high, 50]);
q('pregnancy', { rows: run([[62, 72], [63, 72], [140, 72], [141, 72]]), args: ['--peculiar', 'pregnancy'] }, a => [a.percent.low, 25, a.percent.target, 50, a.percent.high, 25]);

function late(extra = []) {
  const state = fs.mkdtempSync(path.join(dir, 's')), args = ['--peculiar', 'stateful'];
  const step = (CGMKIT_STEP, rows) => ask({ rows, args, env: { CGMKIT_STEP, CGMKIT_STATE: state } }, extra);
  const b = step('before', [...run([[120, 24]]), ...run([[120, 216]], { at: 360 })]);
  const l = step('late', run([[50, 48]], { at: 120 }));
  const r = step('removed', run([[50, 48]], { at: 120 }));
  return [b, l, r].map(x => x.json);
}
const flaws = process.argv.includes('--flaws');
let bad = 0;
const sound = Q.map(x => ask(x));
Q.forEach((x, i) => {
  let w; try { w = x.want(sound[i].json); } catch (e) { bad++; console.log(`${x.name}: ${e.message} ${sound[i].err}`); return; }
  for (let k = 0; k < w.length; k += 2) if (w[k] !== w[k + 1]) { bad++; console.log(`${x.name}: figure ${k / 2 + 1} is ${w[k]}, not ${w[k + 1]}`); }
});
const [b, l, r] = late();
if (b.percent.target !== 100 || l.percent.veryLow !== 16.67 || l.percent.target !== 83.33 || r.percent.target !== 100) { bad++; console.log('late', b.percent, l.percent, r.percent); }
console.log(`${Q.length + 1} questions, ${bad} wrong`);
const SHOWN = {"bridges-below-45-only":"linear at the limit",
  "rounded-down":"rounding",
  "offset-cut-off":"spring",
  "offset-whole-hours":"half hours",
  "offset-of-first-row":"travel",
  "days-in-utc":"half hours",
  "five-minutes-always":"quarter hours",
  "removed-kept":"late",
  "late-behind-the-watermark":"late",
  "late-part-averaged":"late",
  "factor-18-unsaid":"unit switch",
  "unit-absent-assumed":"bad rows",
  "unit-of-first-row":"unit switch",
  "bad-row-is-zero":"bad rows",
  "unit-by-size":"codes",
  "second-unit-dropped":"unit switch",
  "codes-counted":"codes",
  "sentinels-lost":"sentinels",
  "sentinels-dropped-unsaid":"dropped",
  "bad-row-swallowed":"bad rows",
  "bad-row-empties-answer":"bad rows",
  "switch-not-told":"unit switch",
  "low-is-zero-in-mean":"sentinels",
  "no-tolerance":"drift",
  "duplicates-counted":"duplicates",
  "wall-clock-key":"fall",
  "warm-up-kept":"warm-up",
  "warm-up-of-first-session":"two warm-ups",
  "warm-up-120-for-all":"two warm-ups",
  "warm-up-invented":"limits",
  "gap-restarts-warm-up":"gap",
  "warm-up-end-excluded":"warm-up",
  "streams-added":"two sensors",
  "molar-by-unrounded-mass":"limits in mmol/L",
  "mass-by-unrounded-molar":"limits",
  "decimals-cut-off":"decimals",
  "ranges-in-whole-steps":"decimals",
  "pregnancy-top-open":"pregnancy",
  "shares-of-the-period-unsaid":"gap",
  "carried-without-end":"gap",
  "interpolated-without-end":"gap in a low",
  "readings-unweighted":"two cadences",
  "two-lanes":"wear 69",
  "surplus-into-high":"rounding",
  "low-holds-very-low":"limits",
  "no-data-unsaid":"period",
  "below-70-without-below-54":"limits",
  "event-at-70":"events",
  "open-event-forgotten":"events",
  "event-of-one-reading":"events",
  "event-ends-at-once":"events",
  "event-across-gaps":"event and gap",
  "events-by-day":"event and midnight",
  "period-ignored":"end of period",
  "first-value-wins":"duplicates",
  "warm-up-in-denominator":"warm-up",
  "file-order":"rows in another order",
  "method-unsaid":"plain",
  "empty-is-zero":"empty",
  "carried-rounded":"gmi",
  "gri-highs-swapped":"rounding",
  "gri-above-100":"gri at most 100",
  "mean-of-first-values":"duplicates",
  "mean-of-a-sample":"limits",
  "median-for-mean":"plain",
  "molar-called-mass":"plain",
  "sd-other-divisor":"plain",
  "sd-with-another-factor":"molar spread",
  "molar-sd-left-in-mass":"molar out",
  "cv-other-divisor":"plain",
  "cv-as-fraction":"plain",
  "cv-left-out":"plain",
  "gmi-of-molar-mean":"plain",
  "gmi-is-estimated-a1c":"plain",
  "active-of-all-rows":"two sensors",
  "days-of-24-hours":"spring",
  "active-first-to-last-unsaid":"wear 69",
  "enough-by-first-to-last":"wear 69",
  "enough-at-60":"wear 69",
  "days-do-not-matter":"plain",
  "extended-from-60":"events",
  "events-remembered":"events",
  "mean-as-text":"plain",
  "decimal-comma":"plain",
  "54-is-very-low":"limits",
  "3.0-is-very-low":"limits in mmol/L",
  "70-is-low":"limits",
  "3.9-is-low":"limits in mmol/L",
  "180-is-high":"limits",
  "10.0-is-high":"limits in mmol/L",
  "250-is-very-high":"limits",
  "13.9-is-very-high":"limits in mmol/L"};
if (flaws) for (const f of flawNames) {
  const extra = ['--flaw', f, '--memory', path.join(dir, 'memory')];
  const i = Q.findIndex(x => x.name === SHOWN[f]);
  if (SHOWN[f] === 'late' ? JSON.stringify(late(extra)) !== JSON.stringify([b, l, r]) : i >= 0 && (() => { if (f === 'events-remembered') ask(Q[i], extra); const x = ask(Q[i], extra); return x.code === 0 && x.out !== sound[i].out; })()) continue;
  bad++; console.log(f + ': changes nothing in "' + SHOWN[f] + '"');
}
if (flaws) console.log(flawNames.length + ' flaws asked');
fs.rmSync(dir, { recursive: true });
process.exit(bad ? 1 : 0);
