import { wrap } from './wrap.mjs';
import { outcome } from '../refusal.mjs';

const onEntry = change => app => wrap(app, 'answerEntry', (make, a, made, ctx) => {
  const entry = make(a, made, ctx);
  return change(entry, made, ctx, a) ?? entry;
});
const onAnswer = change => app => wrap(app, 'answer', (make, a, plans, ctx) => {
  const bundle = make(a, plans, ctx);
  change(bundle, plans, ctx);
  return bundle;
});
const ORDER = ['Patient', 'Device', 'Observation', 'DiagnosticReport'];

export const ANSWERS = {
  'operation-below-bundle': app => { app.isOperation = path => path === 'Bundle/$submit-cgm-bundle'; },
  'parameters-demanded': app => {
    app.unwrap = body => body.parameter?.find(p => p.name === 'resource')?.resource ?? {};
  },
  'type-batch-response': onAnswer(bundle => { bundle.type = 'batch-response'; }),
  'type-collection': onAnswer(bundle => { bundle.type = 'collection'; }),
  'list-of-outcomes-answered': app => wrap(app, 'answer', (make, a, plans, ctx) => ({
    resourceType: 'OperationOutcome',
    issue: make(a, plans, ctx).entry.map(({ response }) => ({
      severity: response.status < '3' ? 'information' : 'error', code: 'informational', diagnostics: `${response.status} ${response.location ?? ''}`,
    })),
  })),
  'refused-without-status': onEntry((entry, made) => { if (made.refusal) delete entry.response.status; }),
  'matches-without-status': onEntry((entry, made) => { if (made.status === 200) delete entry.response.status; }),
  'status-in-words': onEntry((entry, made) => { entry.response.status = made.refusal ? 'rejected' : 'accepted'; }),
  'refused-told-as-created': onEntry((entry, made, ctx, a) => {
    // The inbox takes the entry, the filter drops it later, and nobody tells the sender.
    if (!made.refusal) return;
    entry.response = { status: '201', location: `${ctx.base}/${made.resource?.resourceType}/${a.store.newId(made.resource?.resourceType)}` };
  }),
  'answers-by-type': onAnswer((bundle, plans) => {
    const rank = i => ORDER.indexOf(plans[i].resource?.resourceType);
    bundle.entry = plans.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || a - b).map(i => bundle.entry[i]);
  }),
  'refused-put-last': onAnswer((bundle, plans) => {
    const order = plans.map((_, i) => i).sort((a, b) => Boolean(plans[a].refusal) - Boolean(plans[b].refusal) || a - b);
    bundle.entry = order.map(i => bundle.entry[i]);
  }),
  'refused-left-out': onAnswer((bundle, plans) => { bundle.entry = bundle.entry.filter((_, i) => !plans[i].refusal); }),
  'summary-entry-added': onAnswer(bundle => {
    bundle.entry.push({ response: { status: '200', outcome: outcome('information', 'informational', 'Submission processed.') } });
  }),
  'device-without-location': onEntry((entry, made) => {
    if (made.resource?.resourceType === 'Device') delete entry.response.location;
  }),
  'location-of-portal': onEntry((entry, made) => {
    if (entry.response.location) entry.response.location = `https://portal.foreign.example/inbox?item=${made.key.split('.')[1]}`;
  }),
  'location-of-staging': onEntry((entry, made, ctx, a) => {
    // The id of the inbox, which the chart replaces by its own.
    if (made.status === 201) entry.response.location = `${ctx.base}/${made.resource.resourceType}/${a.store.newId('Staging')}`;
  }),
  'refused-without-outcome': onEntry((entry, made) => { if (made.refusal) delete entry.response.outcome; }),
  'refused-without-reason': onEntry((entry, made) => {
    if (made.refusal) entry.response.outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] };
  }),
  'whole-refusal-as-200': app => { app.overall = p => ({ status: p.status === 422 ? 200 : p.status, body: outcome('error', p.code, p.message) }); },
  'whole-refusal-as-text': app => {
    app.overall = p => (p.status === 422 ? { status: 422, body: p.message, type: 'text/plain' } : { status: p.status, body: outcome('error', p.code, p.message) });
  },
  'broken-json-500': app => wrap(app, 'parseBody', (read, bytes) => {
    try { return read(bytes); } catch (problem) { if (bytes.length) problem.status = 500; throw problem; }
  }),
  'broken-json-as-html': app => {
    app.overall = p => (p.status === 400 ? { status: 400, body: `<h1>Bad Request</h1><p>${p.message}</p>`, type: 'text/html' }
      : { status: p.status, body: outcome('error', p.code, p.message) });
  },
  'empty-body-answered-well': app => {
    wrap(app, 'parseBody', (read, bytes) => (bytes.length ? read(bytes) : { resourceType: 'Bundle', empty: true }));
    wrap(app, 'submit', (submit, a, bundle, ctx) => (bundle.empty
      ? { resourceType: 'Bundle', type: 'transaction-response' } : submit(a, bundle, ctx)));
  },
  'batch-taken-too': app => wrap(app, 'screenBundle', (screen, bundle) => screen({ ...bundle, type: ['batch', 'collection'].includes(bundle.type) ? 'transaction' : bundle.type })),
};
