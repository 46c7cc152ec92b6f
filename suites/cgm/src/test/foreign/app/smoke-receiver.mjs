// A tiny receiver for smoke.mjs. It judges nothing: it stores, answers as it is told, and keeps all that came.
import { createServer } from 'node:http';
import { createPublicKey, verify } from 'node:crypto';

export const PATIENT = 'pat-7';
export const CODES = 'http://hl7.org/fhir/uv/cgm/CodeSystem/cgm';
const LAUNCH = 'http://127.0.0.1:8766/callback';

export class Receiver {
  constructor(options = {}) {
    Object.assign(this, { orders: [], script: [], conditional: true, smart: null, status: () => null }, options);
    this.requests = []; // everything
    this.posts = []; // submissions: {at, path, type, text, bundle, answered}
    this.stored = []; // {reference, resource}
    this.byIdentifier = new Map();
    this.tokens = new Map(); // access token -> end of its life
    this.count = 0;
  }

  async open() {
    this.server = createServer((q, a) => this.serve(q, a));
    await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    this.base = `${this.origin}/fhir`;
    return this;
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }

  async serve(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url, this.origin);
    this.requests.push({ at: Date.now(), method: request.method, url: url.pathname + url.search, text });
    const send = (status, body, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    const path = url.pathname.replace('/fhir', '');
    if (path === '/.well-known/smart-configuration') return this.smart ? send(200, this.configuration()) : send(404);
    if (path === '/authorize') return this.authorize(url, response);
    if (path === '/token') return this.token(new URLSearchParams(text), send);
    if (this.smart) {
      const token = request.headers.authorization?.slice('Bearer '.length);
      if (!((this.tokens.get(token) ?? 0) > Date.now())) {
        if (request.method === 'POST') this.posts.push({ at: Date.now(), unauthorized: true, path, bundle: { entry: [] } });
        return send(401, {});
      }
    }
    if (path.startsWith('/Patient/')) return send(200, { resourceType: 'Patient', id: PATIENT, identifier: [{ system: 'urn:mrn', value: '7' }] });
    if (path === '/ServiceRequest') return send(200, this.search(url.searchParams));
    if (request.method === 'POST' && path === '/$submit-cgm-bundle') return this.submit(request, text, path, send);
    if (request.method === 'POST') this.posts.push({ at: Date.now(), path, wrong: true, bundle: JSON.parse(text) });
    return send(404, { resourceType: 'OperationOutcome' });
  }

  search(query) {
    const patient = query.get('patient')?.replace('Patient/', '');
    const code = query.get('code')?.split('|').at(-1);
    const found = this.orders.filter((o) =>
      (!patient || o.subject.reference === `Patient/${patient}`) && (!code || o.code.coding[0].code === code));
    return { resourceType: 'Bundle', type: 'searchset', entry: found.map((resource) => ({ resource })) };
  }

  submit(request, text, path, send) {
    const bundle = JSON.parse(text);
    const post = { at: Date.now(), path, type: request.headers['content-type'], text, bundle };
    this.posts.push(post);
    const told = this.script.shift();
    if (told?.status) {
      post.answered = told.status;
      return send(told.status, { resourceType: 'OperationOutcome' }, told.headers);
    }
    const entry = bundle.entry.map((one) => this.take(one));
    if (told?.reset) {
      post.answered = 'reset';
      return request.socket.destroy();
    }
    post.answered = 200;
    post.entries = entry.map((e) => e.response.status);
    return send(200, { resourceType: 'Bundle', type: 'transaction-response', entry });
  }

  take({ resource, request }) {
    const forced = this.status(resource, this);
    if (forced) return { response: { status: String(forced) } };
    const key = request.ifNoneExist;
    if (key && !this.conditional) return { response: { status: '400 Bad Request' } };
    const known = key && this.byIdentifier.get(key);
    if (known) return { response: { status: '200 OK', location: `${known}/_history/1` } };
    const reference = `${resource.resourceType}/r${++this.count}`;
    if (key) this.byIdentifier.set(key, reference);
    this.stored.push({ reference, resource });
    return { response: { status: '201 Created', location: `${this.base}/${reference}/_history/1` } };
  }

  configuration() {
    return {
      authorization_endpoint: `${this.base}/authorize`, token_endpoint: `${this.base}/token`,
      grant_types_supported: ['authorization_code', 'client_credentials'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  authorize(url, response) {
    this.asked = Object.fromEntries(url.searchParams);
    response.writeHead(302, { location: `${LAUNCH}?code=c1&state=${encodeURIComponent(this.asked.state)}` });
    response.end();
  }

  token(form, send) {
    const asked = Object.fromEntries(form);
    (this.grants ??= []).push(asked);
    if (asked.client_assertion) {
      const [head, body, signature] = asked.client_assertion.split('.');
      const key = createPublicKey({ key: this.smart.jwk, format: 'jwk' });
      asked.signed = verify('sha384', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
      asked.claims = JSON.parse(Buffer.from(body, 'base64url'));
    }
    if (this.smart.revoked) return send(400, { error: 'invalid_grant' });
    const access = `t${this.tokens.size + 1}`;
    this.tokens.set(access, Date.now() + 3_600_000);
    return send(200, { access_token: access, token_type: 'Bearer', scope: asked.scope, patient: PATIENT, refresh_token: `r${this.tokens.size}` });
  }

  expire() {
    for (const token of this.tokens.keys()) this.tokens.set(token, 0);
  }
}
