import { walk } from './json.mjs';

// References between the entries of a submission. R4 says how they are resolved: by fullUrl, and relative ones
// against the address that the fullUrl of their own entry starts with. Where a fullUrl has no such address we fall
// back to the ids inside the resources, because many senders write them so.

const ADDRESS = /^(https?:\/\/.*)\/[A-Z]\w+\/[A-Za-z0-9\-.]{1,64}(\/_history\/[^/]+)?$/;
const unversioned = url => url.split('/_history/')[0];

// The plan that a reference in `from` leads to, if it leads to one of this submission.
export function targetOf(plans, from, reference) {
  if (typeof reference !== 'string' || reference.startsWith('#')) return undefined;
  const wanted = unversioned(reference);
  const base = ADDRESS.exec(from.fullUrl ?? '')?.[1];
  const full = /^[A-Z]\w+\//.test(wanted) && base ? `${base}/${wanted}` : wanted;
  return plans.find(p => p.fullUrl && unversioned(p.fullUrl) === full)
    ?? plans.find(p => !ADDRESS.test(p.fullUrl ?? '') && typeof p.resource?.id === 'string' && `${p.resource.resourceType}/${p.resource.id}` === wanted);
}

// All places in a resource that may hold an address of another entry.
const PLACES = ['reference', 'valueUri', 'valueUrl'];
function places(resource, visit) {
  walk(resource, node => {
    for (const name of PLACES) if (typeof node[name] === 'string') visit(node, name);
  });
}

export function linksOf(plans, from) {
  const found = new Set();
  places(from.resource, (node, name) => {
    const target = targetOf(plans, from, node[name]);
    if (target && target !== from) found.add(target);
  });
  return [...found];
}

// Puts the addresses of the stored resources where those of the submission were.
export function rewrite(plans, plan) {
  places(plan.resource, (node, name) => {
    const target = targetOf(plans, plan, node[name]);
    if (target) node[name] = target.key;
  });
}

// Turns an address of this server, in whatever form, into "Type/id"; undefined if it belongs to another server.
export function localKey(reference, ctx) {
  if (typeof reference !== 'string') return undefined;
  const base = ctx.bases.find(b => reference.startsWith(`${b}/`));
  const relative = unversioned(base ? reference.slice(base.length + 1) : reference);
  return /^[A-Z]\w+\/[A-Za-z0-9\-.]{1,64}$/.test(relative) ? relative : undefined;
}
