import { clone, walk } from './json.mjs';
import { latest, fingerprint } from './store.mjs';
import { Refusal, outcome, PHRASES } from './refusal.mjs';
import { targetOf, linksOf, rewrite, localKey } from './references.mjs';
import { isInstant } from './dates.mjs';

const ALLOWED = ['Observation', 'Device', 'DiagnosticReport', 'Patient', 'ServiceRequest'];

export const typeAllowed = type => ALLOWED.includes(type);
export const methodAllowed = method => method === 'POST';
export const containedTypes = resource => (Array.isArray(resource.contained) ? resource.contained : []).map(c => c?.resourceType);

// What makes us turn down a submission as a whole, looked for before the first entry is touched.
export function screen(app, bundle) {
  if (bundle?.resourceType !== 'Bundle') throw new Refusal(400, 'invalid', 'The body has to be a Bundle.');
  app.screenBundle(bundle);
  for (const [n, entry] of bundle.entry.entries()) {
    if (!entry || typeof entry !== 'object' || Array.isArray(entry)) throw new Refusal(400, 'structure', `Entry ${n} is no object.`);
    const { method } = entry.request ?? {};
    if (method !== undefined && typeof method !== 'string') throw new Refusal(400, 'structure', `Entry ${n}: the method is no text.`);
    if (method !== undefined && !app.methodAllowed(method)) {
      throw new Refusal(422, 'business-rule', `Entry ${n}: ${method} is not allowed in a submission, only POST is.`);
    }
    if (!entry.resource || typeof entry.resource !== 'object') continue; // the entry itself will be refused
    for (const type of [entry.resource.resourceType, ...app.containedTypes(entry.resource)]) {
      if (typeof type !== 'string') throw new Refusal(400, 'structure', `Entry ${n} holds a resource without a type.`);
      if (!app.typeAllowed(type)) throw new Refusal(422, 'business-rule', `Entry ${n}: ${type} is not taken here.`);
    }
  }
}

export function screenBundle(bundle) {
  if (bundle.type !== 'transaction') throw new Refusal(400, 'invalid', 'The type of the Bundle has to be transaction.');
  if (!isInstant(bundle.timestamp)) throw new Refusal(422, 'required', 'The Bundle needs the timestamp of its making.');
  if (!Array.isArray(bundle.entry) || !bundle.entry.length) throw new Refusal(422, 'required', 'The Bundle has no entries.');
  const people = bundle.entry.filter(e => e?.resource?.resourceType === 'Patient');
  // R4, bdl-7. Added after the first run: the kit was right to ask for it.
  const urls = bundle.entry.map(e => e?.fullUrl).filter(url => url !== undefined);
  if (new Set(urls).size < urls.length) throw new Refusal(422, 'invariant', 'Two entries have the same fullUrl.');
  if (people.length > 1) throw new Refusal(422, 'invariant', 'A submission holds at most one Patient.');
}

export function checkUrl(entry) {
  if (entry.request.url !== entry.resource.resourceType) {
    throw new Refusal(400, 'invalid', `request.url has to be ${entry.resource.resourceType}, as the resource is.`);
  }
}

// Everything that is put into the chart has to belong to the patient whom the authorization names.
export function checkContext(app, resource, ctx, plans = [], from = {}) {
  const field = resource.resourceType === 'Device' ? 'patient' : 'subject';
  const reference = resource[field];
  if (reference === undefined && field === 'patient') return; // a sensor needs no owner in this guide
  const inBundle = targetOf(plans, from, reference?.reference);
  const key = inBundle ? (inBundle.status === 200 ? inBundle.key : undefined) : app.keyOfPatient(reference?.reference, ctx);
  if (!app.belongs(key, ctx)) throw new Refusal(403, 'forbidden', `${field} is not the patient of this authorization.`);
}

// The Patient entry only says whom the sender means. We never write demographics from it.
export function recognisePatient(app, resource, ctx) {
  const own = latest(app.store.get(`Patient/${ctx.patient}`));
  const shared = (resource.identifier ?? []).some(i => own.identifier.some(o => o.system === i.system && o.value === i.value));
  if (resource.id !== ctx.patient && !shared) throw new Refusal(403, 'forbidden', 'This Patient is not the one of the authorization.');
  return own;
}

function plan(app, entry, ctx) {
  const made = { entry, fullUrl: typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined };
  try {
    const resource = entry.resource;
    if (!resource || typeof resource !== 'object') throw new Refusal(400, 'required', 'The entry has no resource.');
    made.resource = clone(resource);
    if (!entry.request?.method) throw new Refusal(400, 'required', 'The entry has no request with a method.');
    app.checkUrl(entry);
    if (resource.resourceType === 'ServiceRequest') throw new Refusal(403, 'forbidden', 'Orders are placed in the chart, not by submission.');
    const issues = app.shapeIssues(resource);
    if (issues.length) throw new Refusal(422, 'structure', `${issues.join('; ')}.`);
    if (resource.resourceType === 'Patient') {
      made.key = `Patient/${app.recognisePatient(app, resource, ctx).id}`;
      made.status = 200;
      made.note = 'Recognised as the patient of the authorization. Demographics are not changed by a submission.';
    }
  } catch (problem) { refuse(made, problem); }
  return made;
}

function refuse(made, problem) {
  if (!(problem instanceof Refusal)) throw problem;
  made.refusal = problem;
  made.status = problem.status;
}

// The second look needs all entries at once: a subject may be the Patient entry, a member another entry.
function judge(app, plans, made, ctx) {
  if (made.refusal || made.status) return;
  try {
    app.checkContext(app, made.resource, ctx, plans, made);
    const resolve = ref => app.resolve(app, ref, plans, made, ctx);
    const issues = app.profileIssues(app.rules, made.resource, resolve);
    if (issues.length) throw new Refusal(422, 'invariant', `${issues.join('; ')}.`);
    made.key = `${made.resource.resourceType}/${app.store.newId(made.resource.resourceType)}`;
  } catch (problem) { refuse(made, problem); }
}

export function resolve(app, ref, plans, from, ctx) {
  const local = ref.reference?.startsWith('#') && (from.resource.contained ?? []).find(c => `#${c.id}` === ref.reference);
  const other = targetOf(plans, from, ref.reference);
  if (other?.refusal) return undefined; // what is not stored cannot count, and may be broken in any way
  const target = local || other?.resource;
  const record = target ? undefined : app.store.get(localKey(ref.reference, ctx) ?? '');
  return target ?? (record && latest(record));
}

// Puts one entry into effect, after those that it refers to: only then its references can be final, and only with
// final references it can be compared with what is already there.
function settle(app, plans, made, ctx) {
  if (made.settled) return;
  made.settled = true;
  if (made.status) return;
  try {
    for (const target of linksOf(plans, made)) {
      settle(app, plans, target, ctx);
      if (target.refusal) throw new Refusal(422, 'processing', `It refers to entry ${plans.indexOf(target)}, which was refused.`);
    }
    app.rewrite(plans, made);
    const asked = made.entry.request.ifNoneExist;
    if (asked !== undefined && app.takesConditions()) app.conditional(app, made, app.conditionalMatches(app, made.resource.resourceType, asked, ctx), ctx);
    else app.deduplicate(app, made, ctx);
    if (!made.status) create(app, made);
  } catch (problem) { refuse(made, problem); }
}

export function create(app, made) {
  const print = fingerprint(made.resource);
  app.store.write(made.key, app.keep(made.resource, made), print);
  made.status = 201;
}

// Only what the client is allowed to see counts as a match: its patient's resources, and devices without an owner.
export function conditionalMatches(app, type, asked, ctx) {
  const pairs = [...new URLSearchParams(String(asked).replace(/^\?/, ''))];
  const { query, ignored } = app.readQuery(type, pairs);
  if (ignored.length || !query.length) throw new Refusal(400, 'not-supported', `ifNoneExist cannot be told by: ${ignored}.`);
  return app.store.ofType(type).filter(record => {
    const resource = latest(record);
    const owner = (resource.subject ?? resource.patient)?.reference;
    return (!owner || app.belongs(localKey(owner, ctx), ctx)) && app.matches(app, type, resource, query, ctx);
  });
}

export function conditional(app, made, matches) {
  if (matches.length > 1) throw new Refusal(412, 'multiple-matches', `${matches.length} resources match ifNoneExist.`);
  if (matches.length) Object.assign(made, { status: 200, key: matches[0].key, note: 'Already there, by ifNoneExist.' });
}

// Same content for the same patient is the same measurement. It is not stored twice.
export function deduplicate(app, made) {
  const print = fingerprint(made.resource);
  const known = app.store.ofType(made.resource.resourceType).find(record => record.print === print);
  if (known) app.duplicate(made, known);
}

export function duplicate(made, known) {
  Object.assign(made, { status: 200, key: known.key, note: 'Already there with the same content; not stored again.' });
}

export function submit(app, bundle, ctx) {
  app.screen(app, bundle, ctx);
  const plans = bundle.entry.map(entry => plan(app, entry, ctx));
  plans.forEach(made => judge(app, plans, made, ctx));
  plans.forEach(made => settle(app, plans, made, ctx));
  return app.answer(app, plans, ctx);
}

export function answerEntry(app, made, ctx) {
  if (made.refusal) {
    return { response: { status: `${made.status} ${PHRASES[made.status]}`, outcome: outcome('error', made.refusal.code, made.refusal.message) } };
  }
  const { versionId, lastUpdated } = latest(app.store.get(made.key)).meta;
  return { response: {
    status: String(made.status),
    location: app.location(made, ctx),
    etag: `W/"${versionId}"`, lastModified: lastUpdated,
    outcome: outcome('information', 'informational', made.note ?? 'Filed in the CGM inbox; a clinician will review it.'),
  } };
}

export const answer = (app, plans, ctx) => ({
  resourceType: 'Bundle', type: 'transaction-response', timestamp: new Date().toISOString(),
  entry: plans.map(made => app.answerEntry(app, made, ctx)),
});
