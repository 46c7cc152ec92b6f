import { latest } from './store.mjs';
import { Refusal, outcome } from './refusal.mjs';
import { within, rangeOf, searchRange } from './dates.mjs';

const codings = concepts => [concepts ?? []].flat().flatMap(c => c.coding ?? []);
const plain = code => (code === undefined ? [] : [{ code }]);
const identifiers = r => (r.identifier ?? []).map(i => ({ system: i.system, code: i.value }));

const COMMON = {
  _id: { kind: 'token', values: r => plain(r.id) },
  _lastUpdated: { kind: 'date', values: r => [rangeOf(r.meta.lastUpdated)] },
  identifier: { kind: 'token', values: identifiers },
};
const subject = { kind: 'reference', values: r => [r.subject?.reference] };
const code = { kind: 'token', values: r => codings(r.code) };
const category = { kind: 'token', values: r => codings(r.category) };
const status = { kind: 'token', values: r => plain(r.status) };
const date = { kind: 'date', values: r => [rangeOf(r.effectivePeriod ?? r.effectiveDateTime ?? r.effectiveInstant)] };

export const PARAMETERS = {
  Observation: { ...COMMON, patient: subject, subject, code, category, status, date },
  DiagnosticReport: { ...COMMON, patient: subject, subject, code, category, status, date },
  Device: { ...COMMON, patient: { kind: 'reference', values: r => [r.patient?.reference] } },
  ServiceRequest: { ...COMMON, patient: subject, subject, code, status },
  Patient: { ...COMMON },
};
const RESULT = ['_count', '_sort', '_page', '_format', '_pretty', '_total', '_summary', '_elements'];

// Splits at a character, but not where a backslash stands before it, as search values need it.
function split(text, at) {
  const parts = [''];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === at) { parts.push(''); continue; }
    parts[parts.length - 1] += text[i] === '\\' && i + 1 < text.length ? text[i] + text[++i] : text[i];
  }
  return parts;
}
const unescape = text => text.replace(/\\([\\,|$])/g, '$1');

export function tokenMatches(have, want) {
  if (want.system !== undefined && (have.system ?? '') !== want.system) return false;
  return want.code === '' || have.code === want.code;
}

export function token(text) {
  const parts = split(text, '|');
  if (parts.length === 1) return { code: unescape(parts[0]) };
  return { system: unescape(parts[0]), code: unescape(parts[1]) };
}

// A reference may be asked for by bare id, by type and id, or by an absolute address of this server.
export function referenceMatches(have, want, ctx) {
  if (!have) return false;
  const local = url => ctx.bases.reduce((u, base) => (u.startsWith(`${base}/`) ? u.slice(base.length + 1) : u), url);
  const wanted = local(want);
  return local(have).split('/_history/')[0] === (wanted.includes('/') ? wanted : `Patient/${wanted}`);
}

export function testOne(app, type, resource, name, text, ctx) {
  const [bare] = name.split(':');
  const { kind, values } = PARAMETERS[type][bare];
  return split(text, ',').some(option => values(resource).some(have => {
    if (kind === 'token') return app.tokenMatches(have, app.token(option, bare), bare);
    if (kind === 'reference') return app.referenceMatches(have, unescape(option), ctx, type);
    return have && app.dateMatches(have, option);
  }));
}

export function dateMatches(have, text) {
  const { prefix, range } = searchRange(text);
  return within(prefix, have, range);
}

export const matches = (app, type, resource, query, ctx) =>
  query.every(([name, text]) => app.testOne(app, type, resource, name, text, ctx));

// Sorts the parameters into those that select and those that we do not know. A modifier that we do not know has to
// be refused: without it the answer would be another one than asked for.
export function readQuery(type, pairs) {
  const query = [], ignored = [], result = {};
  for (const [name, value] of pairs) {
    const [bare, modifier] = name.split(':');
    if (RESULT.includes(bare)) result[bare] = value;
    else if (!PARAMETERS[type][bare] || value === '') ignored.push(name);
    else if (modifier && !(modifier === 'Patient' && PARAMETERS[type][bare].kind === 'reference')) {
      throw new Refusal(400, 'not-supported', `The modifier of ${name} is not supported.`);
    } else {
      if (PARAMETERS[type][bare].kind === 'date') split(value, ',').forEach(searchRange);
      query.push([name, value]);
    }
  }
  return { query, ignored, result };
}

export function search(app, type, pairs, ctx) {
  const { query, ignored, result } = app.readQuery(type, pairs);
  if (ignored.length && ctx.strict) throw new Refusal(400, 'not-supported', `Unknown search parameter: ${ignored}.`);
  if (result._count !== undefined && !/^\d+$/.test(result._count)) throw new Refusal(400, 'invalid', '_count is no number.');
  const found = app.store.ofType(type).filter(r => app.visible(r, 'search'))
    .filter(r => app.matches(app, type, latest(r), query, ctx));
  order(found, result._sort);
  return app.page(app, type, found, { query, ignored, result }, ctx);
}

// Without _sort the oldest comes first: what arrives while somebody pages then lands on the last page.
function order(found, sort) {
  const [, down, by] = /^(-?)(date|_lastUpdated)$/.exec(sort ?? '') ?? [];
  if (!by) return;
  const time = r => (by === 'date' ? PARAMETERS[r.type].date?.values(latest(r))[0]?.from : Date.parse(latest(r).meta.lastUpdated)) ?? 0;
  found.sort((a, b) => (down ? time(b) - time(a) : time(a) - time(b)));
}

export function page(app, type, found, { query, ignored, result }, ctx) {
  const size = result._summary === 'count' ? 0 : Math.min(Number(result._count ?? 50), 200);
  const from = Number(result._page ?? 0);
  const address = start => `${ctx.base}/${type}?${new URLSearchParams([
    ...query, ...(result._sort ? [['_sort', result._sort]] : []), ['_count', size], ...(start ? [['_page', start]] : [])])}`;
  const entry = found.slice(from, from + size).map(r => ({
    fullUrl: `${ctx.base}/${r.key}`, search: { mode: 'match' }, resource: app.show(latest(r)),
  }));
  if (ignored.length) {
    entry.push({ search: { mode: 'outcome' }, resource: outcome('warning', 'not-supported', `Ignored: ${ignored.join(', ')}`) });
  }
  return {
    resourceType: 'Bundle', type: 'searchset', total: found.length,
    link: [
      { relation: 'self', url: address(from) },
      ...(size && from + size < found.length ? [{ relation: 'next', url: address(from + size) }] : []),
    ],
    ...(entry.length ? { entry } : {}),
  };
}
