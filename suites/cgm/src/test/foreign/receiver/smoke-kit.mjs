// What the smoke test needs to talk to a receiver: samples of everything, and a client.
import { readFileSync } from 'node:fs';
import { createApp } from './app.mjs';
import { serve } from './server.mjs';

const GUIDE = process.env.GUIDE;
if (!GUIDE) throw new Error('GUIDE has to name the folder of the guide\'s own artifacts, with Bundle-cgmDataSubmissionBundle.json');
export const UCUM = 'http://unitsofmeasure.org', LOINC = 'http://loinc.org', SD = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

export const example = () => JSON.parse(readFileSync(`${GUIDE}/Bundle-cgmDataSubmissionBundle.json`, 'utf8').replaceAll('Patient/patientExample', 'Patient/p1'));
export const member = name => example().entry.find(e => e.fullUrl.endsWith(name)).resource;

let second = 0;
const soon = () => new Date(Date.UTC(2026, 5, 1) + 1000 * second++).toISOString().replace('.000', '');
export const quantity = (value, code, unit = code.toLowerCase()) => ({ value, code, unit, system: UCUM });
export const mass = over => ({
  resourceType: 'Observation', status: 'final', subject: { reference: 'Patient/p1' }, effectiveDateTime: soon(),
  category: [{ coding: [{ system: CATEGORY, code: 'laboratory' }] }],
  code: { coding: [{ system: LOINC, code: '99504-3' }] }, valueQuantity: quantity(120, 'mg/dL'), ...over,
});
export const molar = over => mass({ code: { coding: [{ system: LOINC, code: '105272-9' }] }, valueQuantity: quantity(6.66, 'mmol/L'), ...over });
export const device = over => ({
  resourceType: 'Device', identifier: [{ system: 'http://acme.example/d', value: `s${second++}` }], serialNumber: 'ABC123',
  deviceName: [{ name: 'Acme Sensor 3', type: 'user-friendly-name' }], ...over,
});
export const report = over => ({ ...member('cgmSummaryPDFExample'), id: undefined, result: undefined, issued: `2024-05-15T14:30:${10 + second++ % 50}Z`, ...over });
export const ident = (value, system = 'https://app.example/ids') => [{ system, value }];

let urn = 0;
export const entry = (resource, request = {}, fullUrl) => ({
  fullUrl: fullUrl ?? `urn:uuid:00000000-0000-4000-8000-${String(urn++).padStart(12, '0')}`, resource,
  request: { method: 'POST', url: resource?.resourceType, ...request },
});
export const bundle = (...entries) => ({
  resourceType: 'Bundle', type: 'transaction', timestamp: '2026-06-01T00:00:00Z', entry: entries.map(e => (e?.request ? e : entry(e))),
});

export async function start(options = {}) {
  const app = createApp({ patient: 'p1', otherPatient: 'p2', flaws: [], peculiarities: [], ...options });
  const server = serve(app);
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}/fhir`;
  const auth = options.token ? { Authorization: `Bearer ${options.token}` } : {};

  async function call(path, init = {}) {
    const url = path.startsWith('http') ? path : `${base}/${path}`;
    const answer = await fetch(url, { ...init, headers: { ...auth, ...init.headers } });
    const text = await answer.text();
    let body = {};
    try { body = JSON.parse(text); } catch { /* judged by status and type */ }
    return { status: answer.status, body, text, type: answer.headers.get('content-type') ?? '', headers: answer.headers };
  }
  const send = (path, body, headers = {}, method = 'POST') => call(path, {
    method, headers: { 'Content-Type': 'application/fhir+json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const post = (body, headers) => send('$submit-cgm-bundle', body, headers);
  // Entry answers, short: the status of each, or that of the whole if it was refused.
  async function submit(...entries) {
    const { status, body } = await post(bundle(...entries));
    return body.entry?.map(e => e.response) ?? [{ status: String(status), whole: true, outcome: body.issue && body }];
  }
  const status = async (...entries) => (await submit(...entries)).map(r => (r.whole ? `whole ${r.status}` : r.status?.slice(0, 3) ?? 'none')).join(' ');
  const find = async path => (await call(path)).body;
  const count = async path => (await find(path)).total;
  const back = async location => (await call(location ?? 'nowhere')).body;
  const store = async resource => { const [r] = await submit(resource); return r.location ? back(r.location) : undefined; };
  const stop = () => { server.closeAllConnections(); server.close(); };
  return { base, call, send, post, submit, status, find, count, back, store, stop };
}
