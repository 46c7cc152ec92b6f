import { wrap } from './wrap.mjs';
import { Refusal } from '../refusal.mjs';
import { latest } from '../store.mjs';

const notTaken = (app, change) => {
  app.takesConditions = () => true; // the element is looked at, but only to refuse it
  app.conditionalMatches = () => [];
  app.conditional = change;
  wrap(app, 'capability', (make, ...given) => {
    const statement = make(...given);
    statement.rest[0].resource.forEach(r => delete r.conditionalCreate);
    return statement;
  });
};
const hasCondition = bundle => bundle.entry?.some?.(entry => entry?.request?.ifNoneExist !== undefined);

export const DUPLICATES = {
  'condition-ignored': app => {
    app.conditionalMatches = () => [];
    app.conditional = () => {};
  },
  'condition-not-taken-400': app => notTaken(app, () => { throw new Refusal(400, 'not-supported', 'ifNoneExist is not supported.'); }),
  'condition-not-taken-422': app => notTaken(app, () => { throw new Refusal(422, 'not-supported', 'ifNoneExist is not supported.'); }),
  'condition-refuses-all': app => {
    notTaken(app, () => {});
    wrap(app, 'screenBundle', (screen, bundle) => {
      screen(bundle);
      if (hasCondition(bundle)) throw new Refusal(400, 'not-supported', 'ifNoneExist is not supported.');
    });
  },
  'condition-dropped-with-200': app => notTaken(app, (a, made) => {
    // Skipped in silence, with a 200 as if it had been there.
    made.key = a.store.ofType(made.resource.resourceType).at(-1)?.key ?? `Patient/${a.options.patient}`;
    made.status = 200;
  }),
  'match-answered-201': app => wrap(app, 'answerEntry', (make, a, made, ctx) => {
    const entry = make(a, made, ctx);
    if (made.status === 200 && made.entry.request.ifNoneExist !== undefined) entry.response.status = '201';
    return entry;
  }),
  'match-answered-304': app => wrap(app, 'answerEntry', (make, a, made, ctx) => {
    const entry = make(a, made, ctx);
    if (made.status === 200 && made.entry.request.ifNoneExist !== undefined) entry.response.status = '304';
    return entry;
  }),
  'match-without-location': app => wrap(app, 'answerEntry', (make, a, made, ctx) => {
    const entry = make(a, made, ctx);
    if (made.status === 200 && made.entry.request.ifNoneExist !== undefined) delete entry.response.location;
    return entry;
  }),
  'match-overwritten': app => wrap(app, 'conditional', (decide, a, made, matches, ctx) => {
    decide(a, made, matches, ctx);
    if (made.status === 200) a.store.write(made.key, a.keep(made.resource, made));
  }),
  'match-location-of-new': app => wrap(app, 'location', (make, made, ctx) =>
    // The id that had been set aside for the entry is answered in place of that of the match.
    (made.status === 200 && made.entry.request.ifNoneExist !== undefined ? `${ctx.base}/${made.resource.resourceType}/res.unused` : make(made, ctx))),
  'condition-by-value-only': app => wrap(app, 'conditionalMatches', (find, a, type, asked, ctx) =>
    find(a, type, String(asked).replace(/identifier=[^&|]*(\||%7C)/i, 'identifier='), ctx)),
  'condition-by-system-only': app => wrap(app, 'conditionalMatches', (find, a, type, asked, ctx) =>
    find(a, type, String(asked).replace(/(identifier=[^&|]*?)(\||%7C)[^&]*/i, '$1|'), ctx)),
  'condition-by-first-parameter': app => wrap(app, 'conditionalMatches', (find, a, type, asked, ctx) =>
    find(a, type, String(asked).split('&')[0], ctx)),
  'condition-without-percent-decoding': app => wrap(app, 'conditionalMatches', (find, a, type, asked, ctx) =>
    // Decoded twice over by taking the text as it is: what a client had to escape is never found.
    find(a, type, String(asked).replaceAll('%', '%25'), ctx)),
  'condition-over-all-types': app => wrap(app, 'conditionalMatches', (find, a, type, asked, ctx) =>
    ['Observation', 'Device', 'DiagnosticReport'].flatMap(t => find(a, t, asked, ctx))),
  'several-matches-first-taken': app => wrap(app, 'conditional', (decide, a, made, matches, ctx) => decide(a, made, matches.slice(0, 1), ctx)),
  'several-matches-created': app => wrap(app, 'conditional', (decide, a, made, matches, ctx) => decide(a, made, matches.length > 1 ? [] : matches, ctx)),
  'several-matches-409': app => wrap(app, 'conditional', (decide, a, made, matches, ctx) => {
    if (matches.length > 1) throw new Refusal(409, 'conflict', 'Several resources match.');
    decide(a, made, matches, ctx);
  }),
  'several-matches-412-but-stored': app => wrap(app, 'conditional', (decide, a, made, matches, ctx) => {
    if (matches.length > 1) a.store.write(made.key, a.keep(made.resource, made));
    decide(a, made, matches, ctx);
  }),
  'no-match-answered-200': app => wrap(app, 'answerEntry', (make, a, made, ctx) => {
    const entry = make(a, made, ctx);
    if (made.status === 201 && made.entry.request.ifNoneExist !== undefined) entry.response.status = '200';
    return entry;
  }),
  'duplicate-409': app => { app.duplicate = () => { throw new Refusal(409, 'duplicate', 'This is already there.'); }; },
  'duplicate-204': app => wrap(app, 'answerEntry', (make, a, made, ctx) => {
    const entry = make(a, made, ctx);
    if (made.status === 200 && made.entry.request.ifNoneExist === undefined && made.resource.resourceType !== 'Patient') entry.response = { status: '204' };
    return entry;
  }),
  'duplicate-201-without-resource': app => {
    wrap(app, 'duplicate', (mark, made, known) => { mark(made, known); made.swallowed = true; });
    wrap(app, 'answerEntry', (make, a, made, ctx) => {
      const entry = make(a, made, ctx);
      if (made.swallowed) Object.assign(entry.response, { status: '201', location: `${ctx.base}/${made.resource.resourceType}/${a.store.newId(made.resource.resourceType)}` });
      return entry;
    });
  },
  'duplicate-by-time-only': app => {
    // Two different values of one second count as one: the second is taken for a repetition.
    app.deduplicate = (a, made) => {
      const of = r => `${r.subject?.reference} ${r.effectiveDateTime} ${r.code?.coding?.[0]?.code}`;
      const known = made.resource.effectiveDateTime && a.store.ofType(made.resource.resourceType).find(r => of(latest(r)) === of(made.resource));
      if (known) a.duplicate(made, known);
    };
    wrap(app, 'answerEntry', (make, a, made, ctx) => {
      const entry = make(a, made, ctx);
      if (made.status === 200 && made.entry.request.ifNoneExist === undefined && made.resource.resourceType !== 'Patient') entry.response.status = '201';
      return entry;
    });
  },
};
