// One submission: which parts a schedule (or a one-time order) asks for now, in which Bundles.
import { entryOf } from './bundle.mjs';
import { figuresOf } from './figures.mjs';
import { hook } from './flaws.mjs';
import { devicePart, figureParts, panelPart, patientPart, readingPart, reportPart } from './resources.mjs';
import { trace } from './trace.mjs';

const FIGURES = ['mean', 'ranges', 'gmi', 'cv', 'wear', 'active'];

/**
 * Puts the Bundles of one submission into the outbox; false where there is nothing to send.
 * `ask` is `{kinds, window, key, orderId}`. The data go first; the report follows in a Bundle of its own, when the
 * receiver has given the summary its id: viewers of ours open the summary from the report.
 */
export function prepare(ctx, outbox, ask, now) {
  const { state } = ctx;
  const { data } = state;
  const conditional = data.conditional !== false && hook('conditional', true);
  const window = ask.window;
  const whole = trace(ctx.since, now, ctx.account);
  const within = (list) => list.filter((r) => r.t >= window.from && r.t < window.to);
  const counted = hook('counted', whole.readings.filter((r) => r.t >= window.summaryFrom && r.t < window.to), { whole, window });
  const figures = figuresOf(counted, window.summaryFrom, window.to, now);
  if (figures) Object.assign(figures, { readings: counted, whole: whole.readings });
  const period = hook('effectivePeriod', window.period, { window });
  const wants = (kind) => ask.kinds.has(kind);

  const parts = [];
  // Without conditions the receiver could not tell a repeated reading from a new one: then only what it lacks.
  const repeats = conditional && hook('repeats', true);
  let readings = hook('readings', wants('reading') ? within(whole.readings) : [], { whole, within, wants });
  if (!repeats) readings = readings.filter((r) => !state.done.has(r.t));
  const sensors = new Map();
  for (const r of wants('device') ? within(whole.readings) : readings) sensors.set(r.sensor.serial, r.sensor);
  const devices = [...sensors.values()].map((sensor) => devicePart(ctx, sensor)).filter((d) => deviceIsDue(d, wants('device'), repeats, data));
  const deviceOf = new Map(devices.map((d) => [d.resource.serialNumber ?? d.ident.value, d.uuid]));
  const reference = (serial) =>
    hook('deviceReference', deviceOf.get(serial) ?? data.refs[serial], { serial });
  parts.push(...readings.map((r) => readingPart(ctx, r, reference(r.sensor.serial))));

  let panel;
  if (figures) {
    const wanted = new Set(FIGURES.filter(wants));
    const members = figureParts(ctx, figures, period, now, wanted);
    if (wants('panel')) panel = panelPart(ctx, members, period, now);
    if (panel) parts.push(panel);
    parts.push(...members);
  }
  // Devices come last: references may point forward.
  parts.push(...devices);

  const due = hook('parts', parts, { ctx }).filter((p) => !data.never[p.ident.value]);
  const made = (list) => list.map((p) => entryOf(p, conditional));
  const about = { key: ask.key, orderId: ask.orderId };
  const report = figures && wants('report')
    ? reportPart(ctx, figures, period, now, panel && `pending:${panel.ident.value}`)
    : undefined;
  if (due.length === 0 && !report) return false;

  const patient = data.patientSent || !hook('sendsPatient', true) ? [] : [patientPart(ctx)];
  // A leftover that is among the parts again anyway is not sent twice.
  const again = new Set(due.map((p) => p.ident.value));
  const leftovers = data.leftovers.splice(0).filter((l) => !again.has(l.note.ident));
  const first = [...made([...due, ...patient]), ...leftovers];
  const bundles = due.length === 0 && leftovers.length === 0 ? [] : [first];
  if (report) bundles.push(made(due.length === 0 ? [report, ...patient] : [report]));
  for (const entries of hook('bundles', bundles, { panel, report })) outbox.add(entries, now, about);
  return true;
}

/** A device is sent where the order names devices, and else with the first readings that it made. */
function deviceIsDue(device, named, repeats, data) {
  const serial = device.ident.value;
  if (data.never[serial] || !hook('sendsDevices', true)) return false;
  return data.refs[serial] === undefined || (named && repeats);
}
