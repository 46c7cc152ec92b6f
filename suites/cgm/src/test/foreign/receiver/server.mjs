import { createServer } from 'node:http';
import { stringify } from './json.mjs';
import { latest } from './store.mjs';
import { Refusal, outcome } from './refusal.mjs';
import { PARAMETERS } from './search.mjs';
import { create } from './submit.mjs';

const WRITABLE = ['Device', 'DiagnosticReport', 'Observation'];
const JSON_TYPES = ['application/fhir+json', 'application/json'];
const LIMIT = 20 * 1024 * 1024;

export function serve(app) {
  // Clients that keep connections for long should not find them closed while they send.
  return createServer({ keepAliveTimeout: 60000 }, (req, res) => {
    handle(app, req, res).catch(problem => {
      if (problem instanceof Refusal) return refused(app, res, problem);
      console.error(problem);
      return send(res, 500, outcome('fatal', 'exception', 'Something went wrong on our side.'));
    });
  });
}

function refused(app, res, problem) {
  const headers = problem.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="Foreign Chart"' } : {};
  const { status, body, type } = problem.overall ? app.overall(problem) : { status: problem.status, body: outcome('error', problem.code, problem.message) };
  send(res, status, body, { ...headers, ...problem.headers }, type);
}

// Answers go out in two pieces and without a length, as they do when a resource is written while it is made.
function send(res, status, body, headers = {}, type = 'application/fhir+json; charset=utf-8') {
  if (body === undefined) return res.writeHead(status, headers).end();
  const bytes = Buffer.from(typeof body === 'string' ? body : stringify(body));
  res.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers });
  res.write(bytes.subarray(0, bytes.length >> 1));
  return res.end(bytes.subarray(bytes.length >> 1));
}

async function handle(app, req, res) {
  const own = `http://127.0.0.1:${req.socket.localPort}/fhir`;
  const base = req.headers.host ? `http://${req.headers.host}/fhir` : own;
  const url = new URL(req.url, own);
  if (url.pathname !== '/fhir' && !url.pathname.startsWith('/fhir/')) throw new Refusal(404, 'not-found', 'Nothing is served here.');
  const path = decodePath(url.pathname.slice(6));
  const ctx = {
    base, bases: [base, own, own.replace('127.0.0.1', 'localhost')], patient: app.options.patient,
    strict: /handling=strict/.test(req.headers.prefer ?? ''),
  };
  if (path === 'metadata' && req.method === 'GET') return send(res, 200, app.capability(app, ctx));
  if (app.isOperation(path)) return operation(app, req, res, ctx);
  app.authorise(app, req.headers.authorization, ['GET', 'HEAD'].includes(req.method) || path.endsWith('/_search') ? 'read' : 'write', 'rest');
  acceptable(req, url);

  const [type, id, history, version, ...rest] = path.split('/');
  if (!app.serves(type) || rest.length || (history && (history !== '_history' || !version))) throw new Refusal(404, 'not-found', `There is no ${path} here.`);
  if (!PARAMETERS[type] && (!id || id === '_search')) throw new Refusal(404, 'not-supported', `${type} cannot be searched.`);
  if (req.method === 'POST' && id === '_search') {
    const form = (await readBytes(req)).toString();
    return send(res, 200, app.search(app, type, [...url.searchParams, ...new URLSearchParams(form)], ctx));
  }
  if (req.method === 'GET' && !id) return send(res, 200, app.search(app, type, [...url.searchParams], ctx));
  if (req.method === 'GET') return read(app, res, `${type}/${id}`, version);
  if (!WRITABLE.includes(type)) throw new Refusal(405, 'not-supported', `${req.method} is not offered for ${type}.`);
  if (req.method === 'POST' && !id) return createOne(app, req, res, type, ctx);
  if (req.method === 'PUT' && id && !history) return updateOne(app, req, res, type, id, ctx);
  throw new Refusal(405, 'not-supported', `${req.method} is not offered here.`);
}

function decodePath(text) {
  try { return decodeURIComponent(text); } catch { throw new Refusal(404, 'not-found', 'The address cannot be read.'); }
}

function acceptable(req, url) {
  const wanted = url.searchParams.get('_format')?.replace(' ', '+') ?? req.headers.accept ?? '*/*';
  if (!/json|\*/.test(wanted)) throw new Refusal(406, 'not-supported', 'Only JSON is served here.');
}

async function operation(app, req, res, ctx) {
  if (req.method !== 'POST') throw new Refusal(405, 'not-supported', 'The operation is called by POST.');
  const check = () => app.authorise(app, req.headers.authorization, 'write', 'operation');
  try {
    return send(res, 200, await app.guarded(check, async () => {
      app.beforeSubmission(app, ctx);
      return app.submit(app, app.unwrap(await readJson(app, req)), ctx);
    }));
  } catch (problem) {
    if (problem.status !== 401) problem.overall = true;
    throw problem;
  }
}

function read(app, res, key, version) {
  const record = app.store.get(key);
  const resource = record && (version ? record.versions[version - 1] : latest(record));
  if (!resource || !app.visible(record, 'read')) throw new Refusal(404, 'not-found', `There is no ${key} here.`);
  return send(res, 200, app.show(resource), headersOf(resource));
}

const headersOf = resource => ({
  ETag: `W/"${resource.meta.versionId}"`, 'Last-Modified': new Date(resource.meta.lastUpdated).toUTCString(),
});

export async function readBytes(req) {
  const pieces = [];
  let size = 0;
  for await (const piece of req) {
    size += piece.length;
    if (size > LIMIT) throw new Refusal(413, 'too-long', 'The body is too large.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

export async function readJson(app, req) {
  const [type, ...options] = (req.headers['content-type'] ?? '').toLowerCase().split(';').map(s => s.trim());
  const bytes = await readBytes(req);
  const charset = options.find(o => o.startsWith('charset='))?.slice(8).replaceAll('"', '') ?? 'utf-8';
  if (!bytes.length) return app.parseBody(bytes);
  if (!JSON_TYPES.includes(type) || !/^utf-?8$/.test(charset)) throw new Refusal(415, 'not-supported', 'The body has to be application/fhir+json in UTF-8.');
  return app.parseBody(bytes);
}

// Single resources are held to the same rules as the entries of a submission.
function inspect(app, body, type, ctx) {
  if (body.resourceType !== type) throw new Refusal(400, 'invalid', `The body has to be a ${type}.`);
  const issues = app.shapeIssues(body);
  if (issues.length) throw new Refusal(422, 'structure', `${issues.join('; ')}.`);
  app.checkContext(app, body, ctx);
  const found = app.profileIssues(app.rules, body, ref => app.resolve(app, ref, [], { resource: body }, ctx));
  if (found.length) throw new Refusal(422, 'invariant', `${found.join('; ')}.`);
}

async function createOne(app, req, res, type, ctx) {
  const body = await readJson(app, req);
  inspect(app, body, type, ctx);
  const made = { resource: body, key: `${type}/${app.store.newId(type)}`, entry: { request: {} } };
  const asked = req.headers['if-none-exist'];
  if (asked && app.takesConditions()) app.conditional(app, made, app.conditionalMatches(app, type, asked, ctx), ctx);
  if (!made.status) create(app, made);
  const stored = latest(app.store.get(made.key));
  return send(res, made.status, app.show(stored), { ...headersOf(stored), Location: `${ctx.base}/${made.key}/_history/${stored.meta.versionId}` });
}

async function updateOne(app, req, res, type, id, ctx) {
  const body = await readJson(app, req);
  if (body.id !== id) throw new Refusal(400, 'invalid', 'The id of the resource and that of the address differ.');
  const record = app.store.get(`${type}/${id}`);
  if (!record) throw new Refusal(405, 'not-supported', 'Ids are given by this server; there is no such resource to update.');
  const before = latest(record);
  app.checkContext(app, before, ctx); // or one could take over another patient's resource
  const match = req.headers['if-match'];
  if (match && match !== `W/"${before.meta.versionId}"`) throw new Refusal(412, 'conflict', 'The resource was changed meanwhile.');
  inspect(app, body, type, ctx);
  app.store.write(record.key, app.keep(body, {}));
  const stored = latest(record);
  return send(res, 200, app.show(stored), headersOf(stored));
}
