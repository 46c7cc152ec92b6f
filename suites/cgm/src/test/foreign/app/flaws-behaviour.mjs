// Flaws in what the app does: orders, waits, repetitions, answers, authorization.
import { randomUUID } from 'node:crypto';
import { day, firstInstant, stamp, windowBack } from './time.mjs';

const ALL = ['panel', 'mean', 'ranges', 'gmi', 'cv', 'wear', 'active', 'report', 'reading', 'device'];
const named = (resource) => ['Observation', 'DiagnosticReport'].includes(resource.resourceType);

/** Changes each condition of a Bundle that goes out. */
const conditions = (change) => ({
  wire(bundle) {
    for (const entry of bundle.entry) {
      if (entry.request.ifNoneExist) entry.request.ifNoneExist = change(entry.request.ifNoneExist, entry.resource);
    }
    return bundle;
  },
});
/** Entries with this status come again with each submission, for ever. */
const repeated = (status) => ({
  entryAction: (action, ctx) => (ctx.status === status ? 'next' : action),
  triesOfEntry: () => Infinity,
});
const within = (now, ms) => windowBack(now, { value: ms / 1000, code: 's' });

export const BEHAVIOUR = {
  // --- the operation ---
  'ballot-path-first': { paths: (paths) => ['Bundle/$submit-cgm-bundle', ...paths] },
  'text-plain': { contentType: () => 'text/plain' },

  // --- orders ---
  'no-order-search': { orderQuery: () => null },
  'any-patients-order': {
    orderQuery: (query, { code }) => `ServiceRequest?code=${code}`,
    isOurs: () => true,
  },
  'twice-per-period': { period: (p) => ({ ...p, value: p.value / 2 }) },
  'unit-of-period-ignored': { period: (p) => ({ value: p.value, code: 'min' }) },
  'first-schedule-only': { schedules: (list) => list.slice(0, 1) },
  'all-kinds-always': { kinds: () => new Set(ALL) },
  'first-profile-only': { profiles: (list) => list.slice(0, 1) },
  'lookback-ignored': {
    window: (w, { since }) => ({ ...w, from: since, summaryFrom: since, period: { start: day(since), end: day(w.to - 1) } }),
  },
  'lookback-halved': { window: (w, { now }) => within(now, (now - w.from) / 2) },
  'lookback-at-link-time': {
    window: (w, { schedule, linkedAt, fallback }) => windowBack(linkedAt, schedule.lookback ?? fallback),
  },
  'revoked-followed': { isActive: () => true },
  'first-period-kept': {
    period(p, { key, state }) {
      const kept = (state.data.cache.periods ??= {});
      return (kept[key] ??= p);
    },
  },
  'orders-read-once': {
    cachedOrders(none, { state }) {
      const text = state.data.cache.orders;
      if (!text) return none;
      return JSON.parse(text, (key, value) => (key === 'kinds' ? new Set(value) : value));
    },
    ordersRead(orders, { state }) {
      state.data.cache.orders = JSON.stringify(orders, (key, value) => (value instanceof Set ? [...value] : value));
      return orders;
    },
  },
  'one-time-end-ignored': {
    onceWindow: (w, { now }) => ({
      ...w, to: now + 1, period: { start: w.period.start, end: w.period.start.includes('T') ? stamp(now) : day(now) },
    }),
  },
  'one-time-as-lookback': { onceWindow: (w, { now }) => within(now, w.to - w.from) },
  'one-time-end-excluded': { onceWindow: (w, { order }) => ({ ...w, to: Math.min(w.to, firstInstant(order.period.end)) }) },

  // --- throttling and repetition ---
  'retry-after-ignored': { wait: (ms, { answer }) => (answer.status === 429 ? 1000 : ms) },
  'drops-after-429': { verdict: (v, { answer }) => (answer.status === 429 ? 'refused' : v) },
  'hammers-after-429': { wait: (ms, { answer }) => (answer.status === 429 ? 0 : ms) },
  'new-identifiers-on-retry': {
    again(bundle) {
      for (const { resource, request } of bundle.entry) {
        if (!named(resource)) continue;
        const ident = resource.identifier[0];
        ident.value = randomUUID();
        if (request.ifNoneExist) request.ifNoneExist = `identifier=${ident.system}|${ident.value}`;
      }
      return bundle;
    },
  },
  'condition-lost-on-retry': {
    again(bundle) {
      for (const { resource, request } of bundle.entry) {
        delete request.ifNoneExist;
        if (named(resource)) delete resource.identifier;
      }
      return bundle;
    },
  },
  'no-identifiers': {
    wire(bundle) {
      for (const { resource, request } of bundle.entry) {
        if (!named(resource)) continue;
        delete request.ifNoneExist;
        delete resource.identifier;
      }
      return bundle;
    },
  },

  // --- conditional create and the answers to it ---
  'condition-with-type': conditions((text, resource) => `${resource.resourceType}?${text}`),
  'condition-of-wrong-system': conditions((text) => text.replace('id.glucotide.example', 'glucotide.example/ids')),
  'condition-of-type-only': conditions((text, { code }) => {
    const coding = code?.coding?.[0];
    return coding ? `code=${coding.system}|${coding.code}` : text;
  }),
  'answer-400-repeated': repeated(400),
  'answer-400-dropped': { entryAction: (action) => (action === 'once-more' ? 'aside' : action) },
  'answer-412-repeated': repeated(412),
  'answer-200-repeated': repeated(200),
  'refused-entry-blocks': {
    verdict: (v, { answer }) =>
      (v === 'done' && answer.body?.entry?.some((e) => Number.parseInt(e.response?.status, 10) >= 400) ? 'later' : v),
  },

  // --- SMART ---
  'constant-state': { authRequest: (request) => ({ ...request, state: 'glucotide' }) },
  'pkce-plain': {
    authRequest: (request, { verifier }) => ({ ...request, code_challenge: verifier, code_challenge_method: 'plain' }),
  },
  'no-aud': {
    authRequest({ aud, ...request }) {
      return request;
    },
  },
  'assertion-for-an-hour': { assertion: (claims) => ({ ...claims, exp: claims.iat + 3600 }) },
  'assertion-jti-reused': { assertion: (claims) => ({ ...claims, jti: 'glucotide-production' }) },
  'all-scopes': {
    scopes: (scopes) =>
      (scopes[0].startsWith('system/') ? ['system/*.cruds'] : ['launch/patient', 'offline_access', 'patient/*.cruds']),
  },
  'no-renewal': { renews: () => false },
  'sends-after-revocation': { endless: () => true },
};
