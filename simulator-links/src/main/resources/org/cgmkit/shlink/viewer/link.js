'use strict';
// Reads a link, fetches what it leads to and decrypts it (SMART Health Links: Construct a Payload, Manifest Request, Encrypting and
// Decrypting Files). The payload and its key stay in variables of this page; of both, only 'url' is requested.

const RECIPIENT = 'cgmkit viewer page';
// Larger than years of readings, and small enough for a browser tab.
const MOST_BYTES = 500_000_000;

class Refusal extends Error {
  constructor(sentence, remaining) {
    super(sentence);
    this.remaining = remaining;
  }
}

function bytesOf(base64url, what) {
  if (!/^[A-Za-z0-9_-]*$/.test(base64url)) {
    throw new Refusal(`Expected base64url characters in the ${what}, but there are others. Copy the whole link again.`);
  }
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  return bytes;
}

function payloadOf(text) {
  const at = text.indexOf('shlink:/');
  if (at < 0) {
    throw new Refusal('Expected a link that begins with shlink:/, or has it after a #, but got another text.');
  }
  let payload;
  try {
    payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(text.slice(at + 8).trim().replace(/=+$/, ''), 'link')));
  } catch (e) {
    throw e instanceof Refusal ? e : new Refusal('The link cannot be read: after shlink:/ there is no JSON in base64url. Copy the whole link again.');
  }
  if (payload === null || typeof payload !== 'object' || typeof payload.url !== 'string' || typeof payload.key !== 'string') {
    throw new Refusal("Expected 'url' and 'key' in the link, but one is missing.");
  }
  if ((payload.v ?? 1) !== 1) {
    throw new Refusal(`This page reads version 1 of SMART Health Links, but the link is of version ${payload.v}. A newer viewer is needed.`);
  }
  if (!/^https?:\/\//i.test(payload.url)) {
    throw new Refusal("Expected an address with https in the link's 'url', but got another one.");
  }
  return { ...payload, flag: typeof payload.flag === 'string' ? payload.flag : '' };
}

async function requested(address, options) {
  let answer;
  try {
    answer = await fetch(address, { ...options, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
  } catch {
    throw new Refusal(`No answer from ${new URL(address).host}: it cannot be reached, or does not let pages of other origins read its answers (CORS).`);
  }
  if (answer.status === 404) {
    throw new Refusal('The link is not active: it has expired, was taken back or used up, or has a typing error.');
  }
  if (answer.status === 401) {
    const { remainingAttempts } = await answer.json().catch(() => ({}));
    throw new Refusal(
      Number.isInteger(remainingAttempts) ? `The passcode is wrong. Attempts left: ${remainingAttempts}.` : 'The passcode is wrong.',
      remainingAttempts ?? 0);
  }
  if (!answer.ok) {
    throw new Refusal(`${new URL(address).host} answered ${answer.status}${answer.status === 429 ? ': too many requests. Wait, and open the link again.' : '.'}`);
  }
  return answer;
}

function withRecipient(address) {
  const url = new URL(address);
  url.searchParams.set('recipient', RECIPIENT);
  return url.href;
}

/** The files behind a link, decrypted, each {type, resource} or {type, error}; and the seconds until the creator wants to be asked again. */
async function opened(payload, passcode) {
  if (payload.flag.includes('U')) {
    const answer = await requested(withRecipient(payload.url), {});
    return { files: [await file(payload, 'application/fhir+json', () => answer.text())], wait: seconds(answer) };
  }
  const request = { recipient: RECIPIENT, ...(payload.flag.includes('P') ? { passcode } : {}) };
  const answer = await requested(payload.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
  const manifest = await answer.json().catch(() => null);
  if (!Array.isArray(manifest?.files)) {
    throw new Refusal("Expected a manifest with 'files', but got something else.");
  }
  const files = await Promise.all(manifest.files.map(entry => file(payload, String(entry.contentType),
    async () => entry.embedded ?? (await requested(entry.location, {})).text())));
  return { files, status: manifest.status ?? manifest.files.find(each => each.status)?.status, wait: seconds(answer) };
}

function seconds(answer) {
  const told = Number(answer.headers.get('retry-after'));
  return told > 0 ? told : 300;
}

async function file(payload, type, text) {
  if (type.split(';')[0].trim() !== 'application/fhir+json') {
    return { type, error: 'This page shows FHIR only.' };
  }
  try {
    return { type, resource: JSON.parse(await decrypted((await text()).trim(), payload.key)) };
  } catch (e) {
    return { type, error: e instanceof Refusal ? e.message : 'The file holds no JSON.' };
  }
}

async function decrypted(jwe, key) {
  const parts = jwe.split('.');
  if (parts.length !== 5) {
    throw new Refusal(`Expected a JWE of five parts, but got ${parts.length}.`);
  }
  const [head, , iv, text, tag] = parts.map(part => bytesOf(part, 'encrypted file'));
  let header;
  try {
    header = JSON.parse(new TextDecoder().decode(head));
  } catch {
    throw new Refusal('Expected JSON in the header of the encrypted file, but got something else.');
  }
  if (header.alg !== 'dir' || header.enc !== 'A256GCM' || iv.length !== 12 || tag.length !== 16 || (header.zip ?? 'DEF') !== 'DEF') {
    throw new Refusal(`Expected encryption with dir, A256GCM, an IV of 12 and a tag of 16 bytes, but got ${header.alg}, ${header.enc}, ${iv.length} and ${tag.length}.`);
  }
  if (!crypto.subtle) {
    throw new Refusal('Browsers decrypt only on pages that come by https, from this machine, or from a file. Open this page so.');
  }
  const secret = await crypto.subtle.importKey('raw', bytesOf(key, 'key'), 'AES-GCM', false, ['decrypt']).catch(() => {
    throw new Refusal('Expected a key of 32 bytes in the link, but it has another length.');
  });
  const sealed = new Uint8Array(text.length + tag.length);
  sealed.set(text);
  sealed.set(tag, text.length);
  const additionalData = new TextEncoder().encode(parts[0]);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, secret, sealed).catch(() => {
    throw new Refusal('The file does not open with the key of the link: another key was used, or the file was changed.');
  });
  return new TextDecoder().decode(header.zip ? await inflated(plain) : plain);
}

async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > MOST_BYTES) {
        await reader.cancel();
        throw new Refusal(`The file is larger than ${MOST_BYTES / 1e6} MB, and is not shown.`);
      }
      parts.push(part.value);
    }
  } catch (e) {
    throw e instanceof Refusal ? e : new Refusal('The file is said to be compressed (DEF), but is not.');
  }
  return new Blob(parts).arrayBuffer();
}
