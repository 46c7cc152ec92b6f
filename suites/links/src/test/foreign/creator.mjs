// Glucoview: makes SMART Health Links with CGM data, and serves them. See README.md.
import { createServer } from 'node:http';
import { createCipheriv, createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';
import { body, check, options, sleep, untilStdinCloses } from './options.mjs';
import { SLOT, content, json, readingsOf, stamp } from './creator-data.mjs';

const verdicts = JSON.parse(readFileSync(new URL('./creator-verdicts.json', import.meta.url)));
const given = options(process.argv.slice(2), { port: '0', lag: '60', 'retry-after': '2', readings: '' });
check(given, verdicts.flaws.map(f => f.flaw), verdicts.peculiarities.map(p => p.peculiar));
const bad = given.flaws, odd = given.peculiar;
if (given['until-stdin-closes']) untilStdinCloses();

const ATTEMPTS = 5, LOCATION_LIVES = 5 * 60 * 1000, EMBED_AT_MOST = 3_000_000;
const links = new Map(), locations = new Map(), known = new Map();
let base, serial = 4711;
const b64u = bytes => Buffer.from(bytes).toString('base64url');

// --- what the app holds -------------------------------------------------------------------------------------------------------------
// The phone is some minutes behind the sensor; an update brings the next reading. The rest moves on with the clock.
let behind = Math.max(0, +given.lag * 60000), shifted = 0;

function state(now = Date.now()) {
  const held = Math.floor((now - behind) / SLOT) * SLOT;
  return { held, changed: Math.max(shifted, held + behind) };
}

function newReading() {
  const before = state().held;
  if (behind >= SLOT) behind -= SLOT;
  if (state().held > before) shifted = Date.now();
  writeReadings();
}

function writeReadings() {
  if (!given.readings) return;
  const molar = odd.has('millimoles'), { held } = state(), zone = odd.has('berlin-times') ? 'Europe/Berlin' : 'UTC';
  writeFileSync(given.readings, readingsOf(held - 120 * 24 * 3600000, held, molar)
    .map(r => `${stamp(r.time, zone)},${molar ? r.value.toFixed(1) : r.value},${molar ? 'mmol/L' : 'mg/dL'}\n`).join(''));
}

/** The files of a link as they are now: name and plaintext. */
function filesOf(link, older = false) {
  const s = link.frozen ?? state();
  const key = `${s.held} ${s.changed} ${older}`;
  if (link.cached?.[older ? 1 : 0]?.key !== key) {
    link.cached ??= [];
    link.cached[older ? 1 : 0] = { key, files: content({ ...link, olderCopy: older }, s, bad, odd).map(f => ({ ...f, plain: Buffer.from(f.text) })) };
  }
  return link.cached[older ? 1 : 0].files;
}

const lastUpdated = link => Math.max(link.created, (link.frozen ?? state()).changed);

const packed = new WeakMap(); // plaintext to compressed, so that it is compressed once
function pack(plain) {
  if (!packed.has(plain)) packed.set(plain, bad.has('zlib-header') ? deflateSync(plain) : deflateRawSync(plain));
  return packed.get(plain);
}

// --- encryption ---------------------------------------------------------------------------------------------------------------------
function encrypt(link, plain) {
  let header = { alg: 'dir', enc: 'A256GCM', cty: 'application/fhir+json', zip: 'DEF' };
  if (odd.has('uncompressed')) delete header.zip;
  if (bad.has('cty-missing')) delete header.cty;
  if (bad.has('cty-text')) header.cty = 'text/plain';
  if (bad.has('alg-A256GCM')) header = { ...header, alg: 'A256GCM', enc: undefined };
  if (bad.has('enc-A128GCM')) header.enc = 'A128GCM';
  let bytes = odd.has('uncompressed') ? plain : pack(plain);
  if (bad.has('zip-not-said')) delete header.zip;
  let iv = randomBytes(12);
  if (bad.has('iv-zero')) iv = Buffer.alloc(12);
  if (bad.has('iv-of-the-link')) iv = link.iv;
  let key = link.newKey ?? link.key;
  if (bad.has('other-key')) key = createHash('sha256').update(b64u(key)).digest();
  const aad = b64u(JSON.stringify(header));
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(aad, 'ascii'));
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return `${aad}..${b64u(iv)}.${b64u(text)}.${b64u(cipher.getAuthTag())}`;
}

// --- making links -------------------------------------------------------------------------------------------------------------------
const truth = v => v === true || /^(true|yes|1)$/i.test(String(v ?? ''));

function create(wish) {
  const share = (Array.isArray(wish.share) ? wish.share : String(wish.share || 'summary,readings,devices').split(/[\s,]+/)).filter(Boolean);
  const seconds = Number(wish.expires || 0);
  const link = { share, period: wish.period || 'P14D', created: Date.now(), left: ATTEMPTS, key: randomBytes(32), iv: randomBytes(12), tokens: {},
    id: randomBytes(32).toString('base64url') };
  link.direct = odd.has('direct-files') && !truth(wish.passcode);
  if (bad.has('url-counter')) link.id = String(++serial).padStart(43, '0');
  if (bad.has('url-uuid')) link.id = randomUUID();
  if (bad.has('key-of-the-patient')) link.key = createHash('sha256').update('amira-k').digest();
  if (bad.has('key-counts-up')) { link.key = createHash('sha256').update(base).digest(); link.key.writeUInt32BE(++serial, 28); }
  if (truth(wish.passcode)) {
    const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
    link.passcode = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  }
  if (seconds > 0 && !bad.has('expiry-forgotten')) link.ends = (Math.floor(link.created / 1000) + seconds) * 1000;
  if (bad.has('snapshot')) link.frozen = state();

  link.url = `${base}/m/${link.id}`;
  if (bad.has('url-too-long')) link.url += '?utm_source=glucoview&utm_medium=share-sheet&utm_campaign=care-team&build=4.2.0-12345&device=phone';
  if (bad.has('key-in-address')) link.url += `?k=${b64u(link.key)}`;
  let flag = 'L';
  if (bad.has('flag-L-missing')) flag = '';
  if (link.passcode && !bad.has('flag-P-missing')) flag = bad.has('flags-unordered') ? 'P' + flag : flag + 'P';
  if (link.passcode && bad.has('passcode-and-direct')) flag += 'U';
  if (link.direct) flag += 'U';

  const exp = link.ends && link.ends / 1000;
  let payload = { url: link.url, key: b64u(link.key) };
  if (bad.has('key-padded')) payload.key += '=';
  if (exp) payload.exp = bad.has('exp-milliseconds') ? exp * 1000 : bad.has('exp-text') ? new Date(link.ends).toISOString() : exp;
  if (flag) payload.flag = flag;
  if (!odd.has('no-optional-members')) {
    payload.label = `Glucose of Amira K. (${link.period})`;
    if (bad.has('label-too-long')) payload.label = 'Continuous glucose readings, summary and sensors of Amira Kessler, shared from Glucoview 4.2 app';
    if (bad.has('passcode-in-label') && link.passcode) payload.label += ` (passcode ${link.passcode})`;
    payload.v = bad.has('version-text') ? '1' : 1;
  }
  if (odd.has('payload-extras')) payload = { _vendor: { app: 'Glucoview', build: 4 }, v: 1, label: payload.label, flag: payload.flag, exp: payload.exp,
    extension: [{ url: 'https://glucoview.example.org/x', valueString: 'ü' }], key: payload.key, url: payload.url };
  let text = JSON.stringify(payload, null, bad.has('payload-pretty-printed') ? 2 : undefined);
  if (bad.has('payload-plain-base64') && Buffer.byteLength(text) % 3 === 0) text = JSON.stringify({ ...payload, label: payload.label + '.' });
  const encoded = bad.has('payload-plain-base64') ? Buffer.from(text).toString('base64') : b64u(text);
  let uri = `shlink:/${encoded}`;
  if (bad.has('two-slashes')) uri = `shlink://${encoded}`;
  if (odd.has('viewer-prefix')) uri = `https://viewer.example.org/open#${uri}`;
  if (bad.has('viewer-without-fragment')) uri = `https://viewer.example.org/open?shl=${encoded}`;
  link.uri = uri;
  links.set(link.id, link);
  known.set(uri, link);
  if (bad.has('embedded-cached')) link.kept = filesOf(link).map(f => encrypt(link, f.plain));
  return { link: uri, ...(link.passcode ? { passcode: link.passcode } : {}) };
}

const inactive = (link, now = Date.now()) => !link || link.revoked && !bad.has('revoked-served') || link.ends && now >= link.ends && !bad.has('expired-served')
  || link.passcode && link.left <= 0 && !bad.has('attempts-without-end') && !bad.has('attempts-never-fall') || link.usedUp;

// --- answers ------------------------------------------------------------------------------------------------------------------------
function send(request, response, status, type, text, more = {}, cors = true) {
  const headers = { 'Cache-Control': bad.has('cacheable') ? 'public, max-age=3600' : 'no-store', ...more };
  if (type) headers['Content-Type'] = odd.has('charset-parameter') ? `${type}; charset=${type === 'application/jose' ? 'us-ascii' : 'utf-8'}` : type;
  if (cors) {
    headers['Access-Control-Allow-Origin'] = odd.has('preflight-200') ? request.headers.origin ?? '*' : '*';
    headers['Access-Control-Expose-Headers'] = 'Retry-After';
    if (odd.has('preflight-200')) headers.Vary = 'Origin';
  }
  const bytes = Buffer.from(text ?? '');
  if (status !== 204) headers['Content-Length'] = bytes.length;
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

const sendJson = (request, response, status, value, more) => send(request, response, status, 'application/json', JSON.stringify(value), more);

function gone(request, response, link) {
  if (link && odd.has('exhausted-401') && link.passcode && link.left <= 0 && !link.revoked && !(Date.now() >= link.ends))
    return sendJson(request, response, 401, { remainingAttempts: 0 });
  if (link && bad.has('revoked-410')) return sendJson(request, response, 410, { message: 'gone' });
  if (link && bad.has('inactive-empty-manifest')) return sendJson(request, response, 200, { files: [] });
  return sendJson(request, response, 404, { message: 'This link is not active.' });
}

function retryAfter() {
  if (odd.has('no-optional-members')) return {};
  if (bad.has('retry-after-words')) return { 'Retry-After': '5 minutes' };
  const seconds = +given['retry-after'];
  return { 'Retry-After': odd.has('retry-after-date') ? new Date((Math.floor(Date.now() / 1000) + seconds + 1) * 1000).toUTCString() : String(seconds) };
}

async function passes(link, asked, request, response) {
  if (!link.passcode) return true;
  if (bad.has('passcode-any') && asked.passcode) return true;
  const refuse = left => {
    if (bad.has('wrong-passcode-404')) sendJson(request, response, 404, { message: 'not found' });
    else sendJson(request, response, bad.has('wrong-passcode-403') ? 403 : 401, { remainingAttempts: bad.has('remaining-as-text') ? String(left) : left });
    return false;
  };
  if (asked.passcode === undefined || asked.passcode === null || asked.passcode === '')
    return bad.has('passcode-optional') && asked.passcode === undefined ? true : refuse(Math.max(0, link.left));
  const before = link.left;
  if (bad.has('attempts-raced')) await sleep(150);
  if (asked.passcode === link.passcode) {
    if (bad.has('attempts-renewed-by-success')) link.left = ATTEMPTS;
    return true;
  }
  if (!bad.has('attempts-never-fall')) link.left = Math.max(0, (bad.has('attempts-raced') ? before : link.left) - 1);
  return refuse(link.left);
}

async function manifest(request, response, link) {
  if (request.method !== 'POST') {
    if (bad.has('preview-uses-up') && (request.method === 'GET' || request.method === 'HEAD')) link.usedUp = true;
    return send(request, response, 405, 'text/plain', 'This address is asked by POST.\n', { Allow: 'POST, OPTIONS' });
  }
  let asked;
  try { asked = JSON.parse((await body(request)).toString('utf8')); } catch { asked = null; }
  if (inactive(link)) return gone(request, response, link); // may have ended meanwhile
  if (!asked || typeof asked !== 'object' || Array.isArray(asked)) return sendJson(request, response, 400, { message: 'The body is to be a JSON object.' });
  if (bad.has('client-token-wanted') && !request.headers['x-client-token']) return sendJson(request, response, 403, { message: 'X-Client-Token' });
  if (typeof asked.recipient !== 'string' || !asked.recipient.trim()) return sendJson(request, response, 400, { message: 'recipient is missing' });
  const most = asked.embeddedLengthMax;
  if (most !== undefined && (!Number.isInteger(most) || most < 0)) return sendJson(request, response, 400, { message: 'embeddedLengthMax is to be an integer' });
  if (bad.has('unknown-parameter-refused') && Object.keys(asked).some(k => !['recipient', 'passcode', 'embeddedLengthMax'].includes(k)))
    return sendJson(request, response, 400, { message: 'unknown parameter' });
  if (!await passes(link, asked, request, response)) return;
  if (odd.has('rate-limited')) {
    if (Date.now() - (link.asked ?? 0) < 1000) return sendJson(request, response, 429, { message: 'Too often.' }, { 'Retry-After': '1' });
    link.asked = Date.now();
  }

  const files = filesOf(link).map((file, i) => {
    const entry = { contentType: bad.has('file-type-json') ? 'application/json' : 'application/fhir+json' };
    let embedded = bad.has('embedded-not-encrypted') ? b64u(pack(file.plain)) : link.kept?.[i] ?? encrypt(link, file.plain);
    let length = embedded.length;
    if (bad.has('embedded-max-before-encoding')) length = Buffer.from(embedded.split('.')[3], 'base64url').length;
    if (bad.has('embedded-max-ignored')) length = 0;
    if (!odd.has('location-only') && length <= Math.min(most ?? EMBED_AT_MOST, bad.has('embedded-max-ignored') ? Infinity : EMBED_AT_MOST)) entry.embedded = embedded;
    else if (!bad.has('content-left-out')) entry.location = locationFor(link, file);
    if (!odd.has('no-optional-members')) {
      entry.lastUpdated = new Date(lastUpdated(link)).toISOString();
      if (bad.has('last-updated-is-now')) entry.lastUpdated = new Date().toISOString();
      if (bad.has('last-updated-stays')) entry.lastUpdated = new Date(link.created).toISOString();
      if (bad.has('last-updated-epoch')) entry.lastUpdated = lastUpdated(link);
      entry.status = bad.has('status-own-word') ? 'active' : bad.has('status-finalized') ? 'finalized' : 'can-change';
    }
    if (!bad.has('fhir-version-missing')) entry.fhirVersion = '4.0.1';
    return entry;
  });
  if (bad.has('one-use')) link.usedUp = true;
  let text = JSON.stringify(bad.has('manifest-is-array') ? files : { files });
  if (odd.has('manifest-extras')) text = '\n' + JSON.stringify({
    generator: 'Glucoview 4.2', _trace: 17, list: { resourceType: 'List', status: 'current', mode: 'snapshot', title: 'Glucose',
      extension: [{ url: 'https://glucoview.example.org/ext', valueBoolean: true }] },
    files: files.map(f => ({ extension: [], size: 12345, ...Object.fromEntries(Object.entries(f).reverse()) })) }, null, 4) + '\n';
  send(request, response, 200, bad.has('manifest-as-text') ? 'text/plain' : 'application/json', text, retryAfter());
}

function locationFor(link, file) {
  if (bad.has('location-for-ever')) {
    const token = link.tokens[file.name] ??= b64u(randomBytes(32));
    locations.set(token, { link, name: file.name, again: true, until: Infinity, always: true });
    return `${base}/f/${token}`;
  }
  const token = b64u(randomBytes(32));
  const week = bad.has('location-signed-for-a-week');
  const older = bad.has('location-another-copy') ? filesOf(link, true).find(f => f.name === file.name) : file;
  locations.set(token, { link, file: older, again: week || odd.has('locations-reusable'), until: Date.now() + (week ? 7 * 86400000 : LOCATION_LIVES), always: week });
  const amz = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return `${base}/f/${token}${week ? `?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=${amz}&X-Amz-Expires=604800&X-Amz-Signature=${randomBytes(32).toString('hex')}` : ''}`;
}

function location(request, response, token) {
  const cors = !bad.has('files-without-cors');
  const place = locations.get(token);
  if (!['GET', 'HEAD'].includes(request.method)) return send(request, response, 405, 'text/plain', '', { Allow: 'GET, HEAD, OPTIONS' }, cors);
  if (bad.has('location-wants-token') && !request.headers.authorization)
    return send(request, response, 401, 'text/plain', '', { 'WWW-Authenticate': 'Bearer' }, cors);
  if (!place || Date.now() > place.until || !place.always && inactive({ ...place.link, usedUp: false }))
    return send(request, response, 404, 'application/json', '{"message":"no longer there"}', {}, cors);
  if (request.method === 'GET' && !place.again) locations.delete(token);
  const file = place.file ?? filesOf(place.link).find(f => f.name === place.name);
  send(request, response, 200, bad.has('location-as-octets') ? 'application/octet-stream' : 'application/jose', encrypt(place.link, file.plain), {}, cors);
}

async function direct(request, response, link, address) {
  const cors = !bad.has('files-without-cors');
  const post = bad.has('direct-by-post-only');
  if (post ? request.method !== 'POST' : !['GET', 'HEAD'].includes(request.method))
    return send(request, response, 405, 'text/plain', '', { Allow: post ? 'POST, OPTIONS' : 'GET, HEAD, OPTIONS' }, cors);
  await body(request);
  if (!address.searchParams.get('recipient')?.trim() && !post) return send(request, response, 400, 'application/json', '{"message":"recipient is missing"}', {}, cors);
  if (link.passcode && !await passes(link, { passcode: address.searchParams.get('passcode') ?? undefined }, request, response)) return;
  send(request, response, 200, bad.has('direct-as-json') ? 'application/json' : 'application/jose', encrypt(link, filesOf(link)[0].plain), retryAfter(), cors);
  if (bad.has('one-use') || bad.has('preview-uses-up') && request.method === 'HEAD') link.usedUp = true;
}

// --- hooks --------------------------------------------------------------------------------------------------------------------------
function find(uri) {
  const text = String(uri ?? '').trim();
  const link = known.get(text);
  if (!link) throw new Error('no such link');
  return link;
}

async function hook(request, response, name) {
  const text = (await body(request)).toString('utf8');
  const wish = text.trim() ? JSON.parse(text) : {};
  if (name === 'create') return sendJson(request, response, 200, create(wish));
  const link = find(wish.link);
  if (name === 'revoke') link.revoked = true;
  else {
    newReading();
    if (bad.has('update-new-key')) link.newKey = randomBytes(32);
  }
  sendJson(request, response, 200, { done: name });
}

const server = createServer((request, response) => handle(request, response).catch(error => {
  if (!response.headersSent) sendJson(request, response, 400, { message: String(error.message) });
  else response.destroy();
}));

async function handle(request, response) {
  const address = new URL(request.url, base);
  const [, area, id] = address.pathname.split('/');
  if (area === 'hooks' && request.method === 'POST' && ['create', 'update', 'revoke'].includes(id)) return hook(request, response, id);
  if (request.method === 'OPTIONS') {
    const files = area === 'f' || area === 'm' && links.get(id)?.direct;
    if (bad.has('preflight-405')) return send(request, response, 405, 'text/plain', '', { Allow: 'GET, POST' }, false);
    const allow = { 'Access-Control-Allow-Methods': 'GET, POST, OPTIONS', 'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? 'content-type',
      'Access-Control-Max-Age': '600' };
    return odd.has('preflight-200') ? send(request, response, 200, 'text/plain', 'ok', allow) : send(request, response, 204, null, '', allow, !(files && bad.has('files-without-cors')));
  }
  if (area === 'f') return location(request, response, id);
  if (area === 'm') {
    const link = links.get(id);
    if (inactive(link)) { await body(request); return gone(request, response, link); }
    if (link.direct || link.passcode && bad.has('passcode-and-direct') && request.method === 'GET') return direct(request, response, link, address);
    return manifest(request, response, link);
  }
  return sendJson(request, response, 404, { message: 'nothing here' });
}

server.listen(+given.port, '127.0.0.1', () => {
  base = `http://127.0.0.1:${server.address().port}`;
  writeReadings();
  console.log(`listening on ${base}`);
});
