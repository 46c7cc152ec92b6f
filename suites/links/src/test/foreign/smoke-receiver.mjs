// Gives the sound receiver some links of a small host, and shows which answers each flaw and each peculiarity changes. node smoke-receiver.mjs [NAME...]
import { createServer } from 'node:http';
import { createCipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { body, sleep } from './options.mjs';
import { start } from './smoke-creator.mjs';

const verdicts = JSON.parse(readFileSync(new URL('./receiver-verdicts.json', import.meta.url)));
const b64 = x => Buffer.from(x).toString('base64url');

function encrypt(key, value, { zip = true, cty = 'application/fhir+json', spoil = false } = {}) {
  const header = b64(JSON.stringify({ alg: 'dir', enc: 'A256GCM', ...(cty ? { cty } : {}), ...(zip ? { zip: 'DEF' } : {}) }));
  const iv = randomBytes(12), c = createCipheriv('aes-256-gcm', key, iv);
  c.setAAD(Buffer.from(header));
  const plain = Buffer.from(JSON.stringify(value));
  const text = Buffer.concat([c.update(zip ? deflateRawSync(plain) : plain), c.final()]);
  const tag = c.getAuthTag();
  if (spoil) tag[3] ^= 4;
  return `${header}..${b64(iv)}.${b64(text)}.${b64(tag)}`;
}

const reading = (time, value, molar) => ({ resourceType: 'Observation', id: 'r' + Date.parse(time), status: 'final', code: { coding: [{ system: 'http://loinc.org', code: molar ? '105272-9' : '99504-3' }] },
  effectiveDateTime: time, ...(value === null ? { dataAbsentReason: { coding: [{ code: 'sensor-error' }] } } : { valueQuantity: molar ? { value, unit: 'mmol/l', code: 'mmol/L' } : { value, unit: 'mg/dl', code: 'mg/dL' } }) });
const bundle = (...list) => ({ resourceType: 'Bundle', type: 'transaction', entry: list.map(resource => ({ resource })) });

async function host() {
  const links = new Map();
  const server = createServer(async (request, response) => {
    const text = (await body(request)).toString();
    const url = new URL(request.url, 'http://x');
    const [, id, part] = url.pathname.split('/');
    const link = links.get(id);
    link?.log.push({ at: Date.now(), method: request.method, path: part ?? '', query: url.search, type: request.headers['content-type'], text, referer: request.headers.referer });
    const send = (status, type, value, more = {}) => { response.writeHead(status, { 'Content-Type': type, ...more }); response.end(value); };
    if (!link) return send(404, 'text/plain', '');
    if (request.method === 'OPTIONS') return send(204, 'text/plain', undefined);
    const turn = link.log.filter(l => l.path === (part ?? '') && l.method !== 'OPTIONS').length;
    try { await link.serve({ request, part, turn, send, text, url, link }); } catch (e) { send(500, 'text/plain', e.message); }
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}`;
  return { base, close: () => server.close(),
    make(serve, more = {}, prefix = '') {
      const id = b64(randomBytes(32)), key = randomBytes(32);
      const { tail = '', ...members } = more;
      const payload = { url: `${base}/${id}`, key: b64(key), flag: 'L', label: 'Label of the link', v: 1, ...members };
      const link = { id, key, log: [], serve, uri: `${prefix}shlink:/${b64(JSON.stringify(payload) + tail)}` };
      links.set(id, link);
      return link;
    } };
}

const file = (link, value, o) => ({ contentType: 'application/fhir+json', embedded: encrypt(link.key, value, o) });
const ok = (send, files, more = {}, headers = { 'Retry-After': '1' }) => send(200, 'application/json', JSON.stringify({ files, ...more }), headers);

async function probe(base) {
  const h = await host(), a = {};
  const B = bundle(reading('2026-11-30T10:00:00+01:00', 111));
  const jobs = [];
  const q = (name, serve, { more, prefix, passcode = '', seconds = 4, after = 400, judge } = {}) => jobs.push((async () => {
    const link = h.make(serve, { flag: '', ...more }, prefix);
    const hook = (path, v) => fetch(base + path, { method: 'POST', body: JSON.stringify(v) }).then(r => r.text());
    await Promise.race([hook('/open', { link: link.uri, passcode, step: name, seconds }), sleep(after)]);
    await sleep(after);
    const shown = await hook('/shows', { link: link.uri });
    a[name] = String(judge ? judge(shown, link) : shown);
  })().catch(e => { a[name] = 'error ' + e.message; }));
  const simple = ({ send, link }) => ok(send, [file(link, B)]);
  q('bare', simple); q('prefixed', simple, { prefix: 'https://v.example/x#' });
  q('base64url', simple, { more: { label: '>>>???~~~ÿÿÿ' } });
  q('unknown-member', simple, { more: { _x: 1, more: {} } }); q('unknown-flag', simple, { more: { flag: 'X' } });
  q('newer', simple, { more: { v: 2 }, judge: (s, l) => `${l.log.length} ${s}` });
  q('exp', simple, { more: { exp: 1700000000 } });
  q('request', simple, { judge: (s, l) => JSON.stringify(l.log.map(r => [r.method, r.query, r.type, r.text.replace(l.uri, 'LINK'), r.referer && 'referer'])) });
  q('manifest-members', ({ send, link }) => ok(send, [{ ...file(link, B), size: 3 }], { x: 1 }));
  q('type-parameter', ({ send, link }) => ok(send, [{ ...file(link, B), contentType: 'application/fhir+json; fhirVersion=4.0' }]));
  q('other-type', ({ send, link }) => ok(send, [{ contentType: 'application/smart-health-card', embedded: 'a..b.c.d' }, file(link, B)]));
  q('both', ({ send, link }) => ok(send, [{ ...file(link, B), location: `${h.base}/${link.id}/f` }]), { judge: (s, l) => `${l.log.length} ${s}` });
  q('several', ({ send, link }) => ok(send, [file(link, B), file(link, bundle(reading('2026-11-30T10:05:00Z', 112)))]));
  q('location', ({ send, link, part }) => part ? send(200, 'application/jose', encrypt(link.key, B)) : ok(send, [{ contentType: 'application/fhir+json', location: `${h.base}/${link.id}/f` }]),
    { judge: (s, l) => l.log.map(r => r.method + r.path) + ' ' + s });
  q('refetch', ({ send, link, part, turn }) => part === 'f2' ? send(200, 'application/jose', encrypt(link.key, B)) : part ? send(404, 'text/plain', '')
    : ok(send, [{ contentType: 'application/fhir+json', location: `${h.base}/${link.id}/f${turn}` }]), { after: 1500, judge: (s, l) => l.log.map(r => r.method + r.path) + ' ' + s });
  q('no-zip', ({ send, link }) => ok(send, [file(link, B, { zip: false })]));
  q('no-cty', ({ send, link }) => ok(send, [file(link, B, { cty: null })]));
  q('tampered', ({ send, link }) => ok(send, [file(link, B, { zip: false, spoil: true })]));
  q('large', ({ send, link }) => ok(send, [file(link, bundle(...Array.from({ length: 6000 }, (_, i) => reading(new Date(1.79e12 + i * 300000).toISOString().slice(0, 19) + 'Z', 100 + i % 50))))]), { after: 2500, judge: s => s.split('\n').length });
  q('direct', ({ send, link, request }) => request.method === 'GET' ? send(200, 'application/jose', encrypt(link.key, B)) : send(405, 'text/plain', ''), { more: { flag: 'U' }, judge: (s, l) => JSON.stringify(l.log.map(r => [r.method, r.query])) + s });
  q('direct-octets', ({ send, link }) => send(200, 'application/octet-stream', encrypt(link.key, B)), { more: { flag: 'U' } });
  q('passcode', ({ send, link, text }) => JSON.parse(text || '{}').passcode === 'Xy-1' ? ok(send, [file(link, B)]) : send(401, 'application/json', '{"remainingAttempts":3}'),
    { more: { flag: 'P' }, passcode: 'Xy-1', judge: (s, l) => l.log.map(r => [r.method, r.query, /passcode/.test(r.text)]) + s });
  q('wrong', ({ send }) => send(401, 'application/json', '{"remainingAttempts":3}'), { more: { flag: 'P' }, passcode: 'Xy-2', after: 1500, judge: (s, l) => l.log.length + s });
  q('content', ({ send, link }) => ok(send, [file(link, bundle({ resourceType: 'Patient', id: 'p', name: [{ family: 'F', given: ['G'] }] }, { resourceType: 'Device', deviceName: [{ name: 'Sensor S', type: 'user-friendly-name' }], identifier: [{ value: 'i' }], serialNumber: 'SN9' },
    { resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '97506-0' }] }, valueQuantity: { value: 6.8, unit: '%', code: '%' }, effectivePeriod: { start: '2026-11-01', end: '2026-11-14' } },
    { resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '106793-3' }] }, component: [{ code: { coding: [{ system: 'http://loinc.org', code: '97510-2' }] }, valueQuantity: { value: 65.25, unit: '%', code: '%' } }] },
    reading('2026-11-30T10:00:00+05:00', 118), reading('2026-11-30T10:05:00+05:00', null), reading('2026-11-30T10:10:00Z', 7.3, true)))]));
  q('flawed', ({ send, link }) => ok(send, [file(link, bundle({ resourceType: 'Observation', status: 'final' }, { ...reading('2026-11-30T10:10:00Z', 9), effectiveDateTime: 'noon' }, null, reading('2026-11-30T10:00:00+05:00', 118)))]));
  q('inert', ({ send, link, part }) => part ? send(200, 'text/plain', '') : ok(send, [file(link, bundle({ resourceType: 'Device', url: `${h.base}/${link.id}/canary`, deviceName: [{ name: 'x' }] }, reading('2026-11-30T10:00:00Z', 90)))]), { judge: (s, l) => l.log.map(r => r.path) });
  const two = bundle(reading('2026-11-30T11:00:00Z', 222));
  const gaps = l => l.log.filter(r => r.method !== 'OPTIONS').slice(1).map((r, i) => { const g = r.at - l.log.filter(r => r.method !== 'OPTIONS')[i].at; return g < 950 ? 'short' : g < 1900 ? 'second' : g < 5000 ? 'two' : 'longer'; });
  const L = { more: { flag: 'L' }, seconds: 8, after: 3000 };
  q('polls', ({ send, link }) => ok(send, [file(link, B)], {}, { 'Retry-After': '2' }), { ...L, judge: (s, l) => `${l.log.length > 1} ${gaps(l)}` });
  q('429', ({ send, link, turn }) => turn === 1 ? send(429, 'text/plain', '', { 'Retry-After': '2' }) : ok(send, [file(link, B)], {}, { 'Retry-After': '60' }), { ...L, judge: (s, l) => `${l.log.length} ${gaps(l)} ${s}` });
  q('update', ({ send, link, turn }) => ok(send, [file(link, turn === 1 ? B : two)]), L);
  q('gone', ({ send, link, turn }) => turn === 1 ? ok(send, [file(link, B)]) : send(404, 'application/json', '{}'), { ...L, judge: (s, l) => `${l.log.length} ${s}` });
  q('invalid', ({ send, link, turn }) => ok(send, [{ ...file(link, B), status: turn === 1 ? 'can-change' : 'no-longer-valid' }]), L);
  q('failure', ({ send, link, turn }) => turn === 2 ? send(500, 'text/plain', '') : ok(send, [file(link, turn === 1 ? B : two)]), { ...L, after: 4200, judge: (s, l) => `${l.log.length > 2} ${s}` });
  q('failure-now', ({ send, link, turn }) => turn === 2 ? send(500, 'text/plain', '') : ok(send, [file(link, B)], {}, { 'Retry-After': turn === 1 ? '1' : '5' }), { ...L, after: 1900 });
  await Promise.all(jobs);
  h.close();
  return a;
}

const run = async args => { const s = await start('receiver.mjs', args); try { return await probe(s.base); } finally { s.stop(); } };
const sound = await run([]);
for (const [k, v] of Object.entries(sound)) console.log(`${k}: ${v.replace(/\n/g, ' / ')}`);
const wanted = new Set(process.argv.slice(2));
let silent = 0;
const queue = [...verdicts.flaws, ...verdicts.peculiarities].filter(e => !wanted.size || wanted.has(e.flaw ?? e.peculiar));
await Promise.all([1, 2].map(async () => {
  for (let e; (e = queue.shift());) {
    const name = e.flaw ?? e.peculiar;
    const got = await run([e.flaw ? '--flaw' : '--peculiar', name]);
    const changed = Object.keys(sound).filter(k => got[k] !== sound[k]);
    if (!changed.length) silent++;
    console.log(`${e.flaw ? 'flaw' : 'peculiar'} ${name}: ${changed.length > 8 ? `${changed.length} answers: ${changed.join(' ')}` : changed.length ? changed.map(k => `${k}=${got[k].replace(/\n/g, ' / ')}`.slice(0, 150)).join(' | ') : 'NOTHING CHANGES'}`);
  }
}));
console.log(`${silent} without a change`);
process.exit(0);
