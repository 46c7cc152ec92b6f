// Delivery. A submission is written to the outbox before it is sent, and leaves it when the receiver has answered: an
// attempt after a lost answer, also one by a later start of the app, is the same Bundle with the same identifiers.
import { bundleOf, relink, textOf } from './bundle.mjs';
import { hook } from './flaws.mjs';
import { retryAfter, sleep } from './http.mjs';

const MAX_ATTEMPTS = 7;
const MAX_TRIES_OF_ENTRY = 3;

/** Type/id of a location, which may be absolute and may end in a version. */
function referenceOf(location) {
  const parts = (location ?? '').split('?')[0].split('/_history/')[0].split('/').filter(Boolean);
  return parts.length >= 2 ? parts.slice(-2).join('/') : undefined;
}

export class Outbox {
  constructor(http, state) {
    Object.assign(this, { http, state });
  }

  add(entries, made, about) {
    const { bundle, notes } = bundleOf(entries, made);
    this.state.data.outbox.push({ bundle, notes, attempts: 0, ...about });
    this.state.save();
  }

  /** Sends what waits, in order, until `until`. True where nothing is left to send. */
  async deliver(until) {
    const { data } = this.state;
    while (data.outbox.length > 0) {
      const item = data.outbox[0];
      const wait = (data.notBefore ?? 0) - Date.now();
      if (wait > 0 && Date.now() + wait > until) return false;
      await sleep(wait);
      const { answer, verdict } = await this.attempt(item);
      if (verdict === 'done') {
        data.outbox.shift();
        this.settle(item, answer.body);
      } else if (verdict === 'later') {
        item.attempts += 1;
        this.state.save();
        if (item.attempts % MAX_ATTEMPTS === 0) return false;
      } else if (verdict === 'refused') {
        data.outbox.shift();
        this.state.aside(`submission refused: ${answer.status} ${JSON.stringify(answer.body ?? '').slice(0, 300)}`, item.bundle);
      } else return false;
      this.state.save();
    }
    return true;
  }

  async attempt(item) {
    const { data } = this.state;
    const bundle = structuredClone(item.bundle);
    for (const { resource } of bundle.entry) this.pending(resource);
    if (item.key) data.last[item.key] = Date.now();
    const sent = item.attempts > 0 ? hook('again', bundle, { item }) : bundle;
    const answer = await this.http.submit(textOf(hook('wire', sent)));
    const verdict = hook('verdict', this.judge(answer), { answer });
    data.notBefore = undefined;
    if (verdict === 'later') {
      const asked = retryAfter(answer.headers);
      const wait = hook('wait', asked ?? Math.min(30_000, 1000 * 2 ** (item.attempts % MAX_ATTEMPTS)), { answer });
      // A little later than asked for: clocks differ, and others wait for the same second.
      data.notBefore = Date.now() + wait + (wait > 0 ? 150 : 0);
      console.error(`answer ${answer.status || answer.error}: again in ${wait} ms`);
    }
    return { answer, verdict };
  }

  judge(answer) {
    if (answer.status >= 200 && answer.status < 300) return 'done';
    if (answer.status === 0 || answer.status === 429 || answer.status >= 500) return 'later';
    return answer.status === 401 ? 'stop' : 'refused';
  }

  /**
   * A report refers to its summary by the id that the receiver gave to it, known only after an earlier Bundle; so may
   * a reading to its device. Where the receiver did not take that, the reference is left out.
   */
  pending(resource) {
    const target = (reference) => this.state.data.refs[reference.slice('pending:'.length)];
    const result = resource.result?.[0]?.reference;
    if (result?.startsWith('pending:')) {
      const found = hook('resultReference', target(result), { own: result.slice('pending:'.length) });
      if (found) resource.result[0].reference = found;
      else delete resource.result;
    }
    const device = resource.device?.reference;
    if (device?.startsWith('pending:')) {
      if (target(device)) resource.device.reference = target(device);
      else delete resource.device;
    }
  }

  /** Takes account of each entry by its own status. */
  settle(item, body) {
    const { data, done } = this.state;
    const answers = body?.entry ?? [];
    const known = {};
    const once = [];
    let conditions = 0;
    let conditionsRefused = 0;
    item.notes.forEach((note, i) => {
      const entry = item.bundle.entry[i];
      const response = answers[i]?.response ?? {};
      const status = Number.parseInt(response.status ?? '201', 10);
      const conditional = Boolean(entry.request.ifNoneExist);
      conditions += conditional;
      conditionsRefused += conditional && status === 400;
      const action = hook('entryAction', this.act(status, conditional), { status, note, conditional });
      if (action === 'accepted') {
        const reference = referenceOf(response.location);
        if (reference) known[entry.fullUrl] = reference;
        if (note.kind === 'reading') done.add(note.t);
        else if (reference) data.refs[note.ident] = reference;
        if (note.kind === 'patient') data.patientSent = true;
        if (!conditional) data.never[note.ident] = 'stored';
      } else if (action === 'once-more') once.push({ note, entry });
      else if (action === 'next' && note.tries + 1 < hook('triesOfEntry', MAX_TRIES_OF_ENTRY)) {
        data.leftovers.push({ note: { ...note, tries: note.tries + 1 }, entry });
      } else if (action !== 'forgotten') {
        data.never[note.ident] = 'refused';
        if (note.kind === 'patient') data.patientSent = true;
        const why = answers[i]?.response?.outcome ?? answers[i]?.resource;
        this.state.aside(`${note.kind} ${note.ident}: ${response.status} ${JSON.stringify(why ?? '').slice(0, 200)}`, entry.resource);
      }
    });
    if (conditions > 0 && conditions === conditionsRefused) data.conditional = false;
    this.remember(known, data);
    this.onceMore(once, known, item);
  }

  act(status, conditional) {
    if (status >= 200 && status < 300) return 'accepted';
    // The guide's answer of a receiver without conditional create; it may take the entry when it comes without one.
    if (status === 400 && conditional) return 'once-more';
    return status === 429 || status >= 500 ? 'next' : 'aside';
  }

  /** Leftovers go into a later Bundle; what they refer to has its id on the receiver now. */
  remember(known, data) {
    const present = new Set(data.leftovers.map((l) => l.entry.fullUrl));
    data.leftovers = data.leftovers.filter(({ entry, note }) => {
      const whole = relink(entry.resource, known, present);
      if (!whole) this.state.aside(`${note.kind} ${note.ident}: a member was refused`, entry.resource);
      return whole;
    });
  }

  onceMore(entries, known, item) {
    const present = new Set(entries.map((e) => e.entry.fullUrl));
    const ready = entries.filter(({ entry, note }) => {
      delete entry.request.ifNoneExist;
      const whole = relink(entry.resource, known, present);
      if (!whole) this.state.aside(`${note.kind} ${note.ident}: a member was refused`, entry.resource);
      return whole;
    });
    if (ready.length === 0) return;
    const { bundle, notes } = bundleOf(ready, Date.now());
    this.state.data.outbox.unshift({ bundle, notes, attempts: 0, orderId: item.orderId });
  }
}
