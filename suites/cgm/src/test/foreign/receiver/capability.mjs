import { PARAMETERS } from './search.mjs';

const SD = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/';
const PROFILES = {
  ServiceRequest: ['cgm-data-submission-standing-order', 'cgm-data-submission-one-time-order'],
  Device: ['cgm-device'],
  DiagnosticReport: ['cgm-summary-pdf'],
  Observation: [
    'cgm-summary', 'cgm-summary-mean-glucose-mass-per-volume', 'cgm-summary-mean-glucose-moles-per-volume',
    'cgm-summary-times-in-ranges', 'cgm-summary-gmi', 'cgm-summary-coefficient-of-variation',
    'cgm-summary-days-of-wear', 'cgm-summary-sensor-active-percentage',
    'cgm-sensor-reading-mass-per-volume', 'cgm-sensor-reading-moles-per-volume',
  ],
};
const WRITABLE = ['Device', 'DiagnosticReport', 'Observation'];

// Built from the tables that the server itself works by, so that the claim cannot drift away from the behaviour.
export function capability(app) {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active', kind: 'instance', date: '2026-11-01', fhirVersion: '4.0.1',
    name: 'ForeignChart', publisher: 'Foreign Chart (fictional vendor)',
    software: { name: 'Foreign Chart', version: '7.2' },
    implementation: { description: 'Foreign Chart, CGM inbox' },
    instantiates: ['http://hl7.org/fhir/uv/cgm/CapabilityStatement/cgm-data-receiver'],
    format: ['application/fhir+json', 'json'],
    rest: [{
      mode: 'server',
      operation: [{
        name: 'submit-cgm-bundle',
        definition: 'http://hl7.org/fhir/uv/cgm/OperationDefinition/submit-cgm-bundle',
      }],
      resource: Object.keys(PARAMETERS).map(type => ({
        type,
        ...(PROFILES[type] ? { supportedProfile: PROFILES[type].map(name => SD + name) } : {}),
        interaction: ['read', 'vread', 'search-type', ...(WRITABLE.includes(type) ? ['create', 'update'] : [])]
          .map(code => ({ code })),
        ...(WRITABLE.includes(type) ? { conditionalCreate: true, updateCreate: false } : {}),
        versioning: 'versioned',
        searchParam: Object.entries(PARAMETERS[type]).map(([name, { kind }]) => ({ name, type: kind })),
      })),
    }],
  };
}
