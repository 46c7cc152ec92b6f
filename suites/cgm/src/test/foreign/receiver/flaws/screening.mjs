import { wrap } from './wrap.mjs';
import { Refusal, outcome } from '../refusal.mjs';
import { latest } from '../store.mjs';

// Lets one more method through the screen and carries it out by itself before the rest is processed.
const executes = (method, act) => app => {
  wrap(app, 'methodAllowed', (allowed, m) => m === method || allowed(m));
  wrap(app, 'submit', (submit, a, bundle, ctx) => {
    a.screen(a, bundle, ctx);
    const mine = bundle.entry.map((entry, i) => [i, entry]).filter(([, entry]) => entry?.request?.method === method);
    const rest = bundle.entry.filter(entry => entry?.request?.method !== method);
    const response = rest.length ? submit(a, { ...bundle, entry: rest }, ctx) : a.answer(a, [], ctx);
    for (const [i, entry] of mine) response.entry.splice(i, 0, { response: act(a, entry, ctx) });
    return response;
  });
};
// Stores and serves some types more, whomever they are about.
function takes(app, ...types) {
  wrap(app, 'typeAllowed', (allowed, type) => types.includes(type) || allowed(type));
  wrap(app, 'serves', (serves, type) => types.includes(type) || serves(type));
  wrap(app, 'shapeIssues', (look, resource) => (types.includes(resource.resourceType) ? [] : look(resource)));
  wrap(app, 'checkContext', (check, a, resource, ...rest) => (types.includes(resource.resourceType) ? undefined : check(a, resource, ...rest)));
}
const keyIn = entry => String(entry.request.url).split('?')[0];

export const SCREENING = {
  'put-carried-out': executes('PUT', (a, entry) => {
    a.store.write(keyIn(entry), a.keep(entry.resource, {}));
    return { status: '200', location: keyIn(entry) };
  }),
  'delete-carried-out': executes('DELETE', (a, entry) => {
    a.store.remove(keyIn(entry));
    return { status: '204' };
  }),
  'get-answered': executes('GET', (a, entry) => {
    const record = a.store.get(keyIn(entry));
    return record ? { status: '200', outcome: outcome('information', 'informational', JSON.stringify(latest(record).id)) } : { status: '404', outcome: outcome('error', 'not-found', 'Not there.') };
  }),
  'methods-skipped-in-silence': app => {
    const others = ['PUT', 'DELETE', 'PATCH', 'GET', 'HEAD'];
    for (const method of others) executes(method, () => ({ status: '200' }))(app);
  },
  'contained-not-looked-at': app => { app.containedTypes = () => []; },
  'clinical-types-welcome': app => takes(app, 'Practitioner', 'MedicationRequest', 'Encounter'),
  'every-type-welcome': app => takes(app, ...'Practitioner MedicationRequest Encounter Subscription Task Organization Communication'.split(' ')),
  'bad-entry-alone-refused': app => wrap(app, 'submit', (submit, a, bundle, ctx) => {
    // Each entry is judged by itself, also where the whole has to be rejected.
    const bad = new Map();
    for (const entry of bundle.entry ?? []) {
      try { a.screen(a, { ...bundle, entry: [entry] }, ctx); } catch (problem) {
        if (problem.code !== 'business-rule') throw problem;
        bad.set(entry, problem);
      }
    }
    if (!bad.size) return submit(a, bundle, ctx);
    const rest = bundle.entry.filter(entry => !bad.has(entry));
    const response = rest.length ? submit(a, { ...bundle, entry: rest }, ctx) : a.answer(a, [], ctx);
    bundle.entry.forEach((entry, i) => {
      const problem = bad.get(entry);
      if (problem) response.entry.splice(i, 0, { response: { status: '422', outcome: outcome('error', problem.code, problem.message) } });
    });
    return response;
  }),
  'rejected-but-first-stored': app => wrap(app, 'submit', (submit, a, bundle, ctx) => {
    // The check comes entry by entry, and what stood before the bad one is not taken back.
    try { return submit(a, bundle, ctx); } catch (problem) {
      if (problem.code === 'business-rule') {
        const n = bundle.entry.findIndex(entry => !a.methodAllowed(entry.request?.method) || !a.typeAllowed(entry.resource?.resourceType)
          || a.containedTypes(entry.resource ?? {}).some(type => !a.typeAllowed(type)));
        if (n > 0) submit(a, { ...bundle, entry: bundle.entry.slice(0, n) }, ctx);
      }
      throw problem;
    }
  }),
  'any-known-patient-taken': app => { app.belongs = (key) => Boolean(key && app.store.get(key)); },
  'absolute-subject-unchecked': app => wrap(app, 'keyOfPatient', (key, reference, ctx) =>
    // Only the part after the last "Patient/" is compared, whatever server it names.
    (/^https?:/.test(reference ?? '') ? `Patient/${ctx.patient}` : key(reference, ctx))),
  'logical-subject-unchecked': app => wrap(app, 'checkContext', (check, a, resource, ...rest) => {
    if (resource.subject && !resource.subject.reference && resource.subject.identifier) return;
    check(a, resource, ...rest);
  }),
  'missing-subject-filled-in': app => wrap(app, 'checkContext', (check, a, resource, ctx, ...rest) => {
    if (['Observation', 'DiagnosticReport'].includes(resource.resourceType)) resource.subject ??= { reference: `Patient/${ctx.patient}` };
    check(a, resource, ctx, ...rest);
  }),
  'subject-replaced-by-context': app => wrap(app, 'checkContext', (check, a, resource, ctx, ...rest) => {
    // Whoever it was about: it is filed under the patient of the token.
    if (resource.subject) resource.subject = { reference: `Patient/${ctx.patient}` };
    check(a, resource, ctx, ...rest);
  }),
  'device-owner-unchecked': app => wrap(app, 'checkContext', (check, a, resource, ...rest) =>
    (resource.resourceType === 'Device' ? undefined : check(a, resource, ...rest))),
  'report-subject-unchecked': app => wrap(app, 'checkContext', (check, a, resource, ...rest) =>
    (resource.resourceType === 'DiagnosticReport' && resource.subject ? undefined : check(a, resource, ...rest))),
  'strange-patient-entry-created': app => wrap(app, 'recognisePatient', (recognise, a, resource, ctx) => {
    try { return recognise(a, resource, ctx); } catch {
      const id = a.store.newId('Patient');
      a.store.write(`Patient/${id}`, { ...resource, identifier: resource.identifier ?? [] });
      return { id };
    }
  }),
  'patient-entry-unwelcome': app => wrap(app, 'typeAllowed', (allowed, type) => type !== 'Patient' && allowed(type)),
  'url-type-not-compared': app => { app.checkUrl = entry => {
    if (!/^[A-Z]\w+$/.test(entry.request.url ?? '')) throw new Refusal(400, 'invalid', 'request.url has to be a type.');
  }; },
  'absolute-url-taken': app => wrap(app, 'checkUrl', (check, entry) => {
    if (/^https?:\/\/.*\/[A-Z]\w+$/.test(entry.request.url ?? '')) return;
    check(entry);
  }),
};
