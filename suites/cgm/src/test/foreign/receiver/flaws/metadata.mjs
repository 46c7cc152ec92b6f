import { wrap } from './wrap.mjs';
import { Refusal } from '../refusal.mjs';

const edit = change => app => wrap(app, 'capability', (make, ...given) => {
  const statement = make(...given);
  const rest = statement.rest[0];
  change(statement, rest, type => rest.resource.find(r => r.type === type));
  return statement;
});
const without = (list, name) => list.filter(item => (item.name ?? item.code) !== name);

export const METADATA = {
  'guide-instead-of-role': edit(s => {
    delete s.instantiates;
    s.implementationGuide = ['http://hl7.org/fhir/uv/cgm/ImplementationGuide/hl7.fhir.uv.cgm'];
  }),
  'role-of-the-draft': edit(s => { s.instantiates = ['http://hl7.org/uv/cgm/CapabilityStatement/cgm-data-receiver']; }),
  'role-of-the-submitter': edit(s => { s.instantiates = ['http://hl7.org/fhir/uv/cgm/CapabilityStatement/cgm-data-submitter']; }),
  'operation-listed-at-bundle': edit((s, rest) => {
    rest.resource.push({ type: 'Bundle', operation: rest.operation });
    delete rest.operation;
  }),
  'operation-by-own-definition': edit((s, rest) => {
    rest.operation[0].definition = 'https://foreign.example/OperationDefinition/submit-cgm-bundle';
  }),
  'version-r4b-claimed': edit(s => { s.fhirVersion = '4.3.0'; }),
  'json-not-listed': edit(s => { s.format = ['application/fhir+xml']; }),
  'order-code-search-unlisted': edit((s, rest, of) => {
    of('ServiceRequest').searchParam = without(of('ServiceRequest').searchParam, 'code');
  }),
  'device-update-unlisted': edit((s, rest, of) => { of('Device').interaction = without(of('Device').interaction, 'update'); }),
  'report-create-unlisted': edit((s, rest, of) => {
    of('DiagnosticReport').interaction = without(of('DiagnosticReport').interaction, 'create');
  }),
  'observation-category-unlisted': edit((s, rest, of) => {
    of('Observation').searchParam = without(of('Observation').searchParam, 'category');
  }),
  'profiles-of-the-draft': edit((s, rest) => rest.resource.forEach(r => {
    r.supportedProfile = r.supportedProfile?.map(url => url.replace('/fhir/uv/', '/uv/'));
  })),
  'wear-profile-forgotten': edit((s, rest, of) => {
    of('Observation').supportedProfile = of('Observation').supportedProfile.filter(url => !url.includes('days-of-wear'));
  }),
  // The read-only gateway in front of the chart was never told of the update that the statement speaks of.
  'claimed-update-not-served': app => wrap(app, 'checkContext', (check, a, resource, ctx, plans, from) => {
    if (!plans && resource.meta?.versionId && resource.resourceType === 'DiagnosticReport') {
      throw new Refusal(405, 'not-supported', 'PUT is not supported for DiagnosticReport.');
    }
    return check(a, resource, ctx, plans, from);
  }),
  'claimed-date-not-served': app => wrap(app, 'readQuery', (read, type, pairs) => {
    if (type === 'Observation' && pairs.some(([name]) => name.split(':')[0] === 'date')) {
      throw new Refusal(400, 'not-supported', 'Unknown search parameter "date" for Observation.');
    }
    return read(type, pairs);
  }),
  'claimed-delete-not-served': edit((s, rest, of) => { of('Observation').interaction.push({ code: 'delete' }); }),
};
