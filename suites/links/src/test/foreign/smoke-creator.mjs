// Asks the sound creator some questions and shows which answers each flaw and each peculiarity changes. node smoke-creator.mjs [NAME...]
import { spawn } from 'node:child_process';
import { createDecipheriv, createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { sleep } from './options.mjs';

const verdicts = JSON.parse(readFileSync(new URL('./creator-verdicts.json', import.meta.url)));
const post = (url, value, headers = {}) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) });

export function start(program, args) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [new URL(program, import.meta.url).pathname, '--until-stdin-closes', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdout.once('data', d => done({ base: /http\S+/.exec(d)[0], stop: () => child.stdin.end() }));
    child.once('exit', code => failed(new Error(`ended: ${code}`)));
  });
}

function decrypt(jwe, key) {
  const p = jwe.split('.');
  const b = t => Buffer.from(t ?? '', 'base64url');
  const header = JSON.parse(b(p[0]));
  const out = { header: Object.entries(header).map(e => e.join('=')).sort().join(' '), iv: p[2] };
  try {
    const d = createDecipheriv('aes-256-gcm', b(key), b(p[2]));
    d.setAAD(Buffer.from(p[0])); d.setAuthTag(b(p[4]));
    let plain = Buffer.concat([d.update(b(p[3])), d.final()]);
    if (header.zip) plain = inflateRawSync(plain);
    out.bundle = JSON.parse(plain);
  } catch (e) { out.failed = e.message; }
  return out;
}

async function probe(base) {
  const a = {};
  const q = async (name, f) => { try { a[name] = String(await f()); } catch (e) { a[name] = `error ${e.message}`; } };
  const create = wish => post(`${base}/hooks/create`, { period: 'P10D', share: 'summary,readings,devices', passcode: 'false', expires: '', ...wish }).then(r => r.json());
  const read = link => { const t = /(?:shlink:\/+|shl=)(.+)$/.exec(link.link)[1]; return JSON.parse(Buffer.from(t, 'base64url')); };
  const one = await create({});
  await q('form', () => one.link.replace(/[A-Za-z0-9_-]{60,}/, 'PAYLOAD'));
  const payloadText = Buffer.from(/(?:shlink:\/+|shl=)(.+)$/.exec(one.link)[1], 'base64').toString();
  let pay; try { pay = JSON.parse(payloadText); } catch { pay = { url: 'http://127.0.0.1:4/', key: '' }; }
  await q('minified', () => payloadText === JSON.stringify(pay));
  await q('members', () => Object.keys(pay));
  await q('url-length', () => pay.url.length <= 128);
  await q('url-kind', () => /\/m\/[A-Za-z0-9_-]{43}$/.test(pay.url) && !/m\/0{20}/.test(pay.url));
  await q('key-length', () => pay.key.length);
  await q('flag', () => pay.flag);
  await q('v', () => typeof pay.v);
  await q('label', () => String(pay.label).length <= 80);
  const two = read(await create({ share: 'readings', period: 'P14D' }));
  await q('keys-differ', () => two.key !== pay.key);
  await q('keys-close', () => two.key.slice(0, 30) === pay.key.slice(0, 30));
  const ask = (url, more = {}) => post(url, { recipient: 'smoke', ...more });
  const direct = pay.flag?.includes('U');
  const answers = [];
  const manifestOf = async (p, more) => {
    const r = await ask(p.url, more).catch(() => new Response("", { status: 599 })); const text = await r.text();
    answers.push(r);
    return { r, text, json: (() => { try { return JSON.parse(text); } catch { return null; } })() };
  };
  const pause = () => sleep(0);
  const m1 = await manifestOf(pay); await pause();
  const f1 = m1.json?.files?.[0] ?? (Array.isArray(m1.json) ? m1.json[0] : {});
  await q('manifest', () => `${m1.r.status} ${m1.r.headers.get('content-type')} ${Object.keys(m1.json ?? {}).slice(0, 1)}`);
  await q('retry-after', () => /^\d+$/.test(m1.r.headers.get('retry-after')));
  await q('cache', () => m1.r.headers.get('cache-control'));
  await q('cors', () => m1.r.headers.get('access-control-allow-origin'));
  await q('file-members', () => Object.keys(f1));
  await q('file-type', () => `${f1.contentType} ${f1.status} ${typeof f1.lastUpdated} ${f1.fhirVersion}`);
  const get = url => fetch(url).catch(() => new Response("", { status: 599 }));
  let e1 = f1.embedded ? decrypt(f1.embedded, pay.key) : {};
  if (direct || !f1.embedded) {
    const r = await get(direct ? `${pay.url}?recipient=x` : f1.location ?? 'http://127.0.0.1:4/');
    const text = await r.text();
    await q('direct', () => `${r.status} ${r.headers.get('content-type')} ${r.headers.get('access-control-allow-origin')}`);
    if (r.ok) e1 = decrypt(text, pay.key);
  }
  await q('header', () => e1.header);
  await q('decrypts', () => e1.failed ?? 'yes');
  const list = e1.bundle?.entry?.map(e => e.resource) ?? [];
  const of = (t, c) => list.filter(r => r.resourceType === t && (!c || r.code?.coding?.[0]?.code === c));
  const readings = of('Observation', '99504-3');
  await q('counts', () => `${of('Patient').length} patient, ${of('Device').length} devices, ${of('Observation').length - readings.length} of the summary`);
  await q('readings', () => readings.length);
  await q('reading', () => Object.keys(readings.at(-1) ?? {}) + Object.keys(readings.at(-1)?.valueQuantity ?? {}));
  await q('device', () => Object.keys(of('Device')[0] ?? {}));
  await q('dangling', () => { const have = new Set(e1.bundle.entry.flatMap(e => [`${e.resource.resourceType}/${e.resource.id}`, e.fullUrl])); return [...JSON.stringify(e1.bundle).matchAll(/"reference":"([^"]+)"/g)].filter(m => !have.has(m[1])).length; });
  await q('bundle', () => e1.bundle.type);
  await q('ranges', () => Math.round(of('Observation', '106793-3')[0].component.reduce((s, c) => s + c.valueQuantity.value, 0)));
  await q('ranges-all', () => of('Observation', '106793-3')[0].component.every(c => c.valueQuantity.value > 0));
  await q('mean', () => { const vs = readings.map(r => r.valueQuantity.value); return Math.abs(of('Observation', '97507-8')[0].valueQuantity.value - vs.reduce((s, v) => s + v) / vs.length) < 0.1; });
  await q('cv', () => of('Observation', '104638-2')[0].valueQuantity.value);
  await q('chosen-only', async () => { if (direct) return 'direct'; const m = await manifestOf(two); const f = m.json.files[0]; const d = decrypt(f.embedded, two.key); return [...new Set(d.bundle.entry.map(e => e.resource.resourceType + (e.resource.code?.coding[0].code === '99504-3' ? ' reading' : '')))]; });
  const m2 = direct ? { json: { files: [{}] }, r: { status: 0 } } : await manifestOf(pay);
  await q('again', () => m2.r.status);
  await q('iv-differs', () => { const i = decrypt(m2.json.files[0].embedded, pay.key).iv; return i !== e1.iv && Buffer.from(i, 'base64url').some(x => x); });
  await q('updated-same', () => m2.json.files[0].lastUpdated === f1.lastUpdated);
  await q('unknown', async () => (await manifestOf(pay, { locale: 'x' })).r.status);
  await q('max', async () => { const n = f1.embedded.length; const j = (await manifestOf(pay, { embeddedLengthMax: n - 2000 })).json.files[0]; return Object.keys(j); });
  let place;
  await q('location', async () => { place = (await manifestOf(pay, { embeddedLengthMax: 10 })).json.files[0].location; const r = await get(place); const d = decrypt(await r.text(), pay.key);
    return `${r.status} ${r.headers.get('content-type')} ${r.headers.get('access-control-allow-origin')} ${d.bundle.entry.length - list.length}`; });
  await q('location-again', async () => (await get(place)).status);
  await q('location-form', () => new URL(place).search.replace(/[0-9a-fA-F]{16,}|\d{8}T\d{6}Z/g, 'X'));
  await q('location-differs', async () => (await manifestOf(pay, { embeddedLengthMax: 10 })).json.files[0].location !== place);
  await q('preflight', async () => { const r = await fetch(pay.url, { method: 'OPTIONS', headers: { origin: 'https://v.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } }); return `${r.status} ${r.headers.get('access-control-allow-headers')}`; });
  await q('preview', async () => { const l = read(await create({})); await fetch(l.url); await fetch(l.url, { method: 'HEAD' }); return (await (l.flag?.includes('U') ? get(l.url + '?recipient=a') : ask(l.url))).status; });
  await q('update', async () => {
    const r = await post(`${base}/hooks/update`, { link: one.link });
    const m = (await manifestOf(pay)).json.files[0];
    const d = decrypt(m.embedded, pay.key);
    return `${r.status} ${d.failed ?? d.bundle.entry.length - list.length >= 1} ${m.lastUpdated > f1.lastUpdated}`;
  });
  await q('passcode', async () => {
    const l = await create({ passcode: 'true' }), p = read(l), out = [p.flag, p.label?.includes(l.passcode)];
    const show = async more => { const r = await ask(p.url, more); const t = await r.text(); out.push(r.status + (r.status === 200 ? '' : t.replace(/"message":"[^"]*"/, ''))); };
    await show({}); await show({ passcode: 'wrong' }); await show({ passcode: l.passcode }); await show({ passcode: 'wrong' });
    await Promise.all([1, 2].map(() => ask(p.url, { passcode: 'w' })));
    await show({ passcode: 'wrong' }); await show({ passcode: l.passcode });
    return out.join(' ');
  });
  await q('expiry', async () => { const p = read(await create({ expires: '2' })); const before = (await (direct ? get(p.url + '?recipient=a') : ask(p.url))).status; await sleep(2100); const r = await (direct ? get(p.url + '?recipient=a') : ask(p.url));
    return `${typeof p.exp} ${p.exp < 1e10} ${before} ${r.status}`; });
  await q('revoke', async () => { const l = await create({}), p = read(l); await post(`${base}/hooks/revoke`, { link: l.link }); return (await (direct ? get(p.url + '?recipient=a') : ask(p.url))).status; });
  await q('no-recipient', async () => (await post(pay.url, {})).status);
  await q('not-known', async () => (await ask(`${base}/m/nothing`)).status);
  return a;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const run = async args => { const s = await start('creator.mjs', args); try { return await probe(s.base); } finally { s.stop(); } };
  const sound = await run([]);
  for (const [k, v] of Object.entries(sound)) console.log(`${k}: ${v}`);
  const direct = await run(['--peculiar', 'direct-files']);
  const wanted = new Set(process.argv.slice(2));
  let silent = 0;
  const queue = [...verdicts.flaws, ...verdicts.peculiarities];
  await Promise.all([1, 2, 3].map(async () => { for (let e; (e = queue.shift());) {
    const name = e.flaw ?? e.peculiar;
    if (wanted.size && !wanted.has(name)) continue;
    const got = await run([...(e.needs ?? '').split(' ').filter(Boolean), e.flaw ? '--flaw' : '--peculiar', name]);
    const basis = e.needs ? direct : sound;
    const changed = Object.keys(basis).filter(k => k !== 'readings' ? got[k] !== basis[k] : Math.abs(got[k] - basis[k]) > 2);
    if (!changed.length) silent++;
    console.log(`${e.flaw ? 'flaw' : 'peculiar'} ${name}: ${changed.length ? changed.map(k => `${k}=${got[k]}`.slice(0, 110)).join(' | ') : 'NOTHING CHANGES'}`);
  } }));
  console.log(`${silent} without a change`);
}
