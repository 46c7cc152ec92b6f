// Linkdesk: opens SMART Health Links with CGM data, comes back to long-term ones, and shows what it has. See README.md.
import { createServer, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createDecipheriv } from 'node:crypto';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { body, check, options, sleep, untilStdinCloses } from './options.mjs';
import { resourcesOf, view } from './receiver-view.mjs';

const verdicts = JSON.parse(readFileSync(new URL('./receiver-verdicts.json', import.meta.url)));
const given = options(process.argv.slice(2), { port: '0', interval: '30' });
check(given, verdicts.flaws.map(f => f.flaw), verdicts.peculiarities.map(p => p.peculiar));
const bad = given.flaws, odd = given.peculiar;
if (given['until-stdin-closes']) untilStdinCloses();

const RECIPIENT = odd.has('recipient-unicode') ? 'Praxis Dr. Müller & "Söhne" – Zürich 🩺' : 'Linkdesk at Dr. Okafor\'s practice';
const MOST = bad.has('cut-at-a-megabyte') ? 1_000_000 : 400_000_000;
const opened = new Map();

class Trouble extends Error {}

// --- the link -----------------------------------------------------------------------------------------------------------------------
function parse(link) {
  const text = link.trim();
  const at = text.indexOf('shlink:/');
  if (at < 0 || at > 0 && text[at - 1] !== '#') throw new Trouble('This is not a SMART Health Link.');
  if (at > 0 && bad.has('bare-links-only') || at === 0 && bad.has('viewer-links-only')) throw new Trouble('This is not a SMART Health Link.');
  const encoded = text.slice(at + 'shlink:/'.length);
  if (bad.has('standard-base64-only') && /[-_]/.test(encoded)) throw new Trouble('The link is damaged.');
  let payload;
  try { payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64url'))); } catch { throw new Trouble('The link is damaged.'); }
  if (!payload || typeof payload !== 'object' || typeof payload.url !== 'string' || typeof payload.key !== 'string') throw new Trouble('The link is damaged.');
  return payload;
}

// --- requests -----------------------------------------------------------------------------------------------------------------------
function ask(session, method, url, { headers = {}, text } = {}) {
  return new Promise((done, failed) => {
    const address = new URL(url);
    const all = { Accept: 'application/json, application/jose, */*', 'User-Agent': 'Linkdesk/2.0', ...headers };
    if (text !== undefined) all['Content-Length'] = Buffer.byteLength(text);
    if (odd.has('extra-parameters')) all['X-Linkdesk-Trace'] = 'a1b2';
    if (odd.has('like-a-browser')) Object.assign(all, { Origin: 'https://viewer.example.org', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Sec-Fetch-Mode': 'cors' });
    if (bad.has('link-as-referer')) all.Referer = `https://viewer.example.org/#${session.link.slice(session.link.indexOf('shlink:'))}`;
    const request = (address.protocol === 'https:' ? httpsRequest : httpRequest)(address, { method, headers: all, timeout: 20000 }, response => {
      const parts = [];
      let length = 0;
      response.on('data', part => { length += part.length; if (length > MOST) request.destroy(new Trouble('The data are too large.')); else parts.push(part); });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }));
      response.on('error', failed);
      response.on('aborted', () => failed(new Error('cut off')));
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', failed);
    request.end(text);
  });
}

function waitFor(answer) {
  const text = answer.headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(text)) return +text * 1000;
  const until = Date.parse(text);
  return isNaN(until) ? undefined : Math.max(0, until - Date.now());
}

const flagOf = session => typeof session.payload.flag === 'string' ? session.payload.flag : '';
const typeOf = text => String(text ?? '').split(';')[0].trim().toLowerCase();

async function manifestRequest(session, passcode) {
  const { payload } = session;
  let wish = { recipient: RECIPIENT };
  if (bad.has('recipient-missing')) delete wish.recipient;
  if (bad.has('recipient-empty')) wish.recipient = '';
  if (bad.has('recipient-object')) wish.recipient = { name: RECIPIENT };
  if (passcode !== undefined && !bad.has('passcode-in-address')) wish.passcode = passcode;
  if (!odd.has('no-embedded-max')) wish.embeddedLengthMax = bad.has('embedded-max-text') ? '5000000' : bad.has('embedded-max-fraction') ? 2500000.5 : odd.has('locations-wanted') ? 0 : 5000000;
  if (bad.has('link-sent')) wish.link = session.link;
  if (odd.has('extra-parameters')) Object.assign(wish, { locale: 'de-CH', client: { name: 'Linkdesk', version: [2, 0] }, _note: null });
  let url = payload.url;
  if (passcode !== undefined && bad.has('passcode-in-address')) url += `${url.includes('?') ? '&' : '?'}passcode=${encodeURIComponent(passcode)}`;
  const form = () => new URLSearchParams(Object.entries(wish).map(([k, v]) => [k, String(v)])).toString();
  if (bad.has('manifest-by-get')) return ask(session, 'GET', `${url}${url.includes('?') ? '&' : '?'}${form()}`);
  if (bad.has('manifest-as-form')) return ask(session, 'POST', url, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, text: form() });
  if (odd.has('like-a-browser')) await ask(session, 'OPTIONS', url, { headers: { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' } }).catch(() => {});
  let text = JSON.stringify(wish);
  if (odd.has('spread-body')) text = '\r\n' + JSON.stringify(Object.fromEntries(Object.entries(wish).reverse()), null, '\t').replace('practice', '\\u0070ractice') + '\r\n';
  const type = bad.has('manifest-as-text') ? 'text/plain' : odd.has('charset-parameter') ? 'application/json; charset=utf-8' : 'application/json';
  return ask(session, 'POST', url, { headers: { 'Content-Type': type }, text });
}

// --- decryption ---------------------------------------------------------------------------------------------------------------------
function decrypt(session, jwe) {
  const parts = String(jwe).trim().split('.');
  if (parts.length !== 5 || parts[1] !== '') throw new Trouble('A file could not be opened.');
  const bytes = t => Buffer.from(t, 'base64url');
  let header;
  try { header = JSON.parse(bytes(parts[0]).toString('utf8')); } catch { throw new Trouble('A file could not be opened.'); }
  if (header.alg !== 'dir' || header.enc !== 'A256GCM' || header.crit) throw new Trouble('A file is encrypted in a way that is not known.');
  if (bad.has('cty-wanted') && !header.cty) throw new Trouble('A file does not say what it is.');
  const key = bad.has('key-as-text') ? Buffer.from(session.payload.key.slice(0, 32), 'ascii') : bytes(session.payload.key);
  const iv = bytes(parts[2]), tag = bytes(parts[4]);
  if (key.length !== 32 || tag.length !== 16 || iv.length !== 12) throw new Trouble('A file could not be opened.');
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  if (!bad.has('header-not-authenticated')) decipher.setAAD(Buffer.from(parts[0], 'ascii'));
  decipher.setAuthTag(tag);
  let plain = decipher.update(bytes(parts[3]));
  if (!bad.has('tag-not-checked')) try { plain = Buffer.concat([plain, decipher.final()]); } catch { throw new Trouble('A file was altered on its way, or the key is wrong; it is not shown.'); }
  if (header.zip !== undefined && !bad.has('zip-not-known')) {
    if (header.zip !== 'DEF') throw new Trouble('A file is compressed in a way that is not known.');
    try { plain = (bad.has('zlib-wanted') ? inflateSync : inflateRawSync)(plain, { maxOutputLength: MOST }); } catch { throw new Trouble('A file could not be unpacked.'); }
  }
  return { header, text: plain.toString('utf8').replace(/^\uFEFF/, '') };
}

// Decimals are kept as they are written: 6.0 stays 6.0.
function readContent(text) {
  try { return JSON.parse(text.replace(/(?<!\\)"value"\s*:\s*(-?\d+\.\d+)(?=\s*[,}\]])/g, '"value":"$1"')); } catch { throw new Trouble('A file is not JSON.'); }
}

// --- one visit ----------------------------------------------------------------------------------------------------------------------
// Result: { files, notes, wait } or { wrong, left } or { gone } or { later: ms } or { failed: text }
async function visit(session) {
  const flag = flagOf(session);
  if (flag.includes('U') && !bad.has('direct-by-post')) return direct(session);
  let passcode = flag.includes('P') ? session.passcode : undefined;
  if (bad.has('passcode-forgotten')) passcode = undefined;
  let again = 0;
  for (;;) {
    let answer = await manifestRequest(session, bad.has('passcode-later') ? undefined : passcode);
    if (answer.status === 401 && passcode !== undefined && bad.has('passcode-later')) answer = await manifestRequest(session, passcode);
    if (answer.status === 401 && passcode !== undefined && bad.has('passcode-variants'))
      for (const other of [passcode.toLowerCase(), passcode.toUpperCase(), [...passcode].reverse().join('')])
        if (answer.status === 401) answer = await manifestRequest(session, other);
    for (let i = 0; answer.status === 401 && passcode !== undefined && bad.has('passcode-again') && i < 4; i++) { await sleep(1000); answer = await manifestRequest(session, passcode); }
    const other = common(answer);
    if (other) return other;
    const result = await filesOf(session, answer);
    if (!result.stale || ++again > 2) return result;
  }
}

function common(answer) {
  if (answer.status === 401) {
    let left;
    try { left = JSON.parse(answer.text).remainingAttempts; } catch { /* not said */ }
    return { wrong: true, left };
  }
  if (answer.status === 404 || answer.status === 410) return { gone: true };
  if (answer.status === 429 || answer.status === 503 && waitFor(answer) !== undefined) return { later: waitFor(answer) ?? 60000, busy: answer.status === 503 };
  if (answer.status < 200 || answer.status > 299) return { failed: `The server of the link answered ${answer.status}.` };
}

async function filesOf(session, answer) {
  let manifest;
  try { manifest = JSON.parse(answer.text); } catch { return { failed: 'The list of files could not be read.' }; }
  if (!manifest || !Array.isArray(manifest.files)) return { failed: 'The list of files could not be read.' };
  if (bad.has('manifest-member-refused') && (Object.keys(manifest).some(k => !['files', 'list'].includes(k))
    || manifest.files.some(f => Object.keys(f).some(k => !['contentType', 'location', 'embedded', 'lastUpdated', 'status', 'fhirVersion'].includes(k)))))
    return { failed: 'The list of files could not be read.' };
  const result = { files: [], invalid: [], notes: [], wait: waitFor(answer), stale: false };
  for (const file of bad.has('first-file-only') ? manifest.files.slice(0, 1) : manifest.files) {
    const type = bad.has('type-compared-as-text') ? file?.contentType : typeOf(file?.contentType);
    if (type !== 'application/fhir+json') {
      if (bad.has('other-type-stops')) return { failed: `Files of the type ${file?.contentType} cannot be opened.` };
      result.notes.push(`A file of the type ${String(file?.contentType).slice(0, 80)} is not shown.`);
      continue;
    }
    const over = { 'no-longer-valid': 'is no longer valid', retracted: 'was retracted', 'entered-in-error': 'was entered in error' }[file.status];
    if (over && !bad.has('status-not-read')) {
      result.notes.push(`A file ${over}${odd.has('keeps-invalid-marked') ? '; it is shown below the words "no longer valid"' : '; it is not shown'}.`);
      if (!odd.has('keeps-invalid-marked')) continue;
    }
    try {
      if (file.embedded !== undefined && file.location !== undefined && bad.has('both-refused')) throw new Trouble('A file is there twice.');
      let jwe = file.embedded;
      if (typeof jwe !== 'string') {
        if (typeof file.location !== 'string') throw new Trouble('A file has no content.');
        const got = await fetchLocation(session, file.location);
        if (got === null) { result.stale = true; result.problem = 'A file was not there any more.'; continue; }
        jwe = got;
      }
      (over && odd.has('keeps-invalid-marked') ? result.invalid : result.files).push(await content(session, jwe));
    } catch (error) {
      result.problem = error instanceof Trouble ? error.message : 'A file could not be fetched.';
    }
  }
  return result;
}

async function fetchLocation(session, location) {
  let url = new URL(location, session.payload.url).href;
  if (odd.has('head-first')) await ask(session, 'HEAD', url).catch(() => {});
  let tries = bad.has('location-asked-again') ? 4 : 1;
  for (let hops = 0; ;) {
    const answer = await ask(session, bad.has('location-by-post') ? 'POST' : 'GET', url);
    if ([301, 302, 303, 307, 308].includes(answer.status) && answer.headers.location && hops++ < 3) { url = new URL(answer.headers.location, url).href; continue; }
    if (answer.status === 200) return answer.text;
    if (--tries > 0) { await sleep(300); continue; }
    if (bad.has('location-given-up') || bad.has('location-asked-again')) throw new Trouble('A file could not be fetched.');
    return null;
  }
}

async function direct(session) {
  const url = new URL(session.payload.url);
  if (!bad.has('direct-without-recipient')) url.searchParams.set('recipient', RECIPIENT);
  if (odd.has('extra-parameters')) url.searchParams.set('locale', 'de-CH');
  if (bad.has('link-sent')) url.searchParams.set('link', session.link);
  if (bad.has('direct-manifest-first')) await manifestRequest(session, undefined).catch(() => {});
  const answer = await ask(session, 'GET', url.href);
  const other = common(answer);
  if (other) return other;
  if (bad.has('direct-jose-only') && typeOf(answer.headers['content-type']) !== 'application/jose') return { failed: 'The file is of another type.' };
  try { return { files: [await content(session, answer.text)], invalid: [], notes: [], wait: waitFor(answer) }; } catch (error) {
    return { files: [], invalid: [], notes: [], wait: waitFor(answer), problem: error.message };
  }
}

async function content(session, jwe) {
  const { header, text } = decrypt(session, jwe);
  if (header.cty !== undefined && ['application/smart-health-card', 'application/smart-api-access'].includes(typeOf(header.cty))) throw new Trouble('A file is of a type that is not shown.');
  if (bad.has('addresses-followed'))
    for (const address of new Set(text.match(/https?:\/\/[^\s"'<>\\)]+/g) ?? []))
      if (['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)) await ask(session, 'GET', address).catch(() => {});
  return readContent(text);
}

// --- a link that is open ------------------------------------------------------------------------------------------------------------
async function follow(session, first) {
  const notes = session.notes;
  try { session.payload = parse(session.link); } catch (error) { notes.push(error.message); return; }
  const { payload } = session, flag = flagOf(session);
  if (payload.v !== undefined && !(Number(payload.v) <= 1) && !bad.has('newer-version-opened')) { notes.push('This link needs a newer version of Linkdesk; it was not opened.'); return; }
  if (bad.has('unknown-member-refused') && Object.keys(payload).some(k => !['url', 'key', 'exp', 'flag', 'label', 'v'].includes(k))) { notes.push('The link is damaged.'); return; }
  if (bad.has('unknown-flag-refused') && /[^LPU]/.test(flag)) { notes.push('The link is damaged.'); return; }
  if (typeof payload.exp === 'number' && payload.exp * 1000 < Date.now()) {
    notes.push('This link says that it has expired.');
    if (odd.has('exp-obeyed')) return;
  }
  if (flag.includes('P') && !flag.includes('U') && !session.passcode) { notes.push('A passcode is needed for this link.'); return; }
  let usual = +given.interval * 1000, refused = 0;
  for (let visits = 0; !session.over; visits++) {
    let result;
    try { result = await visit(session); } catch (error) { result = { failed: error instanceof Trouble ? error.message : 'The server of the link could not be reached.' }; }
    if (session.over) return;
    let wait = usual;
    session.message = '';
    if (result.wrong) {
      session.message = `The passcode is wrong.${result.left !== undefined && !bad.has('remaining-hidden') ? ` Remaining attempts: ${String(result.left)}.` : ''}`;
      return;
    }
    if (result.gone && !bad.has('gone-not-noticed')) {
      session.message = 'This link is no longer active.';
      if (odd.has('hides-when-gone')) session.files = session.invalid = [];
      return;
    }
    if (result.later !== undefined) {
      wait = bad.has('429-at-once') ? 500 : bad.has('impatient') ? result.later / 2 : result.later;
      session.message = 'The server asks to wait.';
      if (bad.has('forgets-at-failure') && result.busy) session.files = session.invalid = [];
      if (bad.has('ends-at-failure') && result.busy) return;
      if (!flag.includes('L') && ++refused > 5) return;
    } else if (result.failed || result.gone) {
      if (result.failed) session.message = result.failed;
      if (bad.has('forgets-at-failure')) session.files = session.invalid = [];
      if (bad.has('ends-at-failure') && result.failed) return;
    } else {
      if (result.wait !== undefined) usual = result.wait;
      wait = bad.has('comes-every-second') ? 1000 : bad.has('impatient') ? usual / 2 : usual;
      const keep = result.problem && session.files.length > 0; // what was there stays, rather than half of it
      if (!keep && !(bad.has('first-state-kept') && session.seen)) {
        if (bad.has('states-merged')) session.files = [...result.files, ...session.files];
        else session.files = result.files;
        session.invalid = result.invalid;
        session.seen = true;
        session.fileNotes = result.notes;
      }
      if (result.problem) session.message = result.problem;
    }
    if (result.later === undefined) first();
    if (!flag.includes('L') && result.later === undefined) return;
    if (bad.has('never-comes-back') && result.later === undefined) return;
    if (odd.has('waits-longer')) wait *= 1.5;
    const faster = bad.has('impatient') || bad.has('comes-every-second') || bad.has('429-at-once');
    wait = Math.max(wait, bad.has('429-at-once') ? 500 : 1000) + (faster ? 0 : 250);
    if (Date.now() + wait > session.until) return;
    await sleep(wait);
  }
}

function open(wish) {
  const link = String(wish.link ?? '').trim();
  const seconds = Number(wish.seconds);
  const former = opened.get(link);
  if (former) former.over = true;
  const session = { link, passcode: wish.passcode === undefined || wish.passcode === null ? '' : String(wish.passcode), notes: [], files: [], invalid: [], fileNotes: [], message: '',
    until: seconds > 0 ? Date.now() + seconds * 1000 : Infinity };
  opened.set(link, session);
  return new Promise(done => {
    follow(session, done).catch(error => { session.message = `Something went wrong: ${error.message}`; }).finally(done);
    setTimeout(done, 8000);
  });
}

function shows(link) {
  const session = opened.get(String(link ?? '').trim());
  if (!session) return 'Nothing is shown of this link.\n';
  const lines = [];
  const label = session.payload?.label;
  if (typeof label === 'string' && !bad.has('label-hidden')) lines.push(label.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' '));
  lines.push(...session.notes, ...session.fileNotes);
  if (session.message) lines.push(session.message);
  try { lines.push(...view(resourcesOf(session.files), bad, odd)); } catch { lines.push('The data could not be read.'); }
  if (session.invalid.length) { lines.push('no longer valid:'); lines.push(...view(resourcesOf(session.invalid), bad, odd).map(l => `  ${l}`)); }
  return lines.join('\n') + '\n';
}

// --- hooks --------------------------------------------------------------------------------------------------------------------------
const server = createServer(async (request, response) => {
  const answer = (status, text) => { response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }); response.end(text); };
  try {
    const text = (await body(request)).toString('utf8');
    const wish = text.trim() ? JSON.parse(text) : {};
    if (request.method === 'POST' && request.url === '/open') { await open(wish); return answer(200, 'opened\n'); }
    if (request.method === 'POST' && request.url === '/shows') return answer(200, shows(wish.link));
    answer(404, 'nothing here\n');
  } catch (error) { answer(400, `${error.message}\n`); }
});
server.listen(+given.port, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
