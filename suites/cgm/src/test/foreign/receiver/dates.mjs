import { Refusal } from './refusal.mjs';

// A FHIR time of limited precision is a stretch of time. All comparison here is done on such stretches, in
// milliseconds, `from` included and `to` excluded. A time without an offset is taken for UTC.

const FORM = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

function stretch(text) {
  const m = FORM.exec(text);
  if (!m) return undefined;
  const [, y, mo, d, h, mi, s, fraction, zone] = m;
  const millis = fraction ? Number(`0${fraction}`) * 1000 : 0;
  const offset = zone && zone !== 'Z' ? (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) : 0;
  const from = Date.UTC(y, (mo ?? 1) - 1, d ?? 1, h ?? 0, mi ?? 0, s ?? 0) + millis - offset * 60000;
  if (mo > 12 || mo === '00' || d === '00' || (d && new Date(Date.UTC(y, mo - 1, d)).getUTCDate() !== Number(d)) || h > 23 || mi > 59 || s > 60) return undefined;
  let to;
  if (fraction) to = from + 1;
  else if (s) to = from + 1000;
  else if (h) to = from + 60000;
  else if (d) to = from + 86400000;
  else if (mo) to = Date.UTC(y, Number(mo), 1);
  else to = Date.UTC(Number(y) + 1, 0, 1);
  return { from, to };
}

export function rangeOf(value) {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return stretch(value);
  return { from: stretch(value.start ?? '')?.from ?? -Infinity, to: stretch(value.end ?? '')?.to ?? Infinity };
}

export function searchRange(text) {
  const [, prefix, rest] = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/s.exec(text);
  const range = stretch(rest.replace(/ (\d\d:\d\d)$/, '+$1')); // a plus sign in a query arrives as a blank
  if (!range) throw new Refusal(400, 'invalid', `${text} is no date to search for.`);
  return { prefix: prefix ?? 'eq', range };
}

// The prefixes as R4 defines them on stretches of time.
export function within(prefix, have, want) {
  const inside = have.from >= want.from && have.to <= want.to;
  switch (prefix) {
    case 'eq': return inside;
    case 'ne': return !inside;
    case 'gt': return have.to > want.to;
    case 'lt': return have.from < want.from;
    case 'ge': return have.to > want.to || inside;
    case 'le': return have.from < want.from || inside;
    case 'sa': return have.from >= want.to;
    case 'eb': return have.to <= want.from;
    default: {
      const slack = Math.abs(Date.now() - want.from) / 10;
      return have.from < want.to + slack && have.to > want.from - slack;
    }
  }
}

// A dateTime that names a time of day has to name seconds and an offset, too.
export const isDateTime = text => typeof text === 'string' && stretch(text) !== undefined
  && (!text.includes('T') || /T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text));
export const isInstant = text => isDateTime(text) && text.includes('T');
