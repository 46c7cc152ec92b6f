// Requests to the receiver. The token is put on here, and a 401 is answered here by one renewal and one repetition, so
// that nobody else has to think of it.
import { hook } from './flaws.mjs';

const TIMEOUT = 30_000;
export const sleep = (ms) => new Promise((done) => setTimeout(done, Math.max(0, ms)));

/** The wait that an answer asks for in milliseconds: seconds or an HTTP date; undefined where it says nothing. */
export function retryAfter(headers) {
  const text = headers?.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

export class Http {
  constructor(base, auth) {
    this.base = base.replace(/\/$/, '');
    this.auth = auth;
  }

  /** One request; `{status, headers, body}`, or `{status: 0}` where no answer came. */
  async once(url, options) {
    try {
      const token = await this.auth.token();
      const response = await fetch(url, {
        ...options,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
        headers: { accept: 'application/fhir+json', ...options.headers, ...(token && { authorization: `Bearer ${token}` }) },
      });
      const text = await response.text();
      let body;
      try {
        body = text ? JSON.parse(text) : undefined;
      } catch {
        body = undefined;
      }
      return { status: response.status, headers: response.headers, body };
    } catch (e) {
      if (e.name === 'ConnectionEnded') throw e;
      return { status: 0, error: e.cause?.code ?? e.message };
    }
  }

  async request(url, options) {
    const answer = await this.once(url, options);
    if (answer.status !== 401 || !hook('renews', true)) return answer;
    return (await this.auth.renew()) ? this.once(url, options) : answer;
  }

  async get(url) {
    const full = url.startsWith('http') ? url : `${this.base}/${url}`;
    for (let attempt = 0; ; attempt++) {
      const answer = await this.request(full, { method: 'GET' });
      const later = answer.status === 0 || answer.status === 429 || answer.status >= 500;
      if (!later || attempt === 3) return answer;
      await sleep(retryAfter(answer.headers) ?? 1000 * 2 ** attempt);
    }
  }

  async submit(text) {
    const options = {
      method: 'POST',
      headers: { 'content-type': hook('contentType', 'application/fhir+json') },
      body: text,
    };
    for (const path of hook('paths', ['$submit-cgm-bundle'])) {
      const answer = await this.request(`${this.base}/${path}`, options);
      if (path === '$submit-cgm-bundle' || answer.status < 400 || answer.status >= 500) return answer;
    }
    return { status: 0, error: 'no path was accepted' };
  }
}
