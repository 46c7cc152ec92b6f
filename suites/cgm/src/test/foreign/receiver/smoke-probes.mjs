// Short questions to a receiver, each with the answer that a sound one gives.
import { bundle, device, entry, example, ident, LOINC, mass, member, molar, quantity, report, SD, UCUM } from './smoke-kit.mjs';

const key = location => location?.split('/fhir/').at(-1).split('/_history')[0];
const only = (resource, ...names) => Object.fromEntries(names.map(n => [n, resource?.[n]]));
const when = r => entry(r, { ifNoneExist: `identifier=${r.identifier[0].system}|${r.identifier[0].value}` });
const code = c => ({ code: { coding: [{ system: LOINC, code: c }] } });
const types = list => list.map(r => key(r.location)?.split('/')[0] ?? r.status?.slice(0, 3) ?? 'none').join(' ');
const part = (name, change) => { const r = member(name); delete r.id; change(r); return r; };
const other = { reference: 'Patient/p2' };
const ORDERS = 'http://hl7.org/fhir/uv/cgm/CodeSystem/cgm|cgm-data-submission-';
const ROLE = 'http://hl7.org/fhir/uv/cgm/CapabilityStatement/cgm-data-receiver';

const P = {};
export const PROBES = P;
const probe = (name, want, ask, options) => { P[name] = { want, ask, options }; };

// Capability
const rest = async s => (await s.find('metadata')).rest[0];
probe('meta-role', true, async s => (await s.find('metadata')).instantiates?.includes(ROLE) ?? false);
probe('meta-operation', 'http://hl7.org/fhir/uv/cgm/OperationDefinition/submit-cgm-bundle', async s => (await rest(s)).operation?.[0].definition);
probe('meta-format', '4.0.1 application/fhir+json,json', async s => { const m = await s.find('metadata'); return `${m.fhirVersion} ${m.format}`; });
probe('meta-lists', 'Observation 10 9 5, DiagnosticReport 1 9 5, Device 1 4 5, ServiceRequest 2 7 3, Patient 0 3 3', async s =>
  (await rest(s)).resource.map(r => `${r.type} ${r.supportedProfile?.filter(p => p.startsWith(SD)).length ?? 0} ${r.searchParam?.length} ${r.interaction?.length}`).join(', '));
probe('update', '200 405', async s => {
  const r = await s.store(report());
  const first = await s.send(`DiagnosticReport/${r?.id}`, { ...r, status: 'amended' }, {}, 'PUT');
  return `${first.status} ${(await s.send('DiagnosticReport/nothere', { ...r, id: 'nothere' }, {}, 'PUT')).status}`;
});
probe('order-read', 200, async s => (await s.call('ServiceRequest/ord.p1-standing')).status);

// Operation and answer
probe('path', '200 404', async s => `${(await s.post(bundle(mass()))).status} ${(await s.send('Bundle/$submit-cgm-bundle', bundle(mass()))).status}`);
probe('wrapped', '200 400', async s => `${(await s.post(bundle(mass()))).status} ${(await s.post({ resourceType: 'Parameters', parameter: [{ name: 'resource', resource: bundle(mass()) }] })).status}`);
probe('answer-type', 'Bundle transaction-response', async s => { const { body } = await s.post(bundle(mass())); return `${body.resourceType} ${body.type}`; });
probe('answer-members', 'response', async s => Object.keys((await s.post(bundle(mass()))).body.entry[0]).join());
probe('example', '201 201 201 201 201 201 201 201 201', async s => s.status(...example().entry));
probe('example-twice', '200 200 200 200 200 200 200 200 200', async s => { await s.submit(...example().entry); return s.status(...example().entry); });
probe('mixed', 'Observation 422 Device Observation 403 DiagnosticReport', async s =>
  types(await s.submit(mass(), mass({ valueQuantity: quantity(1, 'mg/L') }), device(), molar(), mass({ subject: other }), report())));
probe('statuses', '201 422 201', async s => s.status(mass(), mass({ valueQuantity: quantity(1, 'mg/L') }), device()));
probe('reasons', 'error true,undefined true', async s => {
  const [bad] = await s.submit(mass({ valueQuantity: quantity(1, 'mg/L') }), mass());
  const issue = bad.outcome?.issue?.[0];
  return `${issue?.severity} ${Boolean(issue?.diagnostics)},${bad.location} ${bad.status?.startsWith('4')}`;
});
probe('location', true, async s => { const all = await s.submit(mass(), device(), report()); return all.every(r => /\/fhir\/[A-Z]\w+\/[\w.-]+$/.test(r.location ?? '')); });
probe('readable', '200 200 200', async s => {
  const all = await s.submit(mass(), device(), report());
  return (await Promise.all(all.map(r => s.call(r.location ?? 'x').then(a => a.status, () => 0)))).join(' ');
});
probe('overall', '422 application/fhir+json; charset=utf-8 OperationOutcome', async s => {
  const a = await s.post(bundle(mass(), entry(mass(), { method: 'DELETE' })));
  return `${a.status} ${a.type} ${a.body.resourceType}`;
});
const malformed = (name, want, body, headers) => probe(name, want, async s => { const a = await s.post(body, headers); return `${a.status} ${a.body.resourceType}`; });
malformed('broken', '400 OperationOutcome', '{"resourceType": ');
malformed('empty', '400 OperationOutcome', '');
malformed('batch', '400 OperationOutcome', { ...bundle(mass()), type: 'batch' });
malformed('other-type', '400 OperationOutcome', mass());
malformed('text-type', '415 OperationOutcome', bundle(mass()), { 'Content-Type': 'text/plain' });
malformed('no-timestamp', '422 OperationOutcome', { ...bundle(mass()), timestamp: undefined });
probe('bad-stored', 0, async s => { await s.post({ ...bundle(mass()), type: 'batch' }); return s.count('Observation'); });

// Storage
const kept = (name, resource, ...names) => probe(name, JSON.stringify(only(JSON.parse(JSON.stringify(resource)), ...names)), async s => sorted(only(await s.store(resource), ...names), resource, names));
// Members come back in another order; put them as they were sent, for comparison.
const like = (value, model) => (Array.isArray(value) ? value.map((v, i) => like(v, model?.[i])) : value && typeof value === 'object'
  ? Object.fromEntries([...Object.keys(model ?? {}), ...Object.keys(value)].filter((k, i, all) => k in value && all.indexOf(k) === i).map(k => [k, like(value[k], model?.[k])])) : value);
const sorted = (value, model, names) => JSON.stringify(like(value, only(model, ...names)));
kept('k-offset', mass({ effectiveDateTime: '2026-03-01T10:15:42+02:00' }), 'effectiveDateTime');
kept('k-molar', molar({ valueQuantity: quantity(5.55, 'mmol/L') }), 'valueQuantity');
kept('k-comparator', mass({ valueQuantity: { ...quantity(400, 'mg/dL'), comparator: '>' } }), 'valueQuantity');
kept('k-absent', mass({ valueQuantity: undefined, dataAbsentReason: { text: 'sensor warm-up' } }), 'dataAbsentReason');
kept('k-percent', part('GMIExample', r => { r.valueQuantity.value = 6.8; }), 'valueQuantity', 'category', 'status');
kept('k-components', part('TimesInRangesExample', r => r.component.push({ code: { text: 'in tight range' }, valueQuantity: quantity(41.5, '%') })), 'component', 'effectivePeriod');
kept('k-issued', mass({ issued: '2026-01-02T03:04:05.678Z', status: 'amended' }), 'issued', 'status');
kept('k-report', report({ presentedForm: [{ contentType: 'application/pdf', data: 'QUJD'.repeat(200) }, { contentType: 'text/html', data: 'QUJD' }] }), 'presentedForm', 'effectivePeriod', 'category', 'issued');
kept('k-device', device({ manufacturer: 'Müller & Söhne' }), 'serialNumber', 'deviceName', 'manufacturer', 'identifier');
kept('k-identifiers', mass({ identifier: [...ident('0012'), ...ident('b', 'urn:x:y')] }), 'identifier');
probe('k-digits', '6.80', async s => {
  const text = JSON.stringify(bundle(molar({ valueQuantity: quantity(9999, 'mmol/L') }))).replace('9999', '6.80');
  const a = await s.post(text);
  return /"value":([\d.]+)/.exec((await s.call(a.body.entry?.[0].response.location ?? 'x')).text)?.[1];
});
probe('references', true, async s => {
  const d = entry(device()), all = example().entry;
  const r = await s.submit(d, ...all, mass({ device: { reference: d.fullUrl } }));
  const [reading, summary, rep] = await Promise.all([s.back(r.at(-1).location), s.back(r[2].location), s.back(r[1].location)]);
  const at = r.map(x => key(x.location));
  return reading.device?.reference === at[0] && summary.hasMember?.map(m => m.reference).join() === at.slice(3, 9).join() && rep.result?.[0].reference === at[2];
});

// Searching
const seeded = async s => {
  const r = await s.submit(mass({ effectiveDateTime: '2026-02-01T00:30:00+01:00' }), mass({ effectiveDateTime: '2026-02-01T12:00:00Z' }),
    molar({ effectiveDateTime: '2026-02-02T00:00:00Z', category: undefined }), report(), mass({ code: { coding: [{ system: 'urn:own', code: 'g' }, { system: LOINC, code: '99504-3' }] } }));
  await s.send('Observation', mass());
  return r;
};
const queries = (name, want, ...asked) => probe(name, want, async s => {
  await seeded(s);
  const all = [];
  for (const q of asked) all.push(await s.count(q.replaceAll('|', '%7C').replaceAll('+', '%2B')) ?? 'refused');
  return all.join(' ');
});
queries('s-patient', '5 5 5 0 0', 'Observation?patient=p1', 'Observation?patient=Patient/p1', 'Observation?subject=Patient/p1', 'Observation?patient=p2', 'Observation?patient=p');
queries('s-code', '4 4 0 0 1 5 1', 'Observation?code=99504-3', `Observation?code=${LOINC}|99504-3`, 'Observation?code=urn:x|99504-3', 'Observation?code=|99504-3', 'Observation?code=105272-9', `Observation?code=${LOINC}|105272-9,${LOINC}|99504-3`, 'Observation?code=urn:own|');
queries('s-category', '4 0', 'Observation?category=laboratory', 'Observation?category=vital-signs');
queries('s-both', '4 0 0', `Observation?patient=p1&code=${LOINC}|99504-3`, `Observation?patient=p2&code=${LOINC}|99504-3`, 'Observation?code=99504-3&code=105272-9');
queries('s-report', '1 1 0', `DiagnosticReport?patient=p1&code=${LOINC}|107931-8`, 'DiagnosticReport?code=107931-8', 'DiagnosticReport?patient=p2');
queries('s-date', '1 1 2 1 1 1', 'Observation?date=2026-02-01', 'Observation?date=ge2026-02-02&date=lt2026-02-03', 'Observation?date=ge2026-02-01T12:00:00Z&date=le2026-02-02', 'Observation?date=lt2026-02-01', 'Observation?date=eq2026-02-01T00:30:00+01:00', 'Observation?date=gt2026-02-01T12:00:00Z&date=lt2026-03');
probe('s-pages', '27 27', async s => {
  await s.submit(...Array.from({ length: 27 }, () => mass()), molar());
  const seen = new Set();
  let next = `Observation?patient=p1&code=99504-3&_count=5`, total;
  for (let i = 0; next && i < 20; i++) {
    const page = await s.find(next);
    total = page.total;
    page.entry?.forEach(e => e.search.mode === 'match' && seen.add(e.resource.id + e.resource.code.coding[0].code));
    next = page.link?.find(l => l.relation === 'next')?.url;
  }
  return `${[...seen].filter(x => x.endsWith('99504-3')).length} ${[...seen].length}`;
});

// Conditional create and duplicates
probe('c-match', '201 200 true 1 120', async s => {
  const [a] = await s.submit(when(mass({ identifier: ident('m') })));
  const [b] = await s.submit(when(mass({ identifier: ident('m'), valueQuantity: quantity(99, 'mg/dL') })));
  return `${a.status} ${b.status} ${a.location !== undefined && a.location === b.location} ${await s.count('Observation')} ${(await s.back(a.location)).valueQuantity?.value}`;
});
probe('c-escaped', '201 200', async s => {
  const once = () => s.status(entry(mass({ identifier: ident('e') }), { ifNoneExist: `identifier=${encodeURIComponent('https://app.example/ids|e')}` }));
  return `${await once()} ${await once()}`;
});
probe('c-none', '201 201 201 201 4', async s => `${await s.status(mass({ identifier: ident('n') }))} ${await s.status(when(mass({ identifier: ident('n', 'urn:other') })))} ${await s.status(when(mass({ identifier: ident('n2') })))} ${await s.status(when(device({ identifier: ident('n') })))} ${await s.count('Observation') + await s.count('Device')}`);
probe('c-two-conditions', '201 201', async s => `${await s.status(mass({ identifier: ident('t') }))} ${await s.status(entry(molar({ identifier: ident('t') }), { ifNoneExist: `identifier=https://app.example/ids|t&code=${LOINC}|105272-9` }))}`);
probe('c-several', '201 201 412 2', async s => {
  const twice = await s.status(mass({ identifier: ident('s') }), mass({ identifier: ident('s'), valueQuantity: quantity(77, 'mg/dL') }));
  return `${twice} ${await s.status(when(mass({ identifier: ident('s') })))} ${await s.count('Observation')}`;
});
probe('c-others', '201 201', async s => s.status(when(mass({ identifier: ident('o') })), mass()));
probe('duplicate', '201 200 true 1', async s => {
  const r = mass();
  const [a] = await s.submit(r), [b] = await s.submit(r);
  return `${a.status} ${b.status} ${a.location === b.location} ${await s.count('Observation')}`;
});
probe('same-second', '201 201 2', async s => { const r = mass(); return `${await s.status(r, { ...r, valueQuantity: quantity(88, 'mg/dL') })} ${await s.count('Observation')}`; });
probe('duplicate-in-bundle', '201 200 1', async s => { const r = mass(); return `${await s.status(r, r)} ${await s.count('Observation')}`; });

// Allow-lists
const aimed = method => probe(`m-${method}`, 'whole 422 200 120 0', async s => {
  const r = await s.store(mass());
  const before = await s.count('Observation');
  const e = { request: { method, url: `Observation/${r?.id}` }, ...(method === 'PUT' ? { resource: { ...r, valueQuantity: quantity(1, 'mg/dL') } } : {}) };
  const status = await s.status(mass(), e);
  const now = await s.call(`Observation/${r?.id}`);
  return `${status} ${now.status} ${now.body.valueQuantity?.value} ${await s.count('Observation') - before}`;
});
['PUT', 'DELETE', 'GET'].forEach(aimed);
probe('t-practitioner', 'whole 422 0', async s => `${await s.status(mass(), { resourceType: 'Practitioner', active: true })} ${await s.count('Observation')}`);
probe('t-task', 'whole 422', async s => s.status({ resourceType: 'Task', status: 'requested', intent: 'order' }));
probe('t-contained', 'whole 422', async s => s.status(mass({ contained: [{ resourceType: 'Subscription', id: 'x' }] })));
probe('x-relative', '403 403', async s => s.status(mass({ subject: other }), report({ subject: other })));
probe('x-absolute', '403 201', async s => s.status(mass({ subject: { reference: 'https://elsewhere.example/fhir/Patient/p1' } }), mass({ subject: { reference: `${s.base}/Patient/p1` } })));
probe('x-logical', '403', async s => s.status(mass({ subject: { identifier: { system: 'urn:x', value: '1' } } })));
probe('x-missing', '403 403', async s => s.status(mass({ subject: undefined }), mass({ subject: undefined, code: { text: 'own' } })));
probe('x-device', '403', async s => s.status(device({ patient: other })));
probe('x-person', '403 200 Lindqvist', async s => `${await s.status({ resourceType: 'Patient', name: [{ family: 'Other' }] })} ${await s.status({ resourceType: 'Patient', id: 'p1', name: [{ family: 'New' }] })} ${(await s.find('Patient/p1')).name[0].family}`);
probe('x-person-linked', '200 201', async s => { const p = entry({ resourceType: 'Patient', id: 'p1', name: [{ family: 'New' }] }); return s.status(p, mass({ subject: { reference: p.fullUrl } })); });
probe('u-type', '400', async s => s.status(entry(mass(), { url: 'Device' })));
probe('u-absolute', '400', async s => s.status(entry(mass(), { url: `${s.base}/Observation` })));

// Validation: each broken thing by itself, and none of it may come in
const bad = (name, make, want = '422') => probe(`v-${name}`, want, async s => s.status(make()));
bad('system', () => mass({ valueQuantity: { ...quantity(1, 'mg/dL'), system: 'urn:x' } }));
bad('unit', () => mass({ valueQuantity: quantity(1, 'mg/L', 'mg/dl') }));
bad('unit-case', () => mass({ valueQuantity: quantity(1, 'MG/DL', 'mg/dl') }));
bad('spelling', () => mass({ valueQuantity: quantity(1, 'mg/dL', 'milligram') }));
bad('other-unit', () => mass({ valueQuantity: quantity(5, 'mmol/L') }));
bad('value-type', () => mass({ valueQuantity: undefined, valueString: '120' }));
bad('no-value', () => mass({ valueQuantity: undefined }));
bad('gmi-no-value', () => part('GMIExample', r => { delete r.valueQuantity; }));
bad('component-unit', () => part('TimesInRangesExample', r => { r.component[1].valueQuantity.code = 'h'; }));
bad('component-value', () => part('TimesInRangesExample', r => { delete r.component[1].valueQuantity; }));
bad('component-code', () => part('TimesInRangesExample', r => { r.component[1].code.coding[0].code = 'x'; }));
bad('component-twice', () => part('TimesInRangesExample', r => r.component.push(r.component[0])));
bad('period-end', () => part('GMIExample', r => { delete r.effectivePeriod.end; }));
bad('period-start', () => part('GMIExample', r => { delete r.effectivePeriod.start; }));
bad('period-time', () => part('GMIExample', r => { delete r.effectivePeriod; r.effectiveDateTime = '2026-01-01'; }));
bad('time-period', () => mass({ effectiveDateTime: undefined, effectivePeriod: { start: '2026-01-01', end: '2026-01-02' } }));
bad('device-identifier', () => device({ identifier: undefined }));
bad('device-type', () => device({ deviceName: [{ name: 'x', type: 'model-name' }] }));
bad('device-twice', () => device({ deviceName: [{ name: 'x', type: 'user-friendly-name' }, { name: 'y', type: 'user-friendly-name' }] }));
bad('report-type', () => report({ presentedForm: [{ contentType: 'text/html', data: 'QUJD' }] }));
bad('report-data', () => report({ presentedForm: [{ contentType: 'application/pdf', url: 'https://x.example/a.pdf' }] }));
bad('report-code', () => report(code('11502-2')));
bad('status', () => mass({ status: 'done' }));
bad('unknown-element', () => mass({ glucose: 1 }));
bad('own-code', () => mass({ ...code('2339-0'), valueQuantity: quantity(5.1, 'mmol/L') }), '201');
bad('mean-no-value', () => part('MeanGlucoseMassPerVolumeExample', r => { delete r.valueQuantity; }), '201');
const summary = (name, change) => probe(`v-${name}`, '422', async s => { const b = example(); change(b.entry[1].resource); return (await s.status(...b.entry.slice(1))).split(' ')[0]; });
summary('member-code', r => { r.hasMember[1] = { ...r.hasMember[0] }; });
summary('members-none', r => { delete r.hasMember; });
summary('members-five', r => { r.hasMember.splice(0, 1); });
probe('ms-all', '201 201 201 201', async s => { const t = part('TimesInRangesExample', () => {}); const [r] = await s.submit(t); return `${await s.status(device(), report({ result: [{ reference: key(r.location) ?? 'x' }] }), part('DaysOfWearExample', () => {}))} ${r.status?.slice(0, 3)}`; });
probe('ms-units', '201 201', async s => s.status(mass(), molar()));

// Orders
const orders = async (s, which, patient = 'p1') => (await s.find(`ServiceRequest?patient=${patient}&code=${encodeURIComponent(ORDERS + which)}`)).entry?.map(e => e.resource) ?? [];
probe('o-standing', true, async s => {
  const r = (await orders(s, 'standing-order')).filter(o => o.id.endsWith('p1-standing'));
  const ext = r[0]?.extension ?? [];
  const bits = ext.map(e => e.extension.map(x => `${x.url}:${x.valueQuantity?.code ?? (x.valueCanonical ? 'c' : '?')}`).join(' ')).join(' / ');
  return r.length === 1 && r[0].intent === 'order' && r[0].status === 'active' && r[0].subject.reference === 'Patient/p1'
    && bits === 'submissionPeriod:wk lookbackPeriod:d submissionDataProfile:c submissionDataProfile:c / submissionPeriod:d submissionDataProfile:c';
});
probe('o-once', true, async s => { const [o] = (await orders(s, 'one-time-order')).filter(x => x.id.endsWith('-once')); return o?.intent === 'order' && o.extension?.length === 1 && Boolean(o.extension[0].extension[0].valuePeriod.end); });
probe('o-counts', '2 1 1 1', async s => `${(await orders(s, 'standing-order')).length} ${(await orders(s, 'standing-order', 'p2')).length} ${(await orders(s, 'one-time-order')).length} ${await s.count('ServiceRequest?patient=p1&status=revoked')}`);

// Access
const T = { token: 'abcdef-123456', readToken: 'only-reading' };
const withToken = (name, header, want) => probe(name, want, async s => { const a = await s.post(bundle(mass()), { Authorization: header }); return `${a.status} ${await s.count('Observation')}`; }, T);
withToken('a-none', '', '401 0');
withToken('a-altered', 'Bearer abcdef-123457', '401 0');
withToken('a-other', 'Bearer zzz', '401 0');
withToken('a-reading', 'Bearer only-reading', '403 0');
withToken('a-good', 'Bearer abcdef-123456', '200 1');
probe('throttle', '200', async s => { const all = new Set(); for (let i = 0; i < 16; i++) all.add((await s.post(bundle(mass()))).status); return [...all].join(' '); });
