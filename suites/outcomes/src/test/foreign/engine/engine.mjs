#!/usr/bin/env node
// Foreign Trace: an outcome engine in plain Node 20. See README.md.
import fs from 'node:fs';
import path from 'node:path';
import { flawNames, peculiarNames } from './names.mjs';

// ---------------------------------------------------------------- options
const opt = { flaws: new Set(), peculiar: new Set() };
const args = process.argv.slice(2);
const FLAWS = new Set(flawNames), PECULIAR = new Set(peculiarNames);
function refuse(message) { process.stderr.write(`engine: ${message}\n`); process.exit(2); }
for (let i = 0; i < args.length; i++) {
  const a = args[i], next = () => { if (++i >= args.length) refuse(`${a} needs a value`); return args[i]; };
  if (a === '--flaw') { const n = next(); if (!FLAWS.has(n)) refuse(`no flaw ${n}`); opt.flaws.add(n); }
  else if (a === '--peculiar') { const n = next(); if (!PECULIAR.has(n)) refuse(`no peculiarity ${n}`); opt.peculiar.add(n); }
  else if (a === '--file') opt.file = next();
  else if (a === '--start') opt.start = next();
  else if (a === '--end') opt.end = next();
  else if (a === '--zone') opt.zone = next();
  else if (a === '--interval') opt.interval = next();
  else if (a === '--sessions') opt.sessions = next();
  else if (a === '--memory') opt.memory = next();
  else if (a === '--list') { console.log([...FLAWS].map(n => `flaw ${n}`).concat([...PECULIAR].map(n => `peculiar ${n}`)).join('\n')); process.exit(0); }
  else refuse(`unknown option ${a}`);
}
const F = n => { if (!FLAWS.has(n)) throw new Error(`flaw ${n} is not listed`); return opt.flaws.has(n); };
const P = n => { if (!PECULIAR.has(n)) throw new Error(`peculiarity ${n} is not listed`); return opt.peculiar.has(n); };
const env = process.env;
const least = list => list.reduce((a, b) => Math.min(a, b), Infinity), most = list => list.reduce((a, b) => Math.max(a, b), -Infinity);

// ---------------------------------------------------------------- policy
const policy = {
  gaps: P('gaps-of-the-period') ? 'period' : P('hold-20') ? 'hold' : P('linear-45') ? 'linear' : 'readings',
  limit: P('hold-20') ? 20 * 60 : 45 * 60,
  limitInclusive: !F('bridges-below-45-only'),
  sameTime: P('duplicates-mean') ? 'mean' : P('duplicates-both-dropped') ? 'both-dropped' : P('duplicates-first') ? 'first' : 'last',
  sentinels: P('sentinels-dropped') ? 'dropped' : P('sentinels-beyond') ? 'beyond' : 'limit',
  classification: P('molar-half-up') ? 'molar-half-up' : 'own-unit',
  sd: P('sd-over-n') ? 'n' : 'n-1',
  gmi: P('gmi-ifcc') ? 'ifcc' : 'mass',
  factor: P('factor-18') ? '18' : '18.0182',
  active: P('active-first-to-last') ? 'first-to-last' : 'period',
  boundary: P('boundary-excluded') ? 'excluded' : 'counts',
  target: P('pregnancy') ? ['63', '140', '3.5', '7.8'] : ['70', '180', '3.9', '10.0'],
};
const decimals = P('six-decimals') ? 6 : 2;

// ---------------------------------------------------------------- numbers: decimals as BigInt of 10^-10
const ONE = 10n ** 10n;
function dec(text) {
  const m = /^([+-]?)(\d{1,7})(?:\.(\d{1,6})\d*)?$/.exec(text.trim());
  if (!m) return null;
  const n = BigInt(m[2]) * ONE + BigInt((m[3] ?? '').padEnd(10, '0'));
  return m[1] === '-' ? -n : n;
}
const floorDiv = (a, b) => { const q = a / b; return a % b !== 0n && (a < 0n) !== (b < 0n) ? q - 1n : q; };
function ratio(num, den, d = decimals) {            // num/den rounded half up to d places, exactly
  const s = 10n ** BigInt(d);
  const r = F('rounded-down') ? floorDiv(num * s, den) : floorDiv(2n * num * s + den, 2n * den);
  return Number(r) / Number(s);
}
function round(x, d = decimals) {
  const s = 10 ** d;
  return (F('rounded-down') ? Math.floor(x * s + 1e-7) : Math.round(x * s + 1e-9)) / s;
}
const quot = (num, den) => {                        // num/den as a double, also where both are huge
  const q = num / den, r = num % den;
  return Number(q) + Number(r * 10n ** 18n / den) / 1e18;
};

// ---------------------------------------------------------------- times: seconds since 1970
const zone = opt.zone ?? env.CGMKIT_ZONE ?? 'UTC';
let format;
try {
  format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
} catch { refuse(`unknown zone ${zone}`); }
const offsets = new Map();
function offsetAt(sec) {                            // seconds east of UTC; changes only at quarters of an hour
  const key = Math.floor(sec / 900);
  let o = offsets.get(key);
  if (o === undefined) {
    const at = key * 900, p = {};
    for (const { type, value } of format.formatToParts(at * 1000)) p[type] = +value;
    o = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) / 1000 - at;
    offsets.set(key, o);
  }
  return o;
}
function fromLocal(wall) {                          // the first of two moments, the moment after the jump
  const a = wall - offsetAt(wall - 86400), b = wall - offsetAt(wall + 86400);
  const fits = [a, b].filter(t => t + offsetAt(t) === wall);
  return fits.length ? Math.min(...fits) : a;
}
let firstOffset = null;
function time(text, row = false) {
  const m = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|z|([+-])(\d\d):?(\d\d))?$/.exec(text.trim());
  if (!m) return null;
  const [y, mo, d, h, mi, s] = [m[1], m[2], m[3], m[4], m[5], m[6] ?? '0'].map(Number);
  const wall = Date.UTC(y, mo - 1, d, h, mi, s) / 1000;
  const back = new Date(wall * 1000);
  if (back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return null;
  if (m[7] === undefined || (row && F('offset-cut-off'))) return fromLocal(wall);
  let o = m[8] === undefined ? 0 : (m[8] === '-' ? -1 : 1) * (+m[9] * 3600 + (row && F('offset-whole-hours') ? 0 : +m[10] * 60));
  if (row && F('offset-of-first-row')) { if (firstOffset === null) firstOffset = o; o = firstOffset; }
  return wall - o;
}
const dayOf = t => new Date((t + (F('days-in-utc') ? 0 : offsetAt(t))) * 1000).toISOString().slice(0, 10);
function midnightAfter(t) {
  const wall = t + (F('days-in-utc') ? 0 : offsetAt(t));
  const next = (Math.floor(wall / 86400) + 1) * 86400;
  return F('days-in-utc') ? next : fromLocal(next);
}

// ---------------------------------------------------------------- what is asked
const file = opt.file ?? env.CGMKIT_TRACE;
if (!file) refuse('no trace: --file FILE or CGMKIT_TRACE');
let text;
try { text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''); } catch (e) { refuse(`cannot read ${file}: ${e.code}`); }

const intervals = new Map(); let interval = 300;
for (const part of (opt.interval ?? env.CGMKIT_INTERVAL ?? '5').split(/[,;\s]+/).filter(Boolean)) {
  const [a, b] = part.includes('=') ? part.split(/=(?=[^=]*$)/) : [null, part];
  const sec = Math.round(Number(b) * 60);
  if (!(sec > 0)) refuse(`not an interval: ${part}`);
  if (a === null) interval = sec; else intervals.set(a, sec);
}
const intervalOf = stream => F('five-minutes-always') ? 300 : intervals.get(stream) ?? interval;

function readSessions(json) {
  if (!json || !json.trim()) return [];
  let list; try { list = JSON.parse(json); } catch { refuse('CGMKIT_SESSIONS is not JSON'); }
  const one = (s, name) => {
    if (typeof s === 'string') { const [a, b] = s.split(','); return { start: time(a), minutes: Number(b ?? 0), stream: name }; }
    const find = re => { for (const k of Object.keys(s)) if (re.test(k)) return s[k]; };
    const start = find(/start|begin|from|inserted/i) ?? Object.values(s).find(v => typeof v === 'string' && time(v) !== null);
    let minutes = find(/warm|minutes/i) ?? Object.values(s).find(v => typeof v === 'number') ?? 0;
    if (typeof minutes === 'string') {
      const m = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(minutes);
      minutes = m ? +(m[1] ?? 0) * 60 + +(m[2] ?? 0) : Number(minutes);
    }
    return { start: typeof start === 'string' ? time(start) : null, minutes, stream: find(/stream|device|sensor/i) ?? name };
  };
  const all = Array.isArray(list) ? list.map(s => one(s)) : Object.entries(list).flatMap(([k, v]) => Array.isArray(v) ? v.map(s => one(s, k)) : [one(v, k)]);
  const ok = all.filter(s => s.start !== null && s.minutes > 0);
  if (ok.length < all.length && all.some(s => s.start === null || !(s.minutes >= 0))) process.stderr.write('engine: a session cannot be read\n');
  return ok.sort((a, b) => a.start - b.start);
}
const sessions = readSessions(opt.sessions ?? env.CGMKIT_SESSIONS);

// ---------------------------------------------------------------- rows
const excluded = { unreadable: 0, sentinel: 0, errorCode: 0, outside: 0, duplicate: 0, warmUp: 0, otherStream: 0 };
const notices = [];
function table(csv) {
  const lines = csv.split(/\r?\n/).filter(l => l.trim() !== '');
  if (!lines.length) return [];
  const cells = l => l.split(',').map(c => c.trim().replace(/^"(.*)"$/, '$1'));
  const head = cells(lines[0]).map(h => h.toLowerCase());
  const at = n => head.indexOf(n);
  const s = ['stream', 'device', 'sensor'].map(at).find(i => i >= 0) ?? -1;
  if (at('time') < 0 || at('value') < 0) refuse('the trace has no columns time and value');
  return lines.slice(1).map(cells).map(c => ({ time: c[at('time')] ?? '', value: c[at('value')] ?? '', unit: at('unit') < 0 ? '' : c[at('unit')] ?? '', stream: s < 0 ? '' : c[s] ?? '' }));
}
let raw = table(text);

// readings that come late, where the engine keeps what it was given
let early = null;
if (P('stateful') && env.CGMKIT_STEP && env.CGMKIT_STATE) {
  const kept = path.join(env.CGMKIT_STATE, 'rows.json');
  const step = env.CGMKIT_STEP;
  let rows = step !== 'before' && fs.existsSync(kept) ? JSON.parse(fs.readFileSync(kept, 'utf8')) : [];
  if (step === 'removed') {
    const key = r => `${time(r.time)}|${dec(r.value) ?? r.value}|${r.unit.toLowerCase()}|${r.stream}`;
    const gone = new Set(raw.map(key));
    if (!F('removed-kept')) rows = rows.filter(r => !gone.has(key(r)));
  } else {
    if (rows.length && F('late-behind-the-watermark')) {
      const newest = most(rows.map(r => time(r.time) ?? -Infinity));
      raw = raw.filter(r => (time(r.time) ?? Infinity) > newest);
    }
    if (rows.length && F('late-part-averaged')) early = [rows, raw];
    rows = rows.concat(raw);
  }
  fs.mkdirSync(env.CGMKIT_STATE, { recursive: true });
  fs.writeFileSync(kept, JSON.stringify(rows));
  raw = rows;
}

const factor10 = f => dec(f) / 10n ** 4n;           // factor in 10^-6
const toMass = (v, f = policy.factor) => v * factor10(F('factor-18-unsaid') ? '18' : f) / 10n ** 6n;
const LIMITS = {
  mass: { veryLow: dec('54'), target: dec(policy.target[0]), targetTop: dec(policy.target[1]), high: dec('250') },
  molar: { veryLow: dec('3.0'), target: dec(policy.target[2]), targetTop: dec(policy.target[3]), high: dec('13.9') },
};
let swallowed = false;
function readRows(rows) {
  const list = []; let firstUnit = null;
  rows.forEach((r, index) => {
    const t = time(r.time, true), word = r.value.trim().toUpperCase();
    let unit = /^mg\/dl$/i.test(r.unit) ? 'mass' : /^mmol\/l$/i.test(r.unit) ? 'molar' : null;
    if (unit === null && r.unit === '' && (F('unit-absent-assumed') || /^(LOW|HIGH)$/.test(word))) unit = 'mass';
    if (F('unit-of-first-row') && unit) { firstUnit ??= unit; unit = firstUnit; }
    const sentinel = word === 'LOW' || word === 'HIGH' ? word : null;
    let value = sentinel ? null : dec(r.value);
    if (F('bad-row-is-zero') && t !== null && value === null && !sentinel) { value = 0n; unit ??= 'mass'; list.push({ t, value, unit, sentinel, stream: r.stream, index, code: true }); return; }
    if (t === null || unit === null || (!sentinel && value === null)) {
      excluded.unreadable++;
      if (r.unit === '' && t !== null && (sentinel || value !== null)) notices.push(`row ${index + 2}: no unit; the row is not used`);
      else notices.push(`row ${index + 2}: cannot be read; the row is not used`);
      return;
    }
    if (F('unit-by-size') && value !== null) unit = value < 30n * ONE ? 'molar' : 'mass';
    if (F('second-unit-dropped')) { firstUnit ??= unit; if (unit !== firstUnit) return; }
    if (!sentinel && !F('codes-counted') && (unit === 'mass' ? value < 20n * ONE : value * 10n < 11n * ONE)) { excluded.errorCode++; return; }
    if (sentinel && (policy.sentinels === 'dropped' || F('sentinels-lost'))) { if (!F('sentinels-lost') && !F('sentinels-dropped-unsaid')) excluded.sentinel++; return; }
    list.push({ t, value, unit, sentinel, stream: r.stream, index });
  });
  if (excluded.unreadable > 0) {
    if (P('refuses-bad-rows')) { process.stderr.write(`engine: ${notices[0]}\n`); process.exit(3); }
    if (F('bad-row-swallowed')) { excluded.unreadable = 0; notices.length = 0; }
    if (F('bad-row-empties-answer')) { excluded.unreadable = 0; notices.length = 0; swallowed = true; }
  }
  if (excluded.sentinel) notices.push(`${excluded.sentinel} readings LOW or HIGH are not used`);
  return list;
}

const byTime = (a, b) => a.t - b.t || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.index - b.index);
function units(list) {                              // is a change of the unit to be told?
  if (F('switch-not-told')) return;
  const s = list.filter(r => !r.sentinel).sort(byTime);
  for (let i = 1; i < s.length; i++) if (s[i].unit !== s[i - 1].unit) {
    notices.push(`unit switch: the unit changes from ${name(s[i - 1].unit)} to ${name(s[i].unit)} at ${new Date(s[i].t * 1000).toISOString()}`);
    return;
  }
}
const name = u => u === 'mass' ? 'mg/dL' : 'mmol/L';
const massOf = r => {
  if (r.sentinel) {
    if (F('low-is-zero-in-mean') && r.sentinel === 'LOW') return 0n;
    return dec(policy.sentinels === 'beyond' ? (r.sentinel === 'LOW' ? '39' : '401') : (r.sentinel === 'LOW' ? '40' : '400'));
  }
  return r.unit === 'mass' ? r.value : toMass(r.value);
};

function dedupe(list, how) {
  const out = [];
  const tolerance = F('no-tolerance') ? 0 : 30;
  const streams = new Map();
  for (const r of list) { if (!streams.has(r.stream)) streams.set(r.stream, []); streams.get(r.stream).push(r); }
  for (const rs of streams.values()) {
    rs.sort(byTime);
    for (let i = 0; i < rs.length;) {
      let j = i + 1;
      while (j < rs.length && rs[j].t - rs[i].t <= tolerance) j++;
      const group = rs.slice(i, j); i = j;
      if (F('duplicates-counted')) { out.push(...group); continue; }
      excluded.duplicate += group.length - 1;
      const inOrder = [...group].sort((a, b) => a.index - b.index);
      const same = group.every(r => r.sentinel === group[0].sentinel && r.unit === group[0].unit && r.value === group[0].value);
      if (same || how === 'first') out.push(inOrder[0]);
      else if (how === 'last') out.push(inOrder[inOrder.length - 1]);
      else if (how === 'mean') {
        const distinct = [...new Map(inOrder.map(r => [`${r.sentinel}|${r.unit}|${r.value}`, r])).values()];
        if (distinct.every(r => r.unit === distinct[0].unit && !r.sentinel)) out.push({ ...inOrder[0], value: distinct.reduce((a, r) => a + r.value, 0n) / BigInt(distinct.length) });
        else out.push({ ...inOrder[0], sentinel: null, unit: 'mass', value: distinct.reduce((a, r) => a + massOf(r), 0n) / BigInt(distinct.length) });
      } else excluded.duplicate++;                  // both-dropped
    }
  }
  // the same reading of the clock is taken for the same moment
  if (F('wall-clock-key')) return [...new Map(out.map(r => [`${r.stream}|${r.t + offsetAt(r.t)}`, r])).values()];
  return out;
}

function warmUp(list) {
  if (F('warm-up-kept')) return list;
  let ss = sessions;
  if (F('warm-up-of-first-session')) ss = ss.slice(0, 1);
  if (F('warm-up-120-for-all')) ss = ss.map(s => ({ ...s, minutes: 120 }));
  if (F('warm-up-invented') && !ss.length && list.length) ss = [{ start: least(list.map(r => r.t)), minutes: 120 }];
  if (F('gap-restarts-warm-up')) {
    const s = [...list].sort(byTime); ss = [...ss];
    for (let i = 1; i < s.length; i++) if (s[i].t - s[i - 1].t >= 3600) ss.push({ start: s[i].t, minutes: 60 });
  }
  return list.filter(r => {
    const out = ss.some(s => {
      if (s.stream !== undefined && s.stream !== null && r.stream !== '' && s.stream !== r.stream) return false;
      const end = s.start + s.minutes * 60;
      return r.t >= s.start && (r.t < end || (r.t === end && (policy.boundary === 'excluded' || F('warm-up-end-excluded'))));
    });
    if (out) excluded.warmUp++;
    if (out) r.warming = true;
    return !out;
  });
}

function oneStream(list) {                          // where sensors overlap, the one that began first counts
  const first = new Map();
  for (const r of list) first.set(r.stream, Math.min(first.get(r.stream) ?? Infinity, r.t));
  if (first.size < 2 || F('streams-added')) return list;
  const rank = [...intervals.keys()];
  const order = [...first.keys()].sort((a, b) => first.get(a) - first.get(b) || rank.indexOf(a) - rank.indexOf(b) || (a < b ? -1 : 1));
  const kept = [];
  for (const s of order) {
    const covered = kept.map(r => [r.t, r.t + intervalOf(r.stream)]).sort((a, b) => a[0] - b[0]);
    const iv = intervalOf(s);
    for (const r of list) {
      if (r.stream !== s) continue;
      let lo = 0, hi = covered.length;              // the last that begins before this one ends
      while (lo < hi) { const m = (lo + hi) >> 1; if (covered[m][0] < r.t + iv) lo = m + 1; else hi = m; }
      if (lo > 0 && covered[lo - 1][1] > r.t) excluded.otherStream++; else kept.push(r);
    }
  }
  return kept;
}

// ---------------------------------------------------------------- ranges
const RANGES = ['veryLow', 'low', 'target', 'high', 'veryHigh'];
const divHalfUp = (num, den) => floorDiv(2n * num + den, 2n * den);
function classify(r) {
  if (r.sentinel) return r.sentinel === 'LOW' ? 'veryLow' : 'veryHigh';
  let { unit, value: v } = r;
  if (policy.classification === 'molar-half-up' && unit === 'mass') {
    v = divHalfUp(v * 10n ** 6n, factor10(policy.factor) * (ONE / 10n)) * (ONE / 10n); unit = 'molar';
  }
  if (F('molar-by-unrounded-mass') && unit === 'molar') { v = toMass(v); unit = 'mass'; }
  if (F('mass-by-unrounded-molar') && unit === 'mass') { v = v * 10n ** 6n / factor10(policy.factor); unit = 'molar'; }
  if (F('decimals-cut-off')) { const step = unit === 'mass' ? ONE : ONE / 10n; v = v / step * step; }
  const l = LIMITS[unit], own = unit === 'mass';
  if (F('ranges-in-whole-steps')) {                 // 54-69, 70-180, 181-250: what is between them is nowhere
    const step = own ? ONE : ONE / 10n;
    const inside = (a, b) => v >= a && v <= b;
    return v < l.veryLow ? 'veryLow' : inside(l.veryLow, l.target - step) ? 'low' : inside(l.target, l.targetTop) ? 'target' : inside(l.targetTop + step, l.high) ? 'high' : v > l.high ? 'veryHigh' : null;
  }
  if (v < l.veryLow || (v === l.veryLow && F(own ? '54-is-very-low' : '3.0-is-very-low'))) return 'veryLow';
  if (v < l.target || (v === l.target && F(own ? '70-is-low' : '3.9-is-low'))) return 'low';
  if (v < l.targetTop || (v === l.targetTop && !F(own ? '180-is-high' : '10.0-is-high') && !(P('pregnancy') && F('pregnancy-top-open')))) return 'target';
  if (v < l.high || (v === l.high && !F(own ? '250-is-very-high' : '13.9-is-very-high'))) return 'high';
  return 'veryHigh';
}

// pieces of time with a range
function pieces(list) {
  const mode = F('shares-of-the-period-unsaid') ? 'period' : F('carried-without-end') ? 'hold' : F('interpolated-without-end') ? 'linear' : policy.gaps;
  if (mode === 'hold') {
    const limit = F('carried-without-end') ? Infinity : policy.limit, out = [];
    list.forEach((r, i) => {
      let t = r.t;
      const end = Math.min(i + 1 < list.length ? list[i + 1].t : period.end, r.t + limit, period.end);
      while (t < end) { const e = Math.min(end, midnightAfter(t)); out.push({ t, sec: e - t, range: classify(r) }); t = e; }
    });
    return out;
  }
  if (mode === 'linear') {
    const limit = F('interpolated-without-end') ? Infinity : policy.limit, out = [];
    if (!list.length) return out;
    const step = least(list.map(r => intervalOf(r.stream)));
    let i = 0;
    for (let t = period.start; t < period.end; t += step) {
      while (i + 1 < list.length && list[i + 1].t <= t) i++;
      const a = list[i], b = list[i + 1];
      if (a.t === t) { out.push({ t, sec: step, range: classify(a) }); continue; }
      if (a.t > t || !b) continue;
      const d = b.t - a.t;
      if (d > limit || (d === limit && !policy.limitInclusive)) continue;
      const own = a.unit === b.unit && !a.sentinel && !b.sentinel;
      const va = own ? a.value : massOf(a), vb = own ? b.value : massOf(b);
      if (a.sentinel && a.sentinel === b.sentinel) { out.push({ t, sec: step, range: classify(a) }); continue; }
      const v = va + (vb - va) * BigInt(t - a.t) / BigInt(d);
      out.push({ t, sec: step, range: classify({ sentinel: null, unit: own ? a.unit : 'mass', value: v }) });
    }
    return out;
  }
  const iv = F('readings-unweighted') ? () => 60 : intervalOf;
  return list.map(r => ({ t: r.t, sec: iv(r.stream), range: classify(r) }));
}

function shares(ps, length, lost) {
  const sum = Object.fromEntries(RANGES.map(r => [r, 0])); let all = 0;
  for (const p of ps) { if (p.range) sum[p.range] += p.sec; all += p.sec; }
  let of = all + lost;
  const ofPeriod = policy.gaps === 'period' || F('shares-of-the-period-unsaid') || (F('two-lanes') && period.end - period.start > 90000);
  if (ofPeriod) of = Math.max(length, all);
  if (!of) return null;
  const d = P('whole-percents') || F('surplus-into-high') ? 0 : decimals;
  const pct = sec => ratio(BigInt(Math.round(sec)) * 100n, BigInt(Math.round(of)), d);
  const out = {};
  for (const r of RANGES) out[r] = pct(sum[r]);
  if (F('surplus-into-high')) out.high = Math.max(0, out.high + 100 - RANGES.reduce((a, r) => a + out[r], 0));
  const below = pct(sum.veryLow + sum.low), above = pct(sum.high + sum.veryHigh);
  if (F('low-holds-very-low')) out.low = below;
  if (policy.gaps === 'period' && !F('no-data-unsaid')) out.noData = pct(of - all);
  const exact = Object.fromEntries(RANGES.map(r => [r, 100 * sum[r] / of]));
  return { out, exact, below: F('below-70-without-below-54') ? pct(sum.low) : below, above };
}

// ---------------------------------------------------------------- events
function isBelow(r, level) {
  if (r.sentinel) return r.sentinel === 'LOW';
  const l = level === 54 ? (r.unit === 'mass' ? dec('54') : dec('3.0')) : (r.unit === 'mass' ? dec('70') : dec('3.9'));
  return r.value < l || (level === 70 && r.value === l && F('event-at-70'));
}
function events(list, level) {
  const found = []; let runStart = null, run = 0, ev = null, rec = 0, prev = null;
  const close = (open) => { if (ev && !(open && F('open-event-forgotten'))) found.push(ev.last - ev.start + ev.iv); ev = null; rec = 0; runStart = null; run = 0; };
  const need = F('event-of-one-reading') ? 1 : 900, recovery = F('event-ends-at-once') ? 1 : 900;
  for (const r of list) {
    const iv = intervalOf(r.stream);
    if (prev && r.t - prev.t > 900 && !F('event-across-gaps')) close();
    if (prev && F('events-by-day') && dayOf(prev.t) !== dayOf(r.t)) close();
    prev = r;
    if (isBelow(r, level)) {
      if (ev) { ev.last = r.t; ev.iv = iv; rec = 0; continue; }
      runStart ??= r.t; run += iv;
      if (run >= need) { ev = { start: runStart, last: r.t, iv }; rec = 0; }
    } else if (ev) { rec += iv; if (rec >= recovery) close(); } else { runStart = null; run = 0; }
  }
  close(true);
  return found;
}

// ---------------------------------------------------------------- the answer
const period = {};
{
  const s = opt.start ?? env.CGMKIT_START, e = opt.end ?? env.CGMKIT_END;
  const ts = raw.map(r => time(r.time)).filter(t => t !== null);
  period.start = s ? time(s) : ts.reduce((a, b) => Math.min(a, b), Infinity); period.end = e ? time(e) : ts.reduce((a, b) => Math.max(a, b), -Infinity) + 1;
  if ((s && period.start === null) || (e && period.end === null)) refuse('start or end is not a time');
}
const METHOD = `Foreign Trace 1.2: ${Object.entries(policy).filter(([k]) => !k.startsWith('limit')).map(([k, v]) => `${k} ${Array.isArray(v) ? v.join('/') : v}`).join('; ')}; warm-up as the session says; end of period not in it; events of 15 minutes by count, ended by a gap over 15 minutes; extended over 120 minutes`;

function compute(rows) {
  let list = readRows(rows);
  units(list);
  if (!F('period-ignored')) list = list.filter(r => { const inside = r.t >= period.start && r.t < period.end; if (!inside) excluded.outside++; return inside; });
  const before = list;
  const how = F('first-value-wins') ? 'first' : policy.sameTime;
  const rawCount = list.reduce((a, r) => a + intervalOf(r.stream), 0);
  const all = dedupe(list, how);
  list = oneStream(warmUp(all));
  const lost = F('warm-up-in-denominator') ? all.filter(r => r.warming).reduce((a, r) => a + intervalOf(r.stream), 0) : 0;
  list.sort(byTime);
  if (F('file-order')) list.sort((a, b) => a.index - b.index);

  const answer = { method: METHOD, excluded, notices };
  if (F('method-unsaid')) delete answer.method;
  if (!list.length || swallowed) {
    notices.push('no readings: no figures');
    if (swallowed) { notices.length = 0; return answer; }
    if (F('empty-is-zero')) {
      const zero = Object.fromEntries(RANGES.map(r => [r, 0]));
      return { percent: zero, cumulative: { below70: 0, above180: 0 }, mean: { value: 0, unit: 'mg/dL' }, sd: { value: 0, unit: 'mg/dL' }, cv: 0, gmi: 3.31, gri: 0, active: 0, sufficient: false, events: { levelOne: 0, levelTwo: 0, extended: 0 }, ...answer };
    }
    return answer;
  }
  // shares
  const ps = pieces(list);
  const length = period.end - period.start;
  const s = shares(ps, length, lost);
  if (s) {
    answer.percent = s.out;
    answer.cumulative = { below70: s.below, above180: s.above };
    const w = s.exact;
    if (F('carried-rounded')) RANGES.forEach(r => { w[r] = Math.round(w[r]); });
    const gri = F('gri-highs-swapped') ? 3 * w.veryLow + 2.4 * w.low + 1.6 * w.high + 0.8 * w.veryHigh : 3 * w.veryLow + 2.4 * w.low + 0.8 * w.high + 1.6 * w.veryHigh;
    answer.gri = round(F('gri-above-100') ? gri : Math.min(100, gri));
  }
  // statistics
  const meanRows = F('mean-of-first-values') ? oneStream(warmUp(dedupe(before, 'first'))) : list;
  let mass = meanRows.map(massOf);
  if (F('mean-of-a-sample')) { const few = mass.filter(() => Math.random() < 0.8); if (few.length) mass = few; }
  const n = BigInt(mass.length), sum = mass.reduce((a, v) => a + v, 0n), squares = mass.reduce((a, v) => a + v * v, 0n);
  let meanNum = sum, meanDen = n * ONE;             // mg/dL
  if (F('median-for-mean')) { const m = [...mass].sort((a, b) => a < b ? -1 : a > b ? 1 : 0); meanNum = m[(m.length - 1) >> 1] + m[m.length >> 1]; meanDen = 2n * ONE; }
  const mean = quot(sum, n * ONE);
  const molarOut = P('molar-out') || F('molar-called-mass');
  const fac = Number(policy.factor);
  const unit = P('molar-out') ? 'mmol/L' : 'mg/dL';
  answer.mean = { value: molarOut ? ratio(meanNum * 10n ** 6n, meanDen * factor10(policy.factor)) : ratio(meanNum, meanDen), unit };
  const sdOf = (kind, values = mass) => {
    const k = BigInt(values.length), d = kind === 'n' ? k : k - 1n;
    if (d === 0n) return null;
    const a = values.reduce((x, v) => x + v, 0n), b = values.reduce((x, v) => x + v * v, 0n);
    return Math.sqrt(quot(k * b - a * a, k * d * ONE * ONE));
  };
  const other = policy.sd === 'n' ? 'n-1' : 'n';
  let sd = sdOf(policy.sd);
  if (sd !== null) {
    let shown = F('sd-other-divisor') ? sdOf(other) : sd;
    if (F('sd-with-another-factor')) shown = sdOf(policy.sd, meanRows.map(r => r.sentinel || r.unit === 'mass' ? massOf(r) : toMass(r.value, '18')));
    answer.sd = { value: round(P('molar-out') && !F('molar-sd-left-in-mass') ? shown / fac : shown), unit };
    let c = F('cv-other-divisor') ? sdOf(other) : sd;
    let cv = F('cv-as-fraction') ? c / mean : 100 * c / mean;
    if (F('carried-rounded')) cv = 100 * Math.round(c) / Math.round(mean);
    if (!F('cv-left-out')) answer.cv = round(cv);
  }
  const m = F('carried-rounded') ? Math.round(mean) : mean;
  let gmi = policy.gmi === 'ifcc' ? 0.09148 * (12.71 + 4.70587 * m / fac) + 2.152 : 3.31 + 0.02392 * m;
  if (F('gmi-of-molar-mean')) gmi = 3.31 + 0.02392 * m / fac;
  if (F('gmi-is-estimated-a1c')) gmi = (m + 46.7) / 28.7;
  answer.gmi = round(gmi);
  // active
  const used = F('active-of-all-rows') ? rawCount : list.reduce((a, r) => a + intervalOf(r.stream), 0);
  let of = length;
  if (F('days-of-24-hours')) of = length + offsetAt(period.end) - offsetAt(period.start);   // days of the calendar, 24 hours each
  if (policy.active === 'first-to-last' || F('active-first-to-last-unsaid')) of = most(list.map(r => r.t + intervalOf(r.stream))) - least(list.map(r => r.t));
  const active = BigInt(Math.round(used)), den = BigInt(Math.round(of));
  answer.active = F('active-of-all-rows') ? ratio(100n * active, den) : Math.min(100, ratio(100n * active, den));
  const share = F('enough-by-first-to-last') ? used / (list[list.length - 1].t - list[0].t + intervalOf(list[0].stream)) : used / length;
  const enough = F('enough-at-60') ? 0.6 : 0.7;
  const long = length >= 14 * 86400 - 3600;         // fourteen calendar days with one hour less in spring
  answer.sufficient = share >= enough && (long || F('days-do-not-matter'));
  // events
  const one = events(list, 70), two = events(list, 54);
  const extended = F('extended-from-60') ? 3600 : 7200;
  answer.events = { levelOne: one.length, levelTwo: two.length, extended: one.filter(sec => sec > extended).length };
  // days
  const days = new Map();
  for (const p of ps) { const d = dayOf(p.t); if (!days.has(d)) days.set(d, []); days.get(d).push(p); }
  answer.perDay = {};
  for (const [d, list] of [...days].sort()) {
    const noon = list[0].t, end = Math.min(period.end, midnightAfter(noon));
    const wall = noon + (F('days-in-utc') ? 0 : offsetAt(noon));
    const midnight = F('days-in-utc') ? Math.floor(wall / 86400) * 86400 : fromLocal(Math.floor(wall / 86400) * 86400);
    const begin = Math.max(period.start, midnight);
    const full = F('days-of-24-hours') ? 86400 : end - begin;
    answer.perDay[d] = shares(list, full, 0)?.out;
  }
  return answer;
}

if (F('events-remembered') && !opt.memory) refuse('the flaw events-remembered needs --memory FOLDER');
let answer = compute(raw);
if (early) {                                        // the flaw late-part-averaged: the mean of the two parts' shares
  const reset = () => { Object.keys(excluded).forEach(k => { excluded[k] = 0; }); notices.length = 0; };
  reset(); const a = compute(early[0]); reset(); const b = compute(early[1]);
  if (a.percent && b.percent) { reset(); answer = compute(raw); for (const r of RANGES) answer.percent[r] = round((a.percent[r] + b.percent[r]) / 2); }
}
if (F('events-remembered') && answer.events) {
  fs.mkdirSync(opt.memory, { recursive: true });
  const f = path.join(opt.memory, 'events.json');
  const old = fs.existsSync(f) ? JSON.parse(fs.readFileSync(f, 'utf8')) : { levelOne: 0 };
  answer.events.levelOne += old.levelOne;           // the counter is never set back
  fs.writeFileSync(f, JSON.stringify({ levelOne: answer.events.levelOne }));
}

// ---------------------------------------------------------------- how it is written
if (F('mean-as-text') && answer.mean) answer.mean.value = `${answer.mean.value} mg/dL`;
if (F('decimal-comma')) {
  const comma = v => typeof v === 'number' ? String(v).replace('.', ',') : v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, comma(x)])) : v;
  const { excluded: ex, notices: no, ...rest } = answer; answer = { ...comma(rest), excluded: ex, notices: no };
}
if (P('extra-fields')) Object.assign(answer, { vendor: 'Foreign Trace', low: 'see percent', readings: raw.length, median: null, quality: { score: 0.97, target: 42 } });
if (P('own-names') && answer.percent) {
  const q = answer.percent, f = x => Number((x / 100).toFixed(8));
  answer = { result: { tir: f(q.target), tbr2: f(q.veryLow), tbr1: f(q.low), tar1: f(q.high), tar2: f(q.veryHigh), avg: answer.mean.value, stdev: answer.sd?.value, variation: answer.cv === undefined ? undefined : f(answer.cv), a1c: answer.gmi, wear: f(answer.active) },
    gri: answer.gri, sufficient: answer.sufficient, events: answer.events, perDay: answer.perDay, excluded: answer.excluded, notices: answer.notices, method: answer.method };
}
if (P('other-order')) answer = (function turn(v) { return v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).reverse().map(([k, x]) => [k, turn(x)])) : v; })(answer);
if (P('warnings-on-stderr')) process.stderr.write('(node:1) Warning: this is an experimental build\nINFO loading policies\n'.repeat(20));
const body = JSON.stringify(answer, null, P('pretty-printed') ? 2 : 0) + '\n';
if (P('slow-start')) setTimeout(() => process.stdout.write(body), 1500);
else process.stdout.write(body);
