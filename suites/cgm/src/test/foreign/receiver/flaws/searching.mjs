import { wrap } from './wrap.mjs';

const RESULTS = ['Observation', 'DiagnosticReport'];

// Takes one parameter out of a search over HTTP, as if it had not been sent. ifNoneExist is left alone.
const deaf = (name, ...types) => app => wrap(app, 'search', (search, a, type, pairs, ctx) =>
  search(a, type, types.includes(type) ? pairs.filter(([n]) => n.split(':')[0] !== name) : pairs, ctx));

const late = how => seconds => app => wrap(app, 'visible', (visible, record, asked) =>
  visible(record, asked) && !(asked === how && record.versions[0].meta.tag && Date.now() - record.born < seconds * 1000));

export const SEARCHING = {
  'category-ignored': deaf('category', ...RESULTS),
  'observation-code-ignored': deaf('code', 'Observation'),
  'observation-patient-ignored': deaf('patient', ...RESULTS),
  'date-ignored': deaf('date', ...RESULTS),
  'code-system-ignored': app => wrap(app, 'tokenMatches', (matches, have, want, name) =>
    matches(have, name === 'code' ? { code: want.code } : want)),
  'code-needs-system': app => wrap(app, 'tokenMatches', (matches, have, want, name) =>
    matches(have, name === 'code' && want.system === undefined ? { ...want, system: '' } : want)),
  'code-with-system-unfound': app => wrap(app, 'token', (read, text, name) => (name === 'code' && text.includes('|') ? { code: text } : read(text))),
  'code-list-first-only': app => wrap(app, 'testOne', (test, a, type, resource, name, text, ctx) =>
    test(a, type, resource, name, name === 'code' ? text.split(',')[0] : text, ctx)),
  'date-ge-as-gt': app => wrap(app, 'dateMatches', (matches, have, text) => matches(have, text.replace(/^ge/, 'gt'))),
  'date-day-as-midnight': app => wrap(app, 'dateMatches', (matches, have, text) =>
    matches(have, text.replace(/^(eq)?(\d{4}-\d\d-\d\d)$/, '$2T00:00:00Z'))),
  'date-offset-ignored': app => wrap(app, 'dateMatches', (matches, have, text) =>
    matches(have, text.replace(/(T\d\d:\d\d(:\d\d)?)[+ -]\d\d:\d\d$/, '$1Z'))),
  'parameters-or-joined': app => { app.matches = (a, type, resource, query, ctx) =>
    !query.length || query.some(([name, text]) => a.testOne(a, type, resource, name, text, ctx)); },
  'last-parameter-wins': app => wrap(app, 'readQuery', (read, type, pairs) => read(type, [...new Map(pairs)])),
  'patient-bare-id-unfound': app => wrap(app, 'referenceMatches', (matches, have, want, ctx, type) =>
    !(RESULTS.includes(type) && !want.includes('/')) && matches(have, want, ctx)),
  'patient-by-prefix': app => wrap(app, 'referenceMatches', (matches, have, want, ctx) =>
    matches(have, want, ctx) || Boolean(have && have.startsWith(`Patient/${want.replace(/^.*Patient\//, '')}`))),
  'report-code-unfound': app => wrap(app, 'testOne', (test, a, type, resource, name, text, ctx) =>
    // The index of reports holds the codes of their results, which are references only.
    !(type === 'DiagnosticReport' && name === 'code') && test(a, type, resource, name, text, ctx)),
  'second-coding-not-indexed': app => wrap(app, 'testOne', (test, a, type, resource, name, text, ctx) =>
    test(a, type, name === 'code' && resource.code?.coding ? { ...resource, code: { coding: resource.code.coding.slice(0, 1) } } : resource, name, text, ctx)),
  'page-of-ten-and-no-next': app => wrap(app, 'page', (page, a, type, found, query, ctx) => {
    const bundle = page(a, type, found.slice(0, 10), query, ctx);
    bundle.link = bundle.link.filter(link => link.relation !== 'next');
    return bundle;
  }),
  'next-page-skips-one': app => wrap(app, 'page', (page, a, type, found, query, ctx) => {
    const from = Number(query.result._page ?? 0);
    return page(a, type, from ? found.filter((_, i) => i !== from) : found, query, ctx);
  }),
  'next-page-forgets-query': app => wrap(app, 'page', (page, a, type, found, query, ctx) =>
    page(a, type, found, { ...query, query: query.query.slice(0, 1) }, ctx)),
  'search-a-minute-late': late('search')(60),
  'read-a-minute-late': late('read')(60),
};
