// Authorization. SMART where the base URL offers it: Backend Services if a key was given, else a standalone launch as a
// public client with PKCE. Where the receiver offers none, requests go without a token.
import { createHash, createPrivateKey, randomBytes, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hook } from './flaws.mjs';

/** The patient or the receiver has ended the connection; nothing more is sent until somebody links anew. */
export class ConnectionEnded extends Error {
  name = 'ConnectionEnded';
}

const b64 = (data) => Buffer.from(data).toString('base64url');

export const STANDALONE_SCOPES = [
  'launch/patient', 'offline_access', 'patient/Patient.r', 'patient/ServiceRequest.rs',
  'patient/Observation.cu', 'patient/DiagnosticReport.cu', 'patient/Device.cu',
];
export const SYSTEM_SCOPES = STANDALONE_SCOPES.slice(2).map((s) => s.replace('patient/', 'system/'));

export class Auth {
  constructor({ base, clientId, redirectUri, keyFile, state }) {
    Object.assign(this, { base: base.replace(/\/$/, ''), clientId, redirectUri, keyFile, state });
  }

  /** Learns whether there is an authorization server, and gets in. */
  async connect() {
    if (this.state.data.ended) throw new ConnectionEnded('the connection was ended by the receiver; link anew with --relink');
    const ask = () => fetch(`${this.base}/.well-known/smart-configuration`, { headers: { accept: 'application/json' } });
    // A second try for a connection that broke: without this answer the app would not know how to get in.
    const answer = await ask().catch(() => ask());
    this.smart = answer.ok ? await answer.json().catch(() => null) : null;
    if (!this.smart?.token_endpoint) this.smart = null;
    const backend = this.keyFile && (this.smart?.grant_types_supported?.includes('client_credentials') ?? true);
    this.flow = !this.smart ? 'none' : backend ? 'backend' : this.smart.authorization_endpoint && this.clientId ? 'standalone' : 'none';
    if (this.flow !== 'none' && !this.state.data.token) await this.authorize();
  }

  /** The patient that came with the launch, if any. */
  get patient() {
    return this.state.data.token?.patient;
  }

  async token() {
    const held = this.state.data.token;
    if (!held || this.flow === 'none') return undefined;
    // Renewed shortly before its end, so that a submission does not fail for a few seconds.
    if (held.expiresAt && held.expiresAt < Date.now() + 2000 && hook('renews', true)) await this.renew();
    return this.state.data.token?.access;
  }

  /** A new access token after the old one has run out; false where there is no way to get one. */
  async renew() {
    const held = this.state.data.token;
    if (this.flow === 'none' || (this.overdue && hook('endless', false))) return false;
    if (this.flow === 'backend' || !held?.refresh) {
      await this.authorize();
      return true;
    }
    const answer = await this.ask({ grant_type: 'refresh_token', refresh_token: held.refresh, client_id: this.clientId });
    if (answer.ok) {
      this.keep(answer.body);
      return true;
    }
    if (answer.status >= 500) return false;
    if (hook('endless', false)) {
      this.overdue = true;
      held.expiresAt = undefined;
      return false;
    }
    this.state.data.ended = true;
    this.state.data.token = undefined;
    this.state.save();
    throw new ConnectionEnded(`the receiver does not renew the connection any more (${answer.body?.error ?? answer.status})`);
  }

  async authorize() {
    if (this.flow === 'backend') await this.backend();
    else await this.standalone();
  }

  async backend() {
    const jwk = JSON.parse(readFileSync(this.keyFile, 'utf8'));
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    const now = Math.floor(Date.now() / 1000);
    const elliptic = jwk.kty === 'EC';
    const header = { alg: elliptic ? 'ES384' : 'RS384', typ: 'JWT', kid: jwk.kid };
    const claims = hook('assertion', {
      iss: this.clientId, sub: this.clientId, aud: this.smart.token_endpoint, exp: now + 240, iat: now, jti: randomUUID(),
    });
    const head = `${b64(JSON.stringify(header))}.${b64(JSON.stringify(claims))}`;
    const signature = sign('sha384', Buffer.from(head), elliptic ? { key, dsaEncoding: 'ieee-p1363' } : key);
    const answer = await this.ask({
      grant_type: 'client_credentials',
      scope: hook('scopes', SYSTEM_SCOPES).join(' '),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: `${head}.${b64(signature)}`,
    });
    if (!answer.ok) throw new ConnectionEnded(`no token: ${JSON.stringify(answer.body ?? answer.status)}`);
    this.keep(answer.body);
  }

  async standalone() {
    const verifier = b64(randomBytes(48));
    const request = hook('authRequest', {
      response_type: 'code',
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      scope: hook('scopes', STANDALONE_SCOPES).join(' '),
      state: b64(randomBytes(24)),
      aud: this.base,
      code_challenge: b64(createHash('sha256').update(verifier).digest()),
      code_challenge_method: 'S256',
    }, { verifier });
    const back = await this.browse(`${this.smart.authorization_endpoint}?${new URLSearchParams(request)}`);
    if (back.get('state') !== request.state) throw new ConnectionEnded('the answer of the authorization has another state');
    if (!back.get('code')) throw new ConnectionEnded(`authorization refused: ${back.get('error')}`);
    const answer = await this.ask({
      grant_type: 'authorization_code', code: back.get('code'), redirect_uri: this.redirectUri,
      client_id: this.clientId, code_verifier: verifier,
    });
    if (!answer.ok) throw new ConnectionEnded(`no token for the code: ${JSON.stringify(answer.body ?? answer.status)}`);
    this.keep(answer.body);
  }

  /** Stands in for the patient's browser: follows redirects until one leads back to the app. */
  async browse(start) {
    let url = start;
    for (let step = 0; step < 10; step++) {
      const answer = await fetch(url, { redirect: 'manual' });
      const location = answer.headers.get('location');
      if (!location) throw new ConnectionEnded(`the authorization page (${answer.status}) wants a person: ${url}`);
      url = new URL(location, url).href;
      if (url.startsWith(this.redirectUri)) return new URL(url).searchParams;
    }
    throw new ConnectionEnded('the authorization server redirects without end');
  }

  async ask(form) {
    const answer = await fetch(this.smart.token_endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form),
    });
    return { ok: answer.ok, status: answer.status, body: await answer.json().catch(() => undefined) };
  }

  keep(body) {
    const held = this.state.data.token;
    this.state.data.token = {
      access: body.access_token,
      refresh: body.refresh_token ?? held?.refresh,
      patient: body.patient ?? held?.patient,
      expiresAt: body.expires_in ? Date.now() + body.expires_in * 1000 : undefined,
    };
    this.state.save();
  }
}
