// Flaws in what is sent: figures, units, profiles, references. Each is an object of hooks (see flaws.mjs).
import { RANGES } from './figures.mjs';
import { day, midnight, stamp } from './time.mjs';

const MOLAR = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-sensor-reading-moles-per-volume';
const DAY = 86_400_000;

/** A hook on resources of one kind; `change` gets a copy that it may alter. */
const on = (kinds, change) => ({
  resource(resource, { kind, part }) {
    if (!kinds.includes(kind)) return resource;
    const copy = structuredClone(resource);
    return change(copy, part) ?? copy;
  },
});
/** A hook on the Bundle as it goes out; it is a copy already. */
const wire = (change) => ({ wire: (bundle) => change(bundle) ?? bundle });
const figures = (change) => ({ figures: (f) => ({ ...f, ...change(f) }) });

const loincOf = (resource) => resource.code?.coding?.find((c) => c.system === 'http://loinc.org')?.code;
const MEMBER_CODES = ['97507-8', '106793-3', '97506-0', '104638-2', '104636-6', '104637-4'];
const earlier = (text) => (text.includes('T') ? stamp(Date.parse(text) - DAY) : day(midnight(text) - DAY / 2));

export const CONTENT = {
  // --- figures ---
  'mean-is-median': figures((f) => {
    const sorted = f.readings.map((r) => r.value).sort((a, b) => a - b);
    return { mean: sorted[Math.floor(sorted.length / 2)] };
  }),
  'gmi-by-old-formula': figures((f) => ({ gmi: (f.mean + 46.7) / 28.7 })),
  'gmi-in-mmol-per-mol': figures((f) => ({ gmi: 12.71 + 4.70587 * (f.mean / 18.016) })),
  'cv-is-sd': figures((f) => ({ cv: f.sd })),
  'cv-as-fraction': figures((f) => ({ cv: f.cv / 100, cvDigits: 2 })),
  'wear-since-start': figures((f) => ({ wearDays: new Set(f.whole.map((r) => day(r.t))).size })),
  'active-inverted': figures((f) => ({ active: 100 - f.active })),
  'figures-of-oldest-half': { counted: (list, { whole }) => whole.readings.slice(0, Math.floor(whole.readings.length / 2)) },
  'low-high-swapped': figures((f) => ({ shares: { ...f.shares, low: f.shares.high, high: f.shares.low } })),
  'ranges-one-decimal': figures(() => ({ shareDigits: 1 })),
  'very-low-counted-twice': figures((f) => ({ shares: { ...f.shares, low: f.shares.low + f.shares.veryLow } })),
  'ranges-over-slots': figures((f) => ({
    shares: Object.fromEntries(RANGES.map(({ name }) => [name, (f.shares[name] * f.n) / Math.max(f.slots, f.n)])),
  })),
  'period-a-day-early': { effectivePeriod: (p) => ({ start: earlier(p.start), end: earlier(p.end) }) },
  'readings-in-mmol-numbers': on(['reading'], (r) => {
    if (r.valueQuantity) r.valueQuantity.value = Math.round((r.valueQuantity.value / 18.016) * 10) / 10;
  }),

  // --- units, codes, profiles ---
  'unit-text-as-code': on(['reading'], (r) => { if (r.valueQuantity) r.valueQuantity.code = 'mg/dl'; }),
  'unit-in-capitals': on(['reading', 'mean'], (r) => { if (r.valueQuantity) r.valueQuantity.unit = 'mg/dL'; }),
  'days-unit-singular': on(['wear'], (r) => { r.valueQuantity.unit = 'day'; }),
  'no-time-offset': on(['reading'], (r) => { r.effectiveDateTime = r.effectiveDateTime.slice(0, 19); }),
  'no-effective-time': on(['reading'], (r, { t }) => {
    if (Math.floor(t / 300_000) % 10 !== 0) return;
    r.issued = r.effectiveDateTime;
    delete r.effectiveDateTime;
  }),
  'wrong-profile-claimed': on(['reading'], (r) => { r.meta = { profile: [MOLAR] }; }),
  'fingerstick-code': on(['reading'], (r) => {
    r.code = { coding: [{ system: 'http://loinc.org', code: '2339-0' }], text: 'Glucose' };
  }),
  'five-members': wire((bundle) => {
    const cv = bundle.entry.find((e) => loincOf(e.resource) === '104638-2')?.fullUrl;
    for (const { resource } of bundle.entry) {
      if (resource.hasMember) resource.hasMember = resource.hasMember.filter((m) => m.reference !== cv);
    }
  }),
  'device-model-name': on(['device'], (d) => { d.deviceName = d.deviceName.filter((n) => n.type === 'model-name'); }),
  'device-without-identifier': {
    ...on(['device'], (d) => { delete d.identifier; }),
    entry(entry, { part }) {
      if (part.kind === 'device') delete entry.request.ifNoneExist;
      return entry;
    },
  },
  'pdf-by-link': on(['report'], (r) => {
    r.presentedForm = [{ contentType: 'application/pdf', url: 'https://portal.glucotide.example/report/4711.pdf' }];
  }),
  'pdf-content-type': on(['report'], (r) => { r.presentedForm[0].contentType = 'application/x-pdf'; }),
  'report-effective-date': on(['report'], (r) => {
    r.effectiveDateTime = r.issued;
    delete r.effectivePeriod;
  }),
  'no-timestamp': wire((bundle) => { delete bundle.timestamp; }),
  batch: wire((bundle) => { bundle.type = 'batch'; }),

  // --- entries and references ---
  'put-entries': wire((bundle) => {
    for (const entry of bundle.entry) {
      entry.resource.id = entry.fullUrl.slice('urn:uuid:'.length);
      entry.request = { method: 'PUT', url: `${entry.resource.resourceType}/${entry.resource.id}` };
    }
  }),
  'device-to-observation-url': wire((bundle) => {
    for (const entry of bundle.entry) if (entry.resource.resourceType === 'Device') entry.request.url = 'Observation';
  }),
  'member-never-sent': { parts: (parts) => parts.filter((p) => p.kind !== 'gmi') },
  'fullurl-reused': wire((bundle) => {
    const members = bundle.entry.filter((e) => MEMBER_CODES.includes(loincOf(e.resource)));
    const urls = members.map((e) => e.fullUrl);
    for (const member of members) member.fullUrl = urls[0];
    for (const { resource } of bundle.entry) {
      for (const m of resource.hasMember ?? []) if (urls.includes(m.reference)) m.reference = urls[0];
    }
  }),
  'device-temp-id': { deviceReference: (reference, { serial }) => `Device/temp-${serial}` },
  'report-to-own-id': { resultReference: (reference, { own }) => `Observation/${own}` },

  // --- patient and must support ---
  'own-patient-id': { subject: (s, { ctx }) => ({ reference: `Patient/${ctx.account}` }) },
  'report-of-other-patient': { subject: (s, { kind }) => (kind === 'report' ? { reference: 'Patient/template-0001' } : s) },
  'patient-by-display': {
    subject: (s, { kind }) => (kind === 'reading' || kind === 'report' ? s : { display: 'the patient of this account' }),
  },
  'no-device': { sendsDevices: () => false, deviceReference: () => undefined },
  'no-serial-number': on(['device'], (d) => { delete d.serialNumber; }),
  'no-patient-entry': { sendsPatient: () => false },
  'report-without-result': { resultReference: () => undefined },
};
