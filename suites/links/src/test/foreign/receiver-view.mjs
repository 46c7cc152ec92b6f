// What a person sees of the content of a link, as text.
import { stamp } from './creator-data.mjs';

const NAMES = { '97507-8': 'Mean glucose', '105273-7': 'Mean glucose', '97506-0': 'Glucose management indicator', '104638-2': 'Coefficient of variation',
  '104636-6': 'Days of wear', '104637-4': 'Sensor active', '104642-4': 'Time very low', '104641-6': 'Time low', '97510-2': 'Time in target',
  '104640-8': 'Time high', '104639-0': 'Time very high', '106793-3': 'Times in ranges', '107931-8': 'CGM summary' };
const READINGS = new Set(['99504-3', '105272-9']);
const clean = text => String(text ?? '').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();

function codeOf(concept) {
  const codings = Array.isArray(concept?.coding) ? concept.coding : [];
  return (codings.find(c => c?.system === 'http://loinc.org' && (NAMES[c.code] || READINGS.has(c.code))) ?? codings[0])?.code;
}

const TIME = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/** The resources of a list of files, one by one; what is in it twice is there once. */
export function resourcesOf(files) {
  const seen = new Set(), list = [];
  for (const file of files) {
    const all = file?.resourceType === 'Bundle' ? (Array.isArray(file.entry) ? file.entry : []).map(e => e?.resource) : [file];
    for (const r of all) {
      const key = JSON.stringify(r);
      if (seen.has(key)) continue;
      seen.add(key);
      list.push(r);
    }
  }
  return list;
}

export function view(resources, bad, odd) {
  const patients = [], devices = [], summary = [], others = [], readings = [];
  let flawed = 0, valueBefore = '0';
  const unitOf = q => {
    const glucose = /mg\/dl|mmol\/l/i.test(`${q.unit} ${q.code}`);
    if (bad.has('unit-assumed') && glucose) return 'mg/dl';
    return clean(odd.has('ucum-units') ? q.code ?? q.unit : q.unit ?? q.code);
  };
  const shownQuantity = q => {
    if (!q || q.value === undefined || q.value === null || !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(String(q.value))) return null;
    return { value: `${clean(q.comparator)}${q.value}`, unit: unitOf(q) };
  };
  const when = text => {
    if (bad.has('date-only')) return text.slice(0, 10);
    if (bad.has('offset-cut-off')) return text.replace(/(Z|[+-]\d\d:\d\d)$/, '').replace('T', ' ');
    if (odd.has('local-times') && text.includes('T')) return stamp(Date.parse(text), 'Europe/Berlin');
    return text;
  };
  for (const r of resources) {
    try {
      if (!r || typeof r !== 'object' || typeof r.resourceType !== 'string') throw new Error('not a resource');
      if (r.resourceType === 'Patient') {
        const name = r.name?.[0];
        patients.push(`Patient: ${clean(name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' '))}${r.birthDate ? `, born ${clean(r.birthDate)}` : ''}`);
      } else if (r.resourceType === 'Device') {
        const names = (r.deviceName ?? []).map(n => clean(n?.name)).filter(Boolean);
        const ids = (r.identifier ?? []).map(i => clean(i?.value)).filter(Boolean);
        devices.push(`Device: ${names.join(' / ') || 'without a name'}${r.serialNumber ? `, serial number ${clean(r.serialNumber)}` : ''}${ids.length ? `, identifier ${ids.join(', ')}` : ''}`);
      } else if (r.resourceType === 'DiagnosticReport') {
        others.push(`Report: ${clean(r.code?.text ?? NAMES[codeOf(r.code)] ?? codeOf(r.code))}, ${(r.presentedForm ?? []).map(f => clean(f?.contentType)).join(', ')}`);
      } else if (r.resourceType === 'Observation') {
        const code = codeOf(r.code);
        if (!code && !r.code?.text) throw new Error('without a code');
        if (READINGS.has(code)) {
          if (typeof r.effectiveDateTime !== 'string' || !TIME.test(r.effectiveDateTime) || isNaN(Date.parse(r.effectiveDateTime))) throw new Error('without a time');
          const q = shownQuantity(r.valueQuantity);
          const reading = { time: r.effectiveDateTime, at: Date.parse(r.effectiveDateTime) };
          if (r.status === 'entered-in-error') reading.none = 'entered in error';
          else if (q) Object.assign(reading, q);
          else if (r.dataAbsentReason) reading.none = clean(r.dataAbsentReason.text ?? r.dataAbsentReason.coding?.[0]?.display ?? r.dataAbsentReason.coding?.[0]?.code ?? 'no value');
          else throw new Error('neither value nor reason');
          readings.push(reading);
        } else {
          const name = clean(NAMES[code] ?? r.code?.text ?? r.code?.coding?.[0]?.display ?? code);
          const q = shownQuantity(r.valueQuantity);
          const period = r.effectivePeriod ? `, ${when(clean(r.effectivePeriod.start))} to ${when(clean(r.effectivePeriod.end))}` : r.effectiveDateTime ? `, ${when(clean(r.effectiveDateTime))}` : '';
          const to = NAMES[code] ? summary : others;
          if (r.status === 'entered-in-error') to.push(`${name}: entered in error`);
          else if (q) to.push(`${name}: ${q.value} ${q.unit}${period}`);
          else to.push(`${name}${r.dataAbsentReason ? ': no value' : ''}${period}`);
          for (const c of Array.isArray(r.component) && !bad.has('ranges-hidden') ? r.component : []) {
            const v = shownQuantity(c?.valueQuantity);
            to.push(`  ${clean(NAMES[codeOf(c?.code)] ?? c?.code?.text ?? codeOf(c?.code))}: ${v ? `${v.value} ${v.unit}` : 'no value'}`);
          }
        }
      } else others.push(`${clean(r.resourceType)}${typeof r.name === 'string' ? `: ${clean(r.name)}` : ''}`);
    } catch (error) {
      if (bad.has('flawed-stops-all')) throw error;
      flawed++;
    }
  }
  readings.sort((a, b) => a.at - b.at);
  const lines = readings.map(r => {
    let value = r.value, unit = r.unit, none = r.none;
    if (none !== undefined && bad.has('absent-as-zero')) { value = '0'; unit = 'mg/dl'; none = undefined; }
    if (none !== undefined && bad.has('absent-as-before')) { value = valueBefore; unit = 'mg/dl'; none = undefined; }
    if (none !== undefined) return `${when(r.time)}  no value (${none})`;
    valueBefore = value;
    if (bad.has('unit-hidden')) unit = '';
    let other = '';
    if (odd.has('both-units')) other = /mmol/i.test(unit) ? ` (${Math.round(parseFloat(value) * 18.0156)} mg/dl)` : ` (${(parseFloat(value) / 18.0156).toFixed(1)} mmol/l)`;
    return odd.has('value-first') ? `${value}\t${unit}\t${when(r.time)}` : `${when(r.time)}  ${value} ${unit}${other}`.trimEnd();
  });
  if (odd.has('value-first')) {
    lines.reverse();
    readings.reverse();
    for (let i = lines.length - 1; i > 0; i--) if (readings[i].time.slice(0, 10) !== readings[i - 1].time.slice(0, 10)) lines[i] = '\n' + lines[i];
  }
  return [...patients, ...(bad.has('summary-hidden') ? [] : summary), ...(bad.has('devices-hidden') ? [] : devices), ...others,
    ...(flawed ? [`${flawed === 1 ? 'One entry' : flawed + ' entries'} could not be read.`] : []), ...(bad.has('summary-only') ? [] : lines)];
}
