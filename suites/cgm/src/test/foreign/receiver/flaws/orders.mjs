import { wrap } from './wrap.mjs';

// Changes the orders in the chart, before anybody asks for them.
const orders = (ending, change) => app => {
  for (const record of app.store.ofType('ServiceRequest')) {
    if (record.key.endsWith(ending)) record.versions.forEach(change);
  }
};
const schedule = change => orders('-standing', order => order.extension.forEach(change));
const part = (extension, url) => extension.extension.find(e => e.url === url);
const OLD = 'http://hl7.org/uv/cgm/CodeSystem/cgm';

export const ORDERS = {
  'order-intent-plan': orders('', o => { o.intent = 'plan'; }),
  'order-intent-lost': orders('-standing', o => { delete o.intent; }),
  'order-code-of-the-draft': orders('', o => { o.code.coding[0].system = OLD; }),
  'order-status-lost': orders('-standing', o => { delete o.status; }),
  'schedule-unit-in-words': schedule(e => { Object.assign(part(e, 'submissionPeriod').valueQuantity, { code: 'weeks', unit: 'weeks' }); }),
  'schedule-lookback-in-months': schedule(e => { const back = part(e, 'lookbackPeriod'); if (back) back.valueQuantity.code = 'month'; }),
  'schedule-without-profiles': schedule(e => { e.extension = e.extension.filter(x => x.url !== 'submissionDataProfile'); }),
  'schedule-without-period': schedule(e => { e.extension = e.extension.filter(x => x.url !== 'submissionPeriod'); }),
  'schedule-period-as-duration-text': schedule(e => {
    const period = part(e, 'submissionPeriod');
    delete period.valueQuantity;
    period.valueString = 'P14D';
  }),
  'schedule-profile-as-uri': schedule(e => e.extension.forEach(x => {
    if (x.url !== 'submissionDataProfile') return;
    x.valueUri = x.valueCanonical;
    delete x.valueCanonical;
  })),
  'schedule-two-lookbacks': schedule(e => { const back = part(e, 'lookbackPeriod'); if (back) e.extension.push({ ...back }); }),
  'one-time-period-open': orders('-once', o => { delete part(o.extension[0], 'timePeriod').valuePeriod.end; }),
  'one-time-without-spec': orders('-once', o => { delete o.extension; }),
  'one-time-two-specs': orders('-once', o => { o.extension.push(o.extension[0]); }),
  'orders-of-everybody': app => wrap(app, 'search', (search, a, type, pairs, ctx) =>
    search(a, type, type === 'ServiceRequest' ? pairs.filter(([n]) => !/^(patient|subject)/.test(n)) : pairs, ctx)),
  'orders-of-any-code': app => wrap(app, 'search', (search, a, type, pairs, ctx) =>
    search(a, type, type === 'ServiceRequest' ? pairs.filter(([n]) => n !== 'code') : pairs, ctx)),
  'order-code-unfound': app => wrap(app, 'testOne', (test, a, type, resource, name, text, ctx) =>
    !(type === 'ServiceRequest' && name === 'code') && test(a, type, resource, name, text, ctx)),
  'order-status-ignored': app => wrap(app, 'search', (search, a, type, pairs, ctx) =>
    search(a, type, type === 'ServiceRequest' ? pairs.filter(([n]) => n !== 'status') : pairs, ctx)),
  'order-read-not-served': app => wrap(app, 'visible', (visible, record, how) =>
    visible(record, how) && !(how === 'read' && record.type === 'ServiceRequest')),
};
