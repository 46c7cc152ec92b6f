// What the app holds of one person: made-up readings every five minutes, two sensors, and the summary made of them.
export const SLOT = 5 * 60 * 1000;
const DAY = 24 * 3600 * 1000;
const BASE = 'https://glucoview.example.org/fhir/';
const PROFILE = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/';
const UCUM = 'http://unitsofmeasure.org';

function hash(n) {
  let h = (n ^ 0x9e3779b9) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}

const SESSION = 10 * DAY; // how long a sensor is worn

/** mg/dL at a slot, or null where the sensor warms up or was out of reach. */
function milligrams(slot) {
  const time = slot * SLOT;
  if (time % SESSION < 2 * 3600 * 1000) return null;
  if (hash(slot) % 47 === 0) return null;
  const day = Math.floor(time / DAY), hour = (time % DAY) / 3600000;
  let v = 150 + 34 * Math.sin((hour - 7) / 24 * 2 * Math.PI) + 22 * Math.sin(hour / 8 * 2 * Math.PI)
    + 18 * Math.sin(day / 45 * 2 * Math.PI) + (hash(day * 7 + 3) % 30 - 15) + (hash(slot + 77) % 19 - 9);
  if (hash(day) % 4 === 0 && hour > 2 && hour < 3.5) v = 46 + hash(slot) % 22;
  if (hash(day + 5) % 3 === 0 && hour > 13 && hour < 15) v += 130;
  return Math.round(Math.min(400, Math.max(41, v)));
}

const offsets = new Map();
function offsetOf(zone, time) {
  if (zone === 'UTC') return 0;
  const hour = Math.floor(time / 3600000);
  const key = zone + hour;
  if (!offsets.has(key)) {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit',
      day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(hour * 3600000).map(p => [p.type, p.value]));
    offsets.set(key, Date.UTC(+parts.year, parts.month - 1, +parts.day, +parts.hour, +parts.minute, +parts.second) - hour * 3600000);
  }
  return offsets.get(key);
}

export function stamp(time, zone = 'UTC') {
  const offset = offsetOf(zone, time);
  const local = new Date(time + offset).toISOString().slice(0, 19);
  if (zone === 'UTC') return local + 'Z';
  const m = Math.abs(offset) / 60000;
  return `${local}${offset < 0 ? '-' : '+'}${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
}

const dateOf = (time, zone) => new Date(time + offsetOf(zone, time)).toISOString().slice(0, 10);

function midnight(date, zone) {
  const utc = Date.parse(date + 'T00:00:00Z');
  return utc - offsetOf(zone, utc - offsetOf(zone, utc));
}

function back(date, period) {
  const m = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period);
  if (!m || period === 'P') throw new Error(`period not understood: ${period}`);
  const d = new Date(date + 'T00:00:00Z');
  d.setUTCMonth(d.getUTCMonth() - (+(m[1] ?? 0) * 12 + +(m[2] ?? 0)));
  d.setUTCDate(d.getUTCDate() - (+(m[3] ?? 0) * 7 + +(m[4] ?? 0)));
  return d;
}

/** From where to where a link reaches: calendar days with today, or exactly so long before the newest reading. */
export function windowOf(period, held, zone, rolling) {
  const today = dateOf(held, zone);
  const start = back(today, period);
  if (rolling) return { start: held - (Date.parse(today + 'T00:00:00Z') - start.getTime()) + SLOT, end: held };
  start.setUTCDate(start.getUTCDate() + 1);
  return { start: midnight(start.toISOString().slice(0, 10), zone), end: held };
}

export function readingsOf(start, end, molar) {
  const list = [];
  for (let slot = Math.ceil(start / SLOT); slot * SLOT <= end; slot++) {
    const mg = milligrams(slot);
    if (mg !== null) list.push({ slot, time: slot * SLOT, value: molar ? Math.round(mg / 18.0156 * 10) / 10 : mg });
  }
  return list;
}

// Numbers that keep their decimals in JSON.
const decimal = (n, digits) => `@@${n.toFixed(digits)}@@`;
export const json = (value, space) => JSON.stringify(value, null, space).replace(/"@@(-?[\d.]+)@@"/g, '$1');

const quantity = (value, unit, code) => ({ value, unit, system: UCUM, code });

export function statistics(list, molar, bad) {
  const n = list.length;
  const sum = list.reduce((s, r) => s + r.value, 0), mean = sum / n;
  const deviation = Math.sqrt(list.reduce((s, r) => s + (r.value - mean) ** 2, 0) / (n - 1));
  const limits = molar ? [3.0, 3.9, 10.0, 13.9] : [54, 70, 180, 250];
  const count = f => list.filter(r => f(r.value)).length / n * 100;
  const overlap = bad.has('ranges-overlap');
  const ranges = [
    count(v => v < limits[0]),
    count(v => v < limits[1] && (overlap || v >= limits[0])),
    count(v => v >= limits[1] && v <= limits[2]),
    count(v => v > limits[2] && (overlap || v <= limits[3])),
    count(v => v > limits[3])];
  return { n, mean, deviation, cv: deviation / mean * 100, gmi: 3.31 + 0.02392 * mean * (molar ? 18.0156 : 1), ranges };
}

/** The resources of each choice, for a link. */
export function content(link, state, bad, odd) {
  const molar = odd.has('millimoles');
  const zone = odd.has('berlin-times') ? 'Europe/Berlin' : 'UTC';
  let period = link.period;
  if (bad.has('period-ignored')) period = 'P90D';
  let { start, end } = windowOf(period, state.held, zone, odd.has('rolling-window'));
  if (bad.has('period-of-a-week')) start = Math.max(start, end - 7 * DAY);
  const readings = readingsOf(start, end, molar);
  const share = new Set(bad.has('all-shared') ? ['summary', 'readings', 'devices'] : link.share);
  if (bad.has('devices-forgotten')) share.delete('devices');
  const apart = odd.has('several-files');

  const profile = name => odd.has('no-profile-claims') ? {} : { meta: { profile: [PROFILE + name] } };
  const subject = { reference: 'Patient/amira-k' };
  const category = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }];
  const loinc = (code, display) => ({ coding: [{ system: 'http://loinc.org', code, display }].map(c => display ? c : { system: c.system, code: c.code }) });

  const patient = { resourceType: 'Patient', id: 'amira-k', identifier: [{ system: 'https://glucoview.example.org/people', value: 'gv-20417' }],
    name: [{ family: 'Kessler', given: ['Amira'] }], gender: 'female', birthDate: '1991-04-17' };
  const patients = [patient];

  const observations = readings.map((r, i) => {
    const o = { resourceType: 'Observation', id: `reading-${r.slot}`, ...profile(`cgm-sensor-reading-${molar ? 'moles' : 'mass'}-per-volume`),
      status: 'final', category, code: loinc(molar ? '105272-9' : '99504-3'), subject, effectiveDateTime: stamp(r.time, zone),
      valueQuantity: molar ? quantity(decimal(r.value, 1), 'mmol/l', 'mmol/L') : quantity(r.value, 'mg/dl', 'mg/dL') };
    if (share.has('devices') && !apart) o.device = { reference: `Device/sensor-${Math.floor(r.time / SESSION)}` };
    if (bad.has('device-not-there')) o.device = { reference: 'Device/transmitter-9' };
    if (bad.has('status-left-out')) delete o.status;
    if (bad.has('unit-code-left-out')) o.valueQuantity = { value: o.valueQuantity.value, unit: o.valueQuantity.unit };
    if (bad.has('brother-mixed-in') && i % 50 === 7) o.subject = { reference: 'Patient/tarek-k' };
    return o;
  });
  if (bad.has('brother-mixed-in') && share.has('readings'))
    patients.push({ resourceType: 'Patient', id: 'tarek-k', identifier: [{ system: 'https://glucoview.example.org/people', value: 'gv-20418' }],
      name: [{ family: 'Kessler', given: ['Tarek'] }], gender: 'male', birthDate: '1994-11-02' });

  const sensors = [...new Set(readings.map(r => Math.floor(r.time / SESSION)))];
  const devices = sensors.map(s => {
    const d = { resourceType: 'Device', id: `sensor-${s}`, ...profile('cgm-device'),
      identifier: [{ system: 'https://glucoview.example.org/sensors', value: `gv-sensor-${s}` }], serialNumber: `GV7-${hash(s).toString(36).toUpperCase()}`,
      deviceName: [{ name: 'Glucoview 7 Sensor', type: 'user-friendly-name' }], patient: subject };
    if (bad.has('device-without-name')) delete d.deviceName;
    return d;
  });

  const summary = [];
  if (share.has('summary') && readings.length > 1) {
    const basis = bad.has('summary-of-last-month') ? readingsOf(start - 30 * DAY, end - 30 * DAY, molar) : readings;
    const s = statistics(basis, molar, bad);
    const effectivePeriod = { start: stamp(start, zone), end: stamp(end, zone) };
    const of = (id, name, code, display, rest) => ({ resourceType: 'Observation', id, ...profile(name), status: 'final', category, code: loinc(code), subject,
      effectivePeriod, ...rest });
    const percent = (n, d) => quantity(decimal(n, d), '%', '%');
    const days = odd.has('rolling-window') ? Math.round((end - start) / DAY) : new Set(readings.map(r => dateOf(r.time, zone))).size;
    const active = readings.length / (Math.floor((end - start) / SLOT) + 1) * 100;
    const range = (code, i) => ({ code: loinc(code), valueQuantity: bad.has('ranges-as-fractions')
      ? percent(s.ranges[i] / 100, 4) : percent(s.ranges[i], 2) });
    const members = [
      molar ? of('summary-mean', 'cgm-summary-mean-glucose-moles-per-volume', '105273-7', '', { valueQuantity: quantity(decimal(s.mean, 1), 'mmol/l', 'mmol/L') })
        : of('summary-mean', 'cgm-summary-mean-glucose-mass-per-volume', '97507-8', '', { valueQuantity: quantity(decimal(s.mean, 1), 'mg/dl', 'mg/dL') }),
      of('summary-ranges', 'cgm-summary-times-in-ranges', '106793-3', '', { component: [range('104642-4', 0), range('104641-6', 1), range('97510-2', 2),
        range('104640-8', 3), range('104639-0', 4)] }),
      of('summary-gmi', 'cgm-summary-gmi', '97506-0', '', { valueQuantity: percent(s.gmi, 1) }),
      of('summary-cv', 'cgm-summary-coefficient-of-variation', '104638-2', '', { valueQuantity: percent(bad.has('deviation-as-cv') ? s.deviation : s.cv, 1) }),
      of('summary-days', 'cgm-summary-days-of-wear', '104636-6', '', { valueQuantity: quantity(days, 'days', 'd') }),
      of('summary-active', 'cgm-summary-sensor-active-percentage', '104637-4', '', { valueQuantity: percent(active, 2) }),
    ].filter(o => !(bad.has('summary-without-cv') && o.id === 'summary-cv'));
    summary.push(of('summary', 'cgm-summary', '107931-8', '', { hasMember: members.map(o => ({ reference: `Observation/${o.id}` })) }), ...members);
  }

  if (link.olderCopy) observations.splice(0, observations.length, ...observations.filter((_, i) => readings[i].time < end - 2 * DAY));
  const chosen = { summary, readings: share.has('readings') ? observations : [], devices: share.has('devices') ? devices : [] };
  if (!apart) return [bundle('all', [...patients, ...chosen.summary, ...chosen.devices, ...chosen.readings], state, odd)];
  return Object.entries(chosen).filter(([, list]) => list.length)
    .map(([name, list]) => bundle(name, [...(name === 'readings' ? patients : [patient]), ...list], state, odd));
}

function uuid(text) {
  let a = 0x12345678, out = '';
  for (let k = 0; k < 4; k++) { for (const c of text) a = hash(a ^ c.charCodeAt(0) ^ (k << 16)); out += a.toString(16).padStart(8, '0'); }
  return `${out.slice(0, 8)}-${out.slice(8, 12)}-4${out.slice(13, 16)}-a${out.slice(17, 20)}-${out.slice(20, 32)}`;
}

function bundle(name, resources, state, odd) {
  const collection = odd.has('collection-bundle');
  let out = { resourceType: 'Bundle', ...(odd.has('no-profile-claims') || collection ? {} : { meta: { profile: [PROFILE + 'cgm-data-submission-bundle'] } }),
    type: collection ? 'collection' : 'transaction', timestamp: new Date(state.changed).toISOString(),
    entry: resources.map(resource => ({ fullUrl: `${BASE}${resource.resourceType}/${resource.id}`, resource,
      ...(collection ? {} : { request: { method: 'POST', url: resource.resourceType } }) })) };
  if (odd.has('urn-references')) {
    const ids = new Map(resources.map(r => [`${r.resourceType}/${r.id}`, `urn:uuid:${uuid(r.resourceType + r.id)}`]));
    out = JSON.parse(JSON.stringify(out), (key, value) => key === 'reference' ? ids.get(value) ?? value : value);
    for (const e of out.entry) { e.fullUrl = ids.get(`${e.resource.resourceType}/${e.resource.id}`); delete e.resource.id; }
  }
  return { name, text: json(out) };
}
