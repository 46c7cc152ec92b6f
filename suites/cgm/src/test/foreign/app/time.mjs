// Time in the patient's own zone. The app keeps one fixed offset per account, as a phone without daylight saving
// would: +09:30 (Australia/Darwin). Everything that the receiver sees as a date is a date of that zone.

export const OFFSET_MINUTES = 570;
const OFFSET_TEXT = '+09:30';
const DAY = 86_400_000;

const shifted = (ms) => new Date(ms + OFFSET_MINUTES * 60_000);

/** `2026-11-29T10:15:00+09:30` */
export const stamp = (ms) => shifted(ms).toISOString().slice(0, 19) + OFFSET_TEXT;

/** `2026-11-29`, the patient's calendar day */
export const day = (ms) => shifted(ms).toISOString().slice(0, 10);

/** The instant at which a calendar day begins for the patient. */
export const midnight = (date) => Date.parse(`${date}T00:00:00${OFFSET_TEXT}`);

export const nextDay = (date) => day(midnight(date) + DAY + DAY / 2);

const FIXED = { s: 1000, min: 60_000, h: 3_600_000, d: DAY, wk: 7 * DAY };
const SPOKEN = {
  sec: 's', second: 's', seconds: 's', minute: 'min', minutes: 'min', hour: 'h', hours: 'h', day: 'd', days: 'd',
  week: 'wk', weeks: 'wk', month: 'mo', months: 'mo', year: 'a', years: 'a',
};

/** The UCUM unit of a Quantity; the text is only a fallback for receivers that leave the code out. */
const unitOf = (quantity) => quantity.code ?? SPOKEN[quantity.unit] ?? quantity.unit;

/** Moves an instant by a Quantity of time. Months and years are calendar steps of the patient's zone. */
export function move(ms, quantity, direction) {
  const unit = unitOf(quantity);
  const amount = Number(quantity.value) * direction;
  if (FIXED[unit]) return ms + amount * FIXED[unit];
  const months = unit === 'mo' ? amount : unit === 'a' ? amount * 12 : NaN;
  if (!Number.isFinite(months)) throw new Error(`unit of time not understood: ${unit}`);
  const local = shifted(ms);
  const wanted = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  // 31 March minus a month is the last of February, not 3 March.
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(wanted, last));
  return local.getTime() - OFFSET_MINUTES * 60_000;
}

/** The first instant of a FHIR dateTime; a date without time begins at the patient's midnight. */
export function firstInstant(text) {
  if (text.includes('T')) return Date.parse(text);
  return midnight(text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text);
}

/** The first instant after a FHIR dateTime: a date without time, month or year includes all of itself. */
export function instantAfter(text) {
  if (text.includes('T')) return Date.parse(text) + 1;
  if (text.length === 10) return midnight(nextDay(text));
  const [year, month] = text.split('-').map(Number);
  return month === undefined
    ? midnight(`${year + 1}-01-01`)
    : midnight(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
}

/**
 * The window of a look back from now. Whole calendar days where it is long enough, since the summary profiles call
 * their period YYYY-MM-DD; they are rounded inwards, so that a summary never claims a day that was not asked for.
 * Shorter windows keep their time of day: a date would reach far outside.
 */
export function windowBack(now, quantity) {
  const from = move(now, quantity, -1);
  if (now - from < 2 * DAY) return { from, to: now + 1, summaryFrom: from, period: { start: stamp(from), end: stamp(now) } };
  const begin = midnight(day(from)) === from ? day(from) : nextDay(day(from));
  return { from, to: now + 1, summaryFrom: midnight(begin), period: { start: begin, end: day(now) } };
}

/** The window of a one-time order: exactly its period, as far as it has passed. */
export function windowOf(period, now) {
  const from = firstInstant(period.start);
  const open = instantAfter(period.end) > now + 1;
  const end = !open ? period.end : period.end.includes('T') ? stamp(now) : day(now);
  return { from, to: open ? now + 1 : instantAfter(period.end), summaryFrom: from, period: { start: period.start, end } };
}
