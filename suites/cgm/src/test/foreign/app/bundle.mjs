// Parts become entries, entries a transaction Bundle, and a Bundle the text that is posted.
import { hook } from './flaws.mjs';
import { stamp } from './time.mjs';

/** The condition as the guide's example spells it. */
const condition = (ident) => `identifier=${ident.system}|${ident.value}`;

/** An entry together with what the app has to remember of it until its answer comes. */
export function entryOf(part, conditional) {
  const resource = hook('resource', part.resource, { kind: part.kind, part });
  const entry = {
    fullUrl: part.uuid,
    resource,
    request: {
      method: 'POST',
      url: resource.resourceType,
      ...(conditional && { ifNoneExist: condition(part.ident) }),
    },
  };
  const note = { kind: part.kind, ident: part.ident.value, system: part.ident.system, t: part.t, tries: 0 };
  return { note, entry: hook('entry', entry, { part, note }) };
}

/** `{bundle, notes}` of the entries, in the order in which they are given. */
export function bundleOf(entries, made) {
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp: stamp(made),
    entry: entries.map((e) => e.entry),
  };
  return { bundle: hook('bundle', bundle, { notes: entries.map((e) => e.note) }), notes: entries.map((e) => e.note) };
}

/** The JSON text; marked decimals (figures.mjs) lose their marks and keep their digits. */
export const textOf = (bundle) =>
  hook('text', JSON.stringify(bundle).replace(/"@@(-?\d+(?:\.\d+)?(?:E\d+)?)@@"/g, '$1'));

/** Visits each Reference of a resource: `see(holder, property, reference)`. */
function references(node, see) {
  if (Array.isArray(node)) node.forEach((one) => references(one, see));
  else if (node && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) {
      if (value && typeof value.reference === 'string') see(node, key, value);
      references(value, see);
    }
  }
}

/**
 * Prepares an entry for another Bundle than the one that it was made for. References to entries that the receiver has
 * taken become references to what it has; those to entries that it has not taken are left out where the profile can do
 * without. Answers false where it cannot (the members of a summary).
 */
export function relink(resource, known, present) {
  let whole = true;
  references(resource, (holder, key, value) => {
    if (!value.reference.startsWith('urn:uuid:') || present.has(value.reference)) return;
    if (known[value.reference]) value.reference = known[value.reference];
    else if (Array.isArray(holder)) whole = false;
    else delete holder[key];
  });
  return whole;
}
