// The FHIR resources of a submission. Each function gives a "part": {kind, ident, uuid, resource}, where `ident` is the
// identifier by which the receiver can tell whether it has the resource already.
import { createHash, randomUUID } from 'node:crypto';
import { decimal } from './figures.mjs';
import { hook } from './flaws.mjs';
import { pdf } from './pdf.mjs';
import { day, stamp } from './time.mjs';

const ID = 'https://id.glucotide.example';
export const PROFILE = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/';
const UCUM = 'http://unitsofmeasure.org';

const loinc = (code, own, text) => ({
  // our own code beside the LOINC one, for our support desk
  coding: [{ system: 'http://loinc.org', code }, { system: `${ID}/codes`, code: own }],
  text,
});
const quantity = (value, code, unit = code) => ({ value, unit, system: UCUM, code });

/** The account of a patient in our cloud, from the receiver's id: one account per linked patient. */
export const accountOf = (base, patientId) =>
  `A${createHash('sha256').update(`${base}|${patientId}`).digest('hex').slice(0, 10)}`;

function part(kind, ident, resource, more = {}) {
  return { kind, ident: hook('ident', ident, { kind }), uuid: `urn:uuid:${randomUUID()}`, resource, ...more };
}

const subject = (ctx, kind) => hook('subject', { reference: `Patient/${ctx.patientId}` }, { kind, ctx });

export function patientPart(ctx) {
  // The receiver's own identifier where it shows one: the condition then finds its record, and nothing is created.
  const theirs = ctx.patient?.identifier?.find((i) => i.system && i.value);
  const ident = theirs ? { system: theirs.system, value: theirs.value } : { system: `${ID}/account`, value: ctx.account };
  const resource = {
    resourceType: 'Patient',
    identifier: [ident],
    name: ctx.patient?.name ?? [{ text: `Glucotide account ${ctx.account}` }],
    ...(ctx.patient?.gender && { gender: ctx.patient.gender }),
    ...(ctx.patient?.birthDate && { birthDate: ctx.patient.birthDate }),
  };
  return part('patient', ident, resource);
}

export function devicePart(ctx, sensor) {
  const ident = { system: `${ID}/sensor`, value: sensor.serial };
  return part('device', ident, {
    resourceType: 'Device',
    meta: { profile: [`${PROFILE}cgm-device`] },
    identifier: [ident, { use: 'secondary', system: `${ID}/lot`, value: sensor.udi }],
    status: 'active',
    manufacturer: 'Glucotide',
    serialNumber: sensor.serial,
    deviceName: [
      { name: 'Glucotide Two Continuous Glucose Sensor', type: 'user-friendly-name' },
      { name: 'GT-2', type: 'model-name' },
    ],
    patient: { reference: `Patient/${ctx.patientId}` },
  });
}

export function readingPart(ctx, reading, deviceReference) {
  const ident = { system: `${ID}/egv`, value: `${ctx.account}.${reading.sensor.serial}.${reading.t / 1000}` };
  return part('reading', ident, {
    resourceType: 'Observation',
    identifier: [ident],
    status: 'final',
    code: loinc('99504-3', 'egv', 'Sensor glucose'),
    subject: subject(ctx, 'reading'),
    effectiveDateTime: stamp(reading.t),
    ...(reading.lost
      ? { dataAbsentReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'error' }] } }
      : { valueQuantity: quantity(reading.value, 'mg/dL', 'mg/dl') }),
    ...(deviceReference && { device: { reference: deviceReference } }),
  }, { t: reading.t, sensor: reading.sensor.serial });
}

const RANGE_CODES = [
  // from the top down, as our report draws them
  ['veryHigh', '104639-0', 'Above 250 mg/dL'],
  ['high', '104640-8', '181 to 250 mg/dL'],
  ['target', '97510-2', '70 to 180 mg/dL'],
  ['low', '104641-6', '54 to 69 mg/dL'],
  ['veryLow', '104642-4', 'Below 54 mg/dL'],
];

/** One observation per figure, as asked by `wanted` (names of members). */
export function figureParts(ctx, figures, period, made, wanted) {
  const f = hook('figures', figures, { ctx });
  const values = {
    mean: ['97507-8', 'mean', 'cgm-summary-mean-glucose-mass-per-volume',
      { valueQuantity: quantity(decimal(f.mean, 1), 'mg/dL', 'mg/dl') }],
    gmi: ['97506-0', 'gmi', 'cgm-summary-gmi', { valueQuantity: quantity(decimal(f.gmi, 2), '%') }],
    cv: ['104638-2', 'cv', 'cgm-summary-coefficient-of-variation', { valueQuantity: quantity(decimal(f.cv, f.cvDigits ?? 1), '%') }],
    wear: ['104636-6', 'wear', 'cgm-summary-days-of-wear', { valueQuantity: quantity(f.wearDays, 'd', 'days') }],
    active: ['104637-4', 'active', 'cgm-summary-sensor-active-percentage', { valueQuantity: quantity(decimal(f.active, 2), '%') }],
    ranges: ['106793-3', 'ranges', 'cgm-summary-times-in-ranges', {
      component: RANGE_CODES.map(([name, code, text]) => ({
        code: loinc(code, name, text),
        valueQuantity: quantity(decimal(f.shares[name], f.shareDigits), '%'),
      })),
    }],
  };
  return Object.keys(values).filter((name) => wanted.has(name)).map((name) => {
    const [code, own, profile, value] = values[name];
    const ident = summaryIdent(ctx, name, period, made);
    return part(name, ident, {
      resourceType: 'Observation',
      meta: { profile: [PROFILE + profile] },
      identifier: [ident],
      status: 'final',
      code: loinc(code, own, profile.replace('cgm-summary-', '').replaceAll('-', ' ')),
      subject: subject(ctx, name),
      effectivePeriod: period,
      issued: stamp(made),
      ...value,
    });
  });
}

/** A summary is a statement made at a time: a later one over the same dates has more readings and is another one. */
function summaryIdent(ctx, name, period, made) {
  const digest = createHash('sha256').update([ctx.account, name, period.start, period.end, made].join('|')).digest('hex');
  return { system: `${ID}/summary`, value: `${name}-${digest.slice(0, 24)}` };
}

export function panelPart(ctx, members, period, made) {
  const ident = summaryIdent(ctx, 'panel', period, made);
  return part('panel', ident, {
    resourceType: 'Observation',
    meta: { profile: [`${PROFILE}cgm-summary`] },
    identifier: [ident, { use: 'secondary', system: `${ID}/internal-record`, value: `${ctx.account}-${made}` }],
    status: 'final',
    code: loinc('107931-8', 'summary', 'CGM summary'),
    subject: subject(ctx, 'panel'),
    effectivePeriod: period,
    issued: stamp(made),
    hasMember: members.map((m) => ({ reference: m.uuid })),
  });
}

export function reportPart(ctx, figures, period, made, summaryReference) {
  const ident = summaryIdent(ctx, 'report', period, made);
  const share = (name) => `${figures.shares[name].toFixed(1)} %`;
  const data = pdf([
    'Glucotide glucose report',
    `Period: ${period.start} to ${period.end}`,
    `Made: ${stamp(made)} (${day(made)})`,
    `Mean glucose: ${figures.mean.toFixed(0)} mg/dL     GMI: ${figures.gmi.toFixed(1)} %     CV: ${figures.cv.toFixed(1)} %`,
    `Below 54: ${share('veryLow')}   54-69: ${share('low')}   70-180: ${share('target')}`,
    `181-250: ${share('high')}   above 250: ${share('veryHigh')}`,
    `Days of wear: ${figures.wearDays}     Sensor active: ${figures.active.toFixed(1)} %     Readings: ${figures.n}`,
  ]);
  return part('report', ident, {
    resourceType: 'DiagnosticReport',
    // the maker of the report travels inside of it: no receiver needs an Organization of ours
    contained: [{ resourceType: 'Organization', id: 'maker', name: 'Glucotide Cloud' }],
    identifier: [ident],
    status: 'final',
    code: loinc('107931-8', 'report', 'CGM summary report'),
    subject: subject(ctx, 'report'),
    effectivePeriod: period,
    issued: stamp(made),
    performer: [{ reference: '#maker' }],
    ...(summaryReference && { result: [{ reference: summaryReference }] }),
    presentedForm: [{ contentType: 'application/pdf', data: data.toString('base64'), title: 'Glucotide glucose report' }],
  });
}
