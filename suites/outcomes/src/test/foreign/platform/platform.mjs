// Foreign Ledger 3.1: a platform that posts summaries with their lineage. Plain Node 20, nothing installed.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Ledger } from './ledger.mjs';
import { documents } from './documents.mjs';

const { values: given } = parseArgs({ options: { port: { type: 'string', default: '0' }, flaw: { type: 'string', multiple: true, default: [] },
  peculiar: { type: 'string', multiple: true, default: [] }, 'until-stdin-closes': { type: 'boolean', default: false } } });
const bad = new Set(given.flaw), odd = new Set(given.peculiar);
const windows = new Map(), fixed = new Map();

async function send(method, url, body, headers = {}) {
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/fhir+json', ...headers }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${url} was answered ${answer.status}`);
  return answer.json();
}
const post = (base, resource, headers) => send('POST', `${base}/${resource.resourceType}`, resource, headers);
const place = r => `${r.resourceType}/${r.id}`;
const versioned = r => r.meta?.versionId ? `${place(r)}/_history/${r.meta.versionId}` : place(r);

/** What stands there once for a server: the sensor, the software, and who runs it. */
async function surroundings(base, order) {
  const key = `${base} ${order.patient}`;
  if (!fixed.has(key)) {
    const stranger = bad.has('sensor-of-another') ? place(await post(base, { resourceType: 'Patient', active: true })) : null;
    const sensor = await post(base, { resourceType: 'Device', type: { text: `CGM sensor ${order.session.generation}` }, patient: { reference: stranger ?? `Patient/${order.patient}` } });
    const clinic = await post(base, { resourceType: 'Organization', name: 'Foreign Ledger Hosting' });
    const software = await post(base, { resourceType: 'Device', deviceName: [{ name: 'Foreign Ledger', type: 'model-name' }], version: [{ value: '3.1' }], owner: { reference: place(clinic) } });
    fixed.set(key, { sensor: place(sensor), software: place(software), clinic: place(clinic) });
  }
  return fixed.get(key);
}

async function store(base, name, resource, old) {
  if (!old) return post(base, resource, bad.has('swallowed') ? { 'if-none-exist': `identifier=${resource.identifier[0].system}|${resource.identifier[0].value}` } : {});
  if (bad.has('swallowed')) return post(base, resource, { 'if-none-exist': `identifier=${resource.identifier[0].system}|${resource.identifier[0].value}` });
  if (odd.has('supersede') || bad.has('two-finals')) return post(base, resource);
  return send('PUT', `${base}/${place(old)}`, { ...resource, id: old.id });
}

async function publish(order, window, figures) {
  const base = order.base, round = window.rounds.length + 1, before = window.rounds.at(-1);
  const around = await surroundings(base, order);
  const docs = documents(order, figures, around, round, bad, odd), now = {};
  for (const [name, resource] of Object.entries(docs)) {
    if (before && bad.has('shares-only') && name !== 'ranges') { now[name] = before.stored[name]; continue; }
    if (name === 'summary') resource.hasMember = Object.entries(now).map(([, r]) => ({ reference: place(r) }));
    now[name] = await store(base, name, resource, before?.stored[name]);
  }
  window.rounds.push({ stored: now, figures, at: Date.now() });
  if (bad.has('no-provenance')) return;
  const fresh = Object.entries(now).filter(([name, r]) => !before || r !== before.stored[name]);
  const entity = bad.has('source-forgotten') ? [] : window.sets.map(id => ({ role: 'source', what: { identifier: { system: 'urn:cgmkit', value: id } } }));
  if (before && !bad.has('no-revision') && !bad.has('two-finals'))
    for (const [name] of fresh) entity.push({ role: 'revision', what: { reference: versioned(before.stored[name]) } });
  const agent = { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'assembler' }] },
    who: { reference: bad.has('patient-agent') ? `Patient/${order.patient}` : around.software }, onBehalfOf: { reference: around.clinic } };
  if (bad.has('agent-nobody')) delete agent.who;
  const provenance = { resourceType: 'Provenance',
    target: bad.has('target-patient') ? [{ reference: `Patient/${order.patient}` }] : fresh.map(([, r]) => ({ reference: odd.has('unversioned') ? place(r) : versioned(r) })),
    recorded: bad.has('recorded-early') ? order.start : new Date().toISOString(),
    activity: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation', code: before && !bad.has('always-create') ? 'UPDATE' : 'CREATE' }] },
    agent: [agent] };
  if (entity.length) provenance.entity = entity;
  await post(base, provenance);
}

async function step(asked) {
  const [began, minutes, generation] = asked.session.split(',');
  const order = { base: asked.base_url.replace(/\/$/, ''), patient: asked.patient_id, start: asked.start, end: asked.end, zone: asked.zone,
    session: { start: Date.parse(began), minutes: Number(minutes), generation } };
  if (!windows.has(order.start)) windows.set(order.start, { ledger: new Ledger(order, bad), rounds: [], sets: [] });
  const window = windows.get(order.start);
  if (asked.step === 'as-of') {
    const then = window.rounds.filter(r => r.at <= Date.parse(asked.as_of)).at(-1);
    return { figures: then ? { percent: then.figures.percent, mean: { value: then.figures.mean, unit: 'mg/dL' } } : {} };
  }
  window.ledger.take(asked.step, asked.readings);
  if (!window.sets.includes(asked.readings_id)) window.sets.push(asked.readings_id);
  const figures = window.ledger.figures(), last = window.rounds.at(-1);
  const same = last && JSON.stringify([last.figures.percent, last.figures.mean]) === JSON.stringify([figures.percent, figures.mean]);
  if (!last || (!same && !bad.has('deaf')) || (asked.step === 'repeated' && bad.has('noise'))) await publish(order, window, figures);
  const chain = window.ledger.chain(figures);
  if (bad.has('warm-up-silent')) chain.excluded = [];
  if (bad.has('numbers-off')) chain.received += 3;
  if (bad.has('factor-silent')) chain.conversions = [];
  return chain;
}

const server = createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  try {
    const answer = JSON.stringify(await step(JSON.parse(text)));
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error.message));
  }
});
server.listen(Number(given.port), '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
const end = () => { server.close(); server.closeAllConnections(); process.exit(0); };
process.on('SIGTERM', end);
if (given['until-stdin-closes']) process.stdin.on('end', end).resume();
