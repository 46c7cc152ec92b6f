// The situations in which smoke.mjs watches the app. Each gives what the receiver saw, and the exit codes.
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODES, PATIENT, Receiver } from './smoke-receiver.mjs';

const SD = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/';
export const ALL = ['cgm-summary', 'cgm-summary-pdf', 'cgm-sensor-reading-mass-per-volume', 'cgm-device'];
const APP = join(import.meta.dirname, 'app.mjs');
const KEYS = generateKeyPairSync('ec', { namedCurve: 'P-384' });

const quantity = (value, code) => ({ value, code, system: 'http://unitsofmeasure.org', unit: code });
export const schedule = (period, lookback, profiles) => ({
  url: `${SD}data-submission-schedule`,
  extension: [
    { url: 'submissionPeriod', valueQuantity: quantity(...period) },
    { url: 'lookbackPeriod', valueQuantity: quantity(...lookback) },
    ...profiles.map((p) => ({ url: 'submissionDataProfile', valueCanonical: SD + p })),
  ],
});
export const order = (id, extension, patient = PATIENT, code = 'cgm-data-submission-standing-order') => ({
  resourceType: 'ServiceRequest', id, status: 'active', intent: 'order', extension,
  code: { coding: [{ system: CODES, code }] }, subject: { reference: `Patient/${patient}` },
});
const oneTime = (start, end) => order('once', [{
  url: `${SD}data-submission-one-time-spec`,
  extension: [
    { url: 'timePeriod', valuePeriod: { start, end } },
    ...ALL.map((p) => ({ url: 'submissionDataProfile', valueCanonical: SD + p })),
  ],
}], PATIENT, 'cgm-data-submission-one-time-order');

async function scene(options, flags, play) {
  const receiver = await new Receiver(options).open();
  const state = mkdtempSync(join(tmpdir(), 'glucotide-'));
  const codes = [];
  const run = (seconds, more = []) => new Promise((done) => {
    const env = { ...process.env, CGMKIT_BASE_URL: receiver.base, CGMKIT_PATIENT_ID: PATIENT, CGMKIT_CLIENT_ID: 'glucotide', CGMKIT_STEP: 'smoke' };
    delete env.CGMKIT_SECONDS;
    if (seconds) env.CGMKIT_SECONDS = String(seconds);
    const child = spawn(process.execPath, [APP, '--state', state, ...more, ...flags], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (d) => { errors += d; });
    const watchdog = setTimeout(() => child.kill(), 60_000);
    child.on('exit', (code) => {
      clearTimeout(watchdog);
      codes.push(code);
      if (/Error:|at .*\.mjs:\d+/.test(errors)) console.error(errors);
      done(code);
    });
  });
  try {
    const extra = (await play(receiver, run, state)) ?? {};
    const posts = receiver.posts;
    const entries = posts.flatMap((p) => p.bundle.entry);
    return { receiver, posts, entries, resources: entries.map((e) => e.resource), codes, ...extra };
  } finally {
    await receiver.close();
    rmSync(state, { recursive: true, force: true });
  }
}

const all = (period = [1, 'd'], lookback = [10, 'd']) => [order('o1', [schedule(period, lookback, ALL)])];
const some = ['cgm-summary', 'cgm-device', 'cgm-sensor-reading-mass-per-volume'];
const quick = (period = [2, 's']) => [order('o1', [schedule(period, [6, 'h'], some)])];
const back = (days) => new Date(Date.now() - days * 86_400_000 + 570 * 60_000).toISOString().slice(0, 10);

export const SCENES = {
  full: (flags) => scene({ orders: all() }, flags, (r, run) => run()),
  follow: (flags) => scene({ orders: quick() }, flags, (r, run) => run(7)),
  pick: (flags) => scene({
    orders: [
      order('o1', [schedule([1, 'd'], [6, 'h'], ['cgm-summary-gmi', 'cgm-summary-pdf']), schedule([1, 'd'], [4, 'h'], ['cgm-sensor-reading-mass-per-volume'])]),
      order('foreign', [schedule([1, 'd'], [1, 'h'], ['cgm-device'])], 'somebody-else'),
    ],
  }, flags, (r, run) => run()),
  changed: (flags) => scene({ orders: quick() }, flags, async (r, run) => {
    await run(3);
    r.orders = quick([1, 'h']);
    const first = r.posts.length;
    await run(4);
    const second = r.posts.length - first;
    r.orders = quick().map((o) => ({ ...o, status: 'revoked' }));
    await run(3);
    return { first, second, third: r.posts.length - first - second };
  }),
  oneTime: (flags) => scene({ orders: [order('idle', []), oneTime(back(6), back(5))] }, flags,
    async (r, run) => ({ start: back(6), end: back(5), code: await run() })),
  later: (flags) => scene({ orders: quick(), script: [{ status: 429, headers: { 'retry-after': '3' } }] }, flags, (r, run) => run()),
  later429: (flags) => scene({ orders: quick(), script: [{ status: 429 }, { status: 429 }] }, flags, (r, run) => run()),
  lost: (flags) => scene({ orders: quick(), script: [{ reset: true }, { status: 503 }] }, flags, (r, run) => run()),
  unconditional: (flags) => scene({ orders: quick(), conditional: false }, flags, async (r, run) => {
    await run();
    const first = r.posts.length;
    await run();
    return { first };
  }),
  gone412: (flags) => scene({ orders: quick(), status: (x) => (x.code?.coding?.[0].code === '97506-0' ? 412 : null) }, flags,
    async (r, run) => { await run(); await run(); }),
  known200: (flags) => scene({ orders: quick(), status: (x) => (x.code?.coding?.[0].code === '97506-0' ? 200 : null) }, flags,
    async (r, run) => { await run(); await run(); }),
  refused: (flags) => scene({ orders: quick(), status: (x) => (x.code?.coding?.[0].code === '97506-0' ? 422 : null) }, flags, (r, run) => run(6)),
  standalone: (flags) => scene({ orders: quick(), smart: {} }, flags, (r, run) => run()),
  expired: (flags) => scene({ orders: quick(), smart: {} }, flags, async (r, run) => {
    await run();
    r.expire();
    const before = r.stored.length;
    await run();
    return { after: r.stored.length - before };
  }),
  ended: (flags) => scene({ orders: quick(), smart: {} }, flags, async (r, run) => {
    await run();
    r.expire();
    r.smart.revoked = true;
    await run();
    const before = r.requests.length;
    await run();
    return { after: r.requests.slice(before).filter((q) => !q.url.includes('.well-known')).length };
  }),
  backend: (flags) => scene({ orders: quick(), smart: { jwk: KEYS.publicKey.export({ format: 'jwk' }) } }, flags, async (r, run, state) => {
    const file = join(state, 'key.json');
    writeFileSync(file, JSON.stringify({ ...KEYS.privateKey.export({ format: 'jwk' }), kid: 'k1' }));
    await run(undefined, ['--key', file]);
    r.expire();
    await run(undefined, ['--key', file]);
  }),
};
