import { onKeep, wrap } from './wrap.mjs';
import { Decimal, walk } from '../json.mjs';

const reports = onKeep('DiagnosticReport');
const observations = onKeep('Observation');
const devices = onKeep('Device');
const UCUM = 'http://unitsofmeasure.org';

// Leaves the references in some elements as the client wrote them.
const unrewritten = (...elements) => app => wrap(app, 'rewrite', (rewrite, plans, made) => {
  const before = elements.map(name => [name, made.resource[name]]).filter(([, value]) => value);
  for (const [name] of before) delete made.resource[name];
  rewrite(plans, made);
  for (const [name, value] of before) made.resource[name] = value;
});

const latin = text => Buffer.from(text, 'utf8').toString('latin1');
const texts = (node, change) => Object.keys(node).forEach(name => {
  if (typeof node[name] === 'string') node[name] = change(node[name], name);
});

export const STORAGE = {
  'offset-dropped': onKeep()(r => walk(r, node => texts(node, text => text.replace(/(T\d\d:\d\d:\d\d(?:\.\d+)?)[+-]\d\d:\d\d$/, '$1Z')))),
  'seconds-dropped': observations(r => { r.effectiveDateTime = r.effectiveDateTime?.replace(/(T\d\d:\d\d):\d\d(\.\d+)?/, '$1:00'); }),
  'day-for-time': observations(r => { r.effectiveDateTime = r.effectiveDateTime?.slice(0, 10); }),
  'period-end-lost': reports(r => { r.effectivePeriod = { start: r.effectivePeriod.start }; }),
  'issued-overwritten': onKeep('Observation', 'DiagnosticReport')(r => { if (r.issued) r.issued = new Date().toISOString(); }),
  'decimals-as-floats': onKeep()(r => walk(r, node => Object.keys(node).forEach(name => {
    if (node[name] instanceof Decimal) node[name] = Number(node[name].text);
  }))),
  'molar-rounded': observations(r => {
    const q = r.valueQuantity;
    if (q?.code === 'mmol/L' && q.value) q.value = new Decimal(Number(q.value.text).toFixed(1));
  }),
  'percent-to-whole': observations(r => [r, ...(r.component ?? [])].forEach(({ valueQuantity: q }) => {
    if (q?.code === '%' && q.value) q.value = new Decimal(String(Math.round(Number(q.value.text))));
  })),
  'molar-converted': observations(r => {
    const q = r.valueQuantity;
    if (q?.code !== 'mmol/L' || !q.value) return;
    Object.assign(q, { value: new Decimal((Number(q.value.text) * 18.02).toFixed(0)), code: 'mg/dL', unit: 'mg/dl' });
  }),
  'unit-code-lost': observations(r => { if (r.valueQuantity?.system === UCUM) delete r.valueQuantity.code; }),
  'comparator-lost': observations(r => { delete r.valueQuantity?.comparator; }),
  'absent-reason-lost': observations(r => { delete r.dataAbsentReason; }),
  'further-components-lost': observations(r => { if (r.component) r.component = r.component.slice(0, 5); }),
  'members-not-rewritten': unrewritten('hasMember'),
  'device-reference-not-rewritten': unrewritten('device'),
  'device-reference-lost': observations(r => { delete r.device; }),
  'report-results-lost': reports(r => { delete r.result; }),
  'last-member-lost': observations(r => { if (r.hasMember?.length > 6) r.hasMember.pop(); else r.hasMember?.splice(5, 1); }),
  'second-form-lost': reports(r => { r.presentedForm = r.presentedForm.slice(0, 1); }),
  'pdf-data-cut': reports(r => r.presentedForm.forEach(form => { if (form.data?.length > 400) form.data = form.data.slice(0, 400); })),
  'serial-number-lost': devices(r => { delete r.serialNumber; }),
  'device-name-capitals': devices(r => r.deviceName.forEach(n => { n.name = n.name.toUpperCase(); })),
  'category-overwritten': observations(r => {
    r.category = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }];
  }),
  'status-forced-final': onKeep('Observation', 'DiagnosticReport')(r => { r.status = 'final'; }),
  'text-read-as-latin1': onKeep()(r => walk(r, node => texts(node, (text, name) => (name === 'div' ? text : latin(text))))),
  'identifiers-not-shown': app => wrap(app, 'show', (show, resource) => {
    const { identifier, ...rest } = show(resource);
    return rest.resourceType === 'Patient' ? { ...rest, identifier } : rest;
  }),
  'identifier-system-lost': app => wrap(app, 'show', (show, resource) => {
    const shown = { ...show(resource) };
    if (shown.resourceType !== 'Patient') shown.identifier = shown.identifier?.map(({ system, ...rest }) => rest);
    return shown;
  }),
  'only-first-identifier-kept': onKeep()(r => { r.identifier = r.identifier?.slice(0, 1); }),
  'identifier-read-as-number': onKeep()(r => r.identifier?.forEach(i => { if (/^\d+$/.test(i.value ?? '')) i.value = String(Number(i.value)); })),
};
