// Glucotide, an app that submits CGM data to the EHR of its patient. See README.md for how it is started.
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Auth } from './auth.mjs';
import { FLAWS, PECULIAR, hook, switchOn } from './flaws.mjs';
import { Http, sleep } from './http.mjs';
import { EVERYTHING, readOrders, understandOneTime } from './orders.mjs';
import { Outbox } from './outbox.mjs';
import { accountOf } from './resources.mjs';
import { State } from './state.mjs';
import { prepare } from './submission.mjs';
import { move, windowBack, windowOf } from './time.mjs';
import { historyStart } from './trace.mjs';

const DEFAULT_LOOKBACK = { value: 14, code: 'd' };
const PATIENCE = 120_000; // how long a single synchronization may take, waits included
const OVERTIME = 20_000; // how long a run of some seconds may go on to deliver what is due

function options() {
  const { values } = parseArgs({
    options: {
      flaw: { type: 'string', multiple: true, default: [] },
      peculiar: { type: 'string', multiple: true, default: [] },
      state: { type: 'string', default: join(process.cwd(), '..', 'glucotide-state') },
      key: { type: 'string' },
      'redirect-uri': { type: 'string', default: 'http://127.0.0.1:8766/callback' },
      'one-time': { type: 'string' },
      'history-days': { type: 'string', default: '21' },
      relink: { type: 'boolean', default: false },
    },
  });
  values.flaw.forEach((name) => switchOn(FLAWS, name));
  values.peculiar.forEach((name) => switchOn(PECULIAR, name));
  const { CGMKIT_BASE_URL: base, CGMKIT_PATIENT_ID: patientId, CGMKIT_CLIENT_ID: clientId, CGMKIT_SECONDS: seconds } = process.env;
  if (!base) throw new Error('CGMKIT_BASE_URL is not set');
  return { ...values, base, patientId, clientId, seconds: seconds ? Number(seconds) : undefined };
}

class App {
  constructor(opts) {
    this.opts = opts;
    this.state = new State(opts.state, opts.base, opts.patientId ?? '');
    if (opts.relink) Object.assign(this.state.data, { ended: undefined, token: undefined });
    this.auth = new Auth({ base: opts.base, clientId: opts.clientId, redirectUri: opts['redirect-uri'], keyFile: opts.key, state: this.state });
    this.http = new Http(opts.base, this.auth);
    this.outbox = new Outbox(this.http, this.state);
  }

  async start() {
    await this.auth.connect();
    const patientId = this.auth.patient ?? this.opts.patientId;
    if (!patientId) throw new Error('the patient is not known: neither the launch nor CGMKIT_PATIENT_ID names one');
    const { data } = this.state;
    data.linkedAt ??= Date.now();
    data.since ??= historyStart(data.linkedAt, Number(this.opts['history-days']));
    this.ctx = { patientId, account: accountOf(this.opts.base, patientId), since: data.since, state: this.state };
    if (!data.patientSent) {
      // A match by demographics is the user's business; the app only takes over what identifies the patient there.
      const answer = await this.http.get(`Patient/${encodeURIComponent(patientId)}`);
      if (answer.status === 200 && answer.body?.resourceType === 'Patient') this.ctx.patient = answer.body;
    }
    this.state.save();
  }

  async orders() {
    const orders = await readOrders(this.http, this.ctx.patientId, this.state);
    if (!orders) return null;
    if (orders.schedules.length > 0) this.state.data.ordersSeen = true;
    // What still waits for an order that was revoked meanwhile is not wanted any more.
    const { outbox } = this.state.data;
    this.state.data.outbox = outbox.filter((item) => !orders.revoked.includes(item.orderId));
    if (this.opts['one-time'] && !this.handedOver) {
      this.handedOver = understandOneTime(JSON.parse(readFileSync(this.opts['one-time'], 'utf8')));
    }
    if (this.handedOver) orders.once = [...orders.once, this.handedOver];
    return orders;
  }

  submit(schedule) {
    const now = Date.now();
    this.state.data.last[schedule.key] = now;
    const window = hook('window', windowBack(now, schedule.lookback ?? DEFAULT_LOOKBACK), {
      now, schedule, since: this.ctx.since, linkedAt: this.state.data.linkedAt, fallback: DEFAULT_LOOKBACK,
    });
    if (!prepare(this.ctx, this.outbox, { ...schedule, window }, now)) console.error(`nothing to send for ${schedule.key}`);
  }

  submitOnce(orders) {
    for (const order of orders.once) {
      if (this.state.data.onceDone[order.id]) continue;
      const now = Date.now();
      const window = hook('onceWindow', windowOf(order.period, now), { now, order });
      if (!prepare(this.ctx, this.outbox, { kinds: order.kinds, window, orderId: order.id }, now)) {
        console.error(`no data in the period of the one-time order ${order.id}`);
      }
      this.state.data.onceDone[order.id] = true;
    }
  }

  /** The button "send now": every schedule, due or not; a plan of our own where the receiver has none at all. */
  async once() {
    const until = Date.now() + PATIENCE;
    const orders = await this.orders();
    if (!orders) return false;
    // What is left from an earlier start goes first, as it is.
    if (!(await this.outbox.deliver(until))) return false;
    this.submitOnce(orders);
    orders.schedules.forEach((s) => this.submit(s));
    if (orders.schedules.length === 0 && orders.once.length === 0 && orders.revoked.length === 0) this.submit(this.ownPlan());
    return this.outbox.deliver(until);
  }

  ownPlan() {
    return { key: 'own-plan', period: { value: 1, code: 'd' }, kinds: EVERYTHING };
  }

  /** Follows the orders for some seconds, and reads them again before each submission. */
  async follow(seconds) {
    const until = Date.now() + seconds * 1000;
    let delivered = true;
    for (;;) {
      const orders = await this.orders();
      if (orders) {
        delivered = await this.outbox.deliver(until + OVERTIME);
        const schedules = [...orders.schedules];
        // An order that has vanished was withdrawn; only a receiver that never had one gets what we think is useful.
        if (schedules.length === 0 && !this.state.data.ordersSeen && orders.revoked.length === 0) schedules.push(this.ownPlan());
        if (delivered && Date.now() < until) {
          this.submitOnce(orders);
          schedules.filter((s) => this.dueAt(s) <= Date.now()).forEach((s) => this.submit(s));
          delivered = await this.outbox.deliver(until + OVERTIME);
        }
        const next = Math.min(...schedules.map((s) => this.dueAt(s)), Date.now() + 2000);
        if (Date.now() >= until) return delivered;
        await sleep(Math.min(Math.max(next - Date.now(), 100), until - Date.now()));
      } else {
        if (Date.now() >= until) return false;
        await sleep(Math.min(2000, until - Date.now()));
      }
    }
  }

  dueAt(schedule) {
    const last = this.state.data.last[schedule.key];
    return last === undefined ? 0 : hook('dueAt', move(last, schedule.period, 1), { last });
  }
}

async function main() {
  const opts = options();
  const app = new App(opts);
  try {
    await app.start();
    const delivered = opts.seconds ? await app.follow(opts.seconds) : await app.once();
    app.state.save();
    return delivered && app.state.asideCount === 0;
  } finally {
    app.state.save();
  }
}

main().then(
  (good) => process.exit(good ? 0 : 1),
  (e) => {
    console.error(e.name === 'ConnectionEnded' ? `connection ended: ${e.message}` : (e.stack ?? e));
    process.exit(1);
  },
);
