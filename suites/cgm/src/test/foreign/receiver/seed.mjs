// What is in the chart before the first submission: two patients, and the orders that were placed for them.

const SD = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/';
const CGM = 'http://hl7.org/fhir/uv/cgm/CodeSystem/cgm';
const UCUM = 'http://unitsofmeasure.org';
const AUTHORED = '2025-11-03T09:20:00+01:00';

export const patients = (own, other) => [
  { resourceType: 'Patient', id: own, active: true, gender: 'female', birthDate: '1964-06-20',
    identifier: [{ system: 'https://ehr.foreign.example/mrn', value: `MRN-${own}` }],
    name: [{ family: 'Lindqvist', given: ['Maja'] }] },
  { resourceType: 'Patient', id: other, active: true, gender: 'male', birthDate: '1971-01-02',
    identifier: [{ system: 'https://ehr.foreign.example/mrn', value: `MRN-${other}` }],
    name: [{ family: 'Okafor', given: ['Chidi'] }] },
];

const quantity = (value, code, unit) => ({ value, code, unit, system: UCUM });
const profile = name => ({ url: 'submissionDataProfile', valueCanonical: SD + name });
const schedule = (every, back, ...names) => ({
  url: `${SD}data-submission-schedule`,
  extension: [
    { url: 'submissionPeriod', valueQuantity: every },
    ...(back ? [{ url: 'lookbackPeriod', valueQuantity: back }] : []),
    ...names.map(profile),
  ],
});

const order = (id, patient, code, status, extension) => ({
  resourceType: 'ServiceRequest', id, status, intent: 'order', authoredOn: AUTHORED, extension,
  code: { coding: [{ system: CGM, code }], text: code.replaceAll('-', ' ') },
  subject: { reference: `Patient/${patient}` },
});

const STANDING = 'cgm-data-submission-standing-order';
const ONE_TIME = 'cgm-data-submission-one-time-order';

// A revoked order stays in the chart. It is shown with its status: who asks for all orders gets all of them.
export const orders = (own, other) => [
  order(`ord.${own}-standing`, own, STANDING, 'active', [
    schedule(quantity(2, 'wk', 'weeks'), quantity(30, 'd', 'days'), 'cgm-summary', 'cgm-summary-pdf'),
    schedule(quantity(1, 'd', 'day'), null, 'cgm-sensor-reading-mass-per-volume'),
  ]),
  order(`ord.${own}-earlier`, own, STANDING, 'revoked', [schedule(quantity(1, 'mo', 'month'), null, 'cgm-summary-pdf')]),
  order(`ord.${own}-once`, own, ONE_TIME, 'active', [{
    url: `${SD}data-submission-one-time-spec`,
    extension: [{ url: 'timePeriod', valuePeriod: { start: '2025-01-01', end: '2025-03-31' } }, profile('cgm-summary')],
  }]),
  order(`ord.${other}-standing`, other, STANDING, 'active', [schedule(quantity(1, 'wk', 'week'), null, 'cgm-summary')]),
];
