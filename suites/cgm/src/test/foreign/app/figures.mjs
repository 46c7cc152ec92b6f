// The figures of a summary, all from one set of readings and one window.
import { day } from './time.mjs';
import { STEP } from './trace.mjs';

/**
 * A decimal whose digits count. JSON.stringify would turn 71.10 into 71.1, but the times in ranges have a precision that
 * is to be seen, so that the text is marked here and unwrapped when the Bundle is written (see bundle.mjs).
 */
export const decimal = (number, digits) => `@@${number.toFixed(digits)}@@`;
export const numberOf = (marked) => Number(String(marked).replaceAll('@@', ''));

/** Bounds of the five ranges in mg/dL, by the international consensus on time in range. */
export const RANGES = [
  { name: 'veryLow', holds: (v) => v < 54 },
  { name: 'low', holds: (v) => v >= 54 && v < 70 },
  { name: 'target', holds: (v) => v >= 70 && v <= 180 },
  { name: 'high', holds: (v) => v > 180 && v <= 250 },
  { name: 'veryHigh', holds: (v) => v > 250 },
];

/** Mean, deviation, shares and wear of the readings; null where there are none, since then no figure has a meaning. */
export function figuresOf(readings, from, to, now) {
  if (readings.length === 0) return null;
  const n = readings.length;
  const mean = readings.reduce((sum, r) => sum + r.value, 0) / n;
  const squares = readings.reduce((sum, r) => sum + (r.value - mean) ** 2, 0);
  const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
  const shares = {};
  for (const range of RANGES) shares[range.name] = (100 * readings.filter((r) => range.holds(r.value)).length) / n;
  // What could have been measured: one reading for each five minutes that have passed of the period.
  const slots = Math.max(1, Math.round((Math.min(to, now) - from) / STEP));
  return {
    n,
    slots,
    mean,
    sd,
    cv: (100 * sd) / mean,
    gmi: 3.31 + 0.02392 * mean,
    shares,
    shareDigits: 3,
    // Days of the calendar on which the sensor gave at least one reading.
    wearDays: new Set(readings.map((r) => day(r.t))).size,
    active: Math.min(100, (100 * n) / slots),
  };
}
