// The glucose trace. A deterministic function of absolute time stands in for the sensor, so that any start of the app
// sees the same past, and a reading never changes its value between two submissions.
import { createHash } from 'node:crypto';
import { midnight, day } from './time.mjs';

export const STEP = 300_000;
const DAY = 86_400_000;
// Sensors do not fire on round minutes; this one does so at 2 min 17 s past each five.
const PHASE = 137_000;
const WEAR_DAYS = 10;
const WARM_UP = 2 * 3_600_000;
// Two days without a sensor: the patient ran out of them.
const OFF_DAYS = [16, 17];

/** A cheap hash in [0, 1): noise that is the same in each process. */
function noise(n) {
  let x = (n ^ 0x9e3779b9) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b) >>> 0;
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

const wave = (t, period, turn = 0) => Math.sin((2 * Math.PI * t) / period + turn);

function glucose(t, sinceStart) {
  const hour = 3_600_000;
  const value = 152
    // therapy was adjusted over these weeks: the first half is higher than the second one
    + 26 * Math.cos((Math.PI * Math.min(sinceStart, 21 * DAY)) / (21 * DAY))
    + 36 * wave(t, 24 * hour, 0.7) + 46 * wave(t, 5.3 * hour, 1.1) + 40 * wave(t, 3.1 * hour)
    + 9 * wave(t, 0.8 * hour) + 14 * (noise(Math.floor(t / STEP)) - 0.5);
  return Math.max(42, Math.min(388, Math.round(value)));
}

/** The local midnight at which this patient's history begins. */
export const historyStart = (now, days) => midnight(day(now - (days - 1) * DAY));

/** The sensor that was worn at an instant; serial numbers are made from the account and the count of sensors. */
function sensorAt(since, t, account) {
  const count = Math.floor((t - since) / (WEAR_DAYS * DAY));
  const digest = createHash('sha256').update(`${account}/${count}`).digest('hex').toUpperCase();
  return { count, begins: since + count * WEAR_DAYS * DAY, serial: `GT${digest.slice(0, 8)}`, udi: digest.slice(8, 20) };
}

/**
 * All readings from the start of the history to now: `{t, value, sensor}`. Slots at which the signal was lost are left
 * out here and listed as `lost`, since an app may say so to the receiver.
 */
export function trace(since, now, account) {
  const readings = [];
  const lost = [];
  const sensors = new Map();
  const first = Math.ceil((since - PHASE) / STEP) * STEP + PHASE;
  for (let t = first; t <= now; t += STEP) {
    const dayNumber = Math.floor((t - since) / DAY);
    if (OFF_DAYS.includes(dayNumber)) continue;
    const made = sensorAt(since, t, account);
    if (!sensors.has(made.count)) sensors.set(made.count, made);
    const sensor = sensors.get(made.count);
    if (t - sensor.begins < WARM_UP) continue;
    if (noise(Math.floor(t / STEP) * 7) < 0.018) lost.push({ t, sensor });
    else readings.push({ t, value: glucose(t, t - since), sensor });
  }
  return { readings, lost };
}
