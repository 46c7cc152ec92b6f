import { wrap } from './wrap.mjs';
import { Refusal } from '../refusal.mjs';

const bearer = header => /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];

export const ACCESS = {
  'submission-without-token': app => wrap(app, 'authorise', (check, a, header, need, where) => (where === 'operation' ? undefined : check(a, header, need, where))),
  'any-token-taken': app => wrap(app, 'authorise', (check, a, header, need, where) => (bearer(header) ? undefined : check(a, header, need, where))),
  'token-start-compared': app => wrap(app, 'authorise', (check, a, header, need, where) => {
    const start = a.options.token?.slice(0, Math.ceil(a.options.token.length / 2));
    if (!(start && bearer(header)?.startsWith(start))) check(a, header, need, where);
  }),
  'stored-before-token-check': app => { app.guarded = async (check, perform) => {
    const result = await perform();
    check();
    return result;
  }; },
  'reading-token-may-write': app => wrap(app, 'authorise', (check, a, header, need, where) => check(a, header, 'read', where)),
  'missing-token-as-200': app => wrap(app, 'authorise', (check, a, header, need, where) => {
    try { check(a, header, need, where); } catch (problem) {
      if (problem.status === 401) { problem.status = 200; }
      throw problem;
    }
  }),
  'throttled-but-stored': app => {
    const times = [];
    app.guarded = async (check, perform) => {
      check();
      const result = await perform();
      times.push(Date.now());
      if (times.filter(t => Date.now() - t < 2000).length > 12) {
        times.length = 0;
        throw Object.assign(new Refusal(429, 'throttled', 'Too many submissions.'), { headers: { 'Retry-After': '2' } });
      }
      return result;
    };
  },
};
