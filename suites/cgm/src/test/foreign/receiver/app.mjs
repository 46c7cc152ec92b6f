import { Store } from './store.mjs';
import { Refusal, outcome } from './refusal.mjs';
import { capability } from './capability.mjs';
import * as searching from './search.mjs';
import { PARAMETERS } from './search.mjs';
import * as submitting from './submit.mjs';
import { rewrite, localKey } from './references.mjs';
import { shapeIssues } from './shapes.mjs';
import { rules, profileIssues } from './profiles.mjs';
import { patients, orders } from './seed.mjs';
import { parse } from './json.mjs';
import { FLAWS } from './flaws.mjs';
import { PECULIARITIES } from './peculiarities.mjs';

const INBOX = 'https://foreign.example/inbox';

// The receiver is one object of functions that call each other through it. That is what lets a flaw replace a
// single behaviour and leave the sound code untouched.
export function createApp(options) {
  const app = {
    options, store: new Store(),
    capability, authorise, shapeIssues, profileIssues, rules: { ...rules }, rewrite,
    ...pick(searching, 'search', 'testOne', 'token', 'tokenMatches', 'referenceMatches', 'dateMatches', 'matches', 'readQuery', 'page'),
    ...pick(submitting, 'submit', 'screen', 'screenBundle', 'typeAllowed', 'methodAllowed', 'containedTypes', 'checkUrl',
      'checkContext', 'recognisePatient', 'resolve', 'conditionalMatches', 'conditional', 'deduplicate', 'duplicate',
      'answerEntry', 'answer'),

    takesConditions: () => true,
    isOperation: path => path === '$submit-cgm-bundle',
    unwrap: body => body,
    parseBody,
    keyOfPatient: localKey,
    belongs: (key, ctx) => key === `Patient/${ctx.patient}`,
    location: (made, ctx) => `${ctx.base}/${made.key}`,
    keep,
    serves: type => Object.hasOwn(PARAMETERS, type),
    visible: () => true,
    show: resource => resource,
    overall: problem => ({ status: problem.status, body: outcome('error', problem.code, problem.message) }),
    beforeSubmission: () => {},
    guarded: async (check, perform) => { check(); return perform(); },
  };
  for (const resource of [...patients(options.patient, options.otherPatient), ...orders(options.patient, options.otherPatient)]) {
    app.store.write(`${resource.resourceType}/${resource.id}`, resource);
  }
  for (const name of options.flaws) install(FLAWS, name, app);
  for (const name of options.peculiarities) install(PECULIARITIES, name, app);
  return app;
}

function install(from, name, app) {
  if (!Object.hasOwn(from, name)) throw new Error(`Unknown name: ${name}. There are: ${Object.keys(from).join(', ')}`);
  from[name](app);
}

const pick = (from, ...names) => Object.fromEntries(names.map(name => [name, from[name]]));

// Without --token everybody may do everything that the patient's own authorization allows.
function authorise(app, header, need) {
  const { token, readToken } = app.options;
  if (!token) return;
  const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (given === token) return;
  if (given && given === readToken) {
    if (need === 'write') throw new Refusal(403, 'forbidden', 'The scopes of this token do not allow to write.');
    return;
  }
  throw new Refusal(401, 'login', given ? 'The access token is not valid.' : 'An access token is needed.');
}

// Text that is not UTF-8 is refused: guessing would change what is stored.
function parseBody(bytes) {
  if (!bytes.length) throw new Refusal(400, 'invalid', 'The body is empty.');
  try {
    const body = parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!body || typeof body !== 'object' || Array.isArray(body)) throw new SyntaxError('The body is no object');
    return body;
  } catch (problem) {
    throw new Refusal(400, 'invalid', `The body cannot be read: ${problem.message}.`);
  }
}

// The one thing that we add to a resource besides id and version: a tag for the inbox, and a narrative where there
// is none.
function keep(resource) {
  resource.meta = { ...(resource.meta ?? {}) };
  const others = (resource.meta.tag ?? []).filter(tag => tag.system !== INBOX);
  resource.meta.tag = [...others, { system: INBOX, code: 'awaiting-review' }];
  resource.text ??= {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${resource.resourceType} from a glucose monitoring app</div>`,
  };
  return resource;
}
