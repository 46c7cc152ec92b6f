import { Decimal, walk } from './json.mjs';
import { isDateTime, isInstant } from './dates.mjs';

// What R4 itself asks of the four kinds of resource that we take: which elements there are, and of which form.
// `[]` marks a list, `{}` an object, and no mark a plain value. It returns complaints, and none if all is well.

const COMMON = 'resourceType id meta{} implicitRules language text{} contained[] extension[] modifierExtension[]';
const EVENT = 'identifier[] basedOn[] status category[] code{} subject{} encounter{} issued performer[]';
const FORMS = Object.fromEntries(Object.entries({
  Observation: `${EVENT} partOf[] focus[] effectiveDateTime effectivePeriod{} effectiveTiming{} effectiveInstant
    valueQuantity{} valueCodeableConcept{} valueString valueBoolean valueInteger valueRange{} valueRatio{}
    valueSampledData{} valueTime valueDateTime valuePeriod{} dataAbsentReason{} interpretation[] note[] bodySite{}
    method{} specimen{} device{} referenceRange[] hasMember[] derivedFrom[] component[]`,
  DiagnosticReport: `${EVENT} effectiveDateTime effectivePeriod{} resultsInterpreter[] specimen[] result[]
    imagingStudy[] media[] conclusion conclusionCode[] presentedForm[]`,
  Device: `identifier[] definition{} udiCarrier[] status statusReason[] distinctIdentifier manufacturer
    manufactureDate expirationDate lotNumber serialNumber deviceName[] modelNumber partNumber type{}
    specialization[] version[] property[] patient{} owner{} contact[] location{} url note[] safety[] parent{}`,
  Patient: `identifier[] active name[] telecom[] gender birthDate deceasedBoolean deceasedDateTime address[]
    maritalStatus{} multipleBirthBoolean multipleBirthInteger photo[] contact[] communication[]
    generalPractitioner[] managingOrganization{} link[]`,
}).map(([type, text]) => [type, new Map(`${COMMON} ${text}`.split(/\s+/).map(e => /^(\w+)(.*)$/.exec(e).slice(1)))]));

const STATUS = {
  Observation: 'registered preliminary final amended corrected cancelled entered-in-error unknown',
  DiagnosticReport: 'registered partial preliminary final amended corrected appended cancelled entered-in-error unknown',
  Device: 'active inactive entered-in-error unknown',
};
const isObject = v => v !== null && typeof v === 'object' && !Array.isArray(v) && !(v instanceof Decimal);

export function shapeIssues(resource) {
  const issues = [];
  const form = FORMS[resource.resourceType];
  for (const [name, value] of Object.entries(resource)) {
    const kind = form.get(name);
    if (kind === undefined) {
      // An underscore before a plain element holds its id and extensions.
      if (!(name.startsWith('_') && form.get(name.slice(1)) === '')) issues.push(`${name} is no element of ${resource.resourceType}`);
    } else if (kind === '[]' ? !(Array.isArray(value) && value.every(isObject)) : kind === '{}' ? !isObject(value)
      : isObject(value) || Array.isArray(value)) issues.push(`${name} does not have the form that R4 gives it`);
  }
  if (issues.length) return issues; // the checks below rely on the forms
  issues.push(...nested(resource));
  if (issues.length) return issues;
  issues.push(...hollow(resource), ...choices(resource), ...dataTypes(resource));
  const states = STATUS[resource.resourceType]?.split(' ');
  if (states && (resource.resourceType !== 'Device' || resource.status !== undefined) && !states.includes(resource.status)) {
    issues.push('status is missing or is no code of its value set');
  }
  if (['Observation', 'DiagnosticReport'].includes(resource.resourceType) && !resource.code) issues.push('code is missing');
  if (resource.resourceType === 'Observation') issues.push(...observation(resource));
  // R4 forbids to process what is modified in a way that one does not understand.
  walk(resource, node => { if (node.modifierExtension) issues.push('modifierExtension is not understood here'); });
  return issues;
}

// Forms further down, by the names that we go through ourselves. Some names stand for different things in different
// places: `code` is a text in a coding and a concept in a component.
const TEXTS = ['system', 'reference', 'start', 'end', 'unit', 'contentType', 'data', 'url', 'versionId', 'comparator', 'display'];
const LISTS = ['coding', 'tag', 'contained', 'extension'];
function nested(resource) {
  const issues = [];
  const wrong = name => issues.push(`${name} does not have the form that R4 gives it`);
  walk(resource, node => {
    for (const name of TEXTS) if (node[name] !== undefined && typeof node[name] !== 'string') wrong(name);
    for (const name of LISTS) if (node[name] !== undefined && !(Array.isArray(node[name]) && node[name].every(isObject))) wrong(name);
    if (node.valueQuantity !== undefined && !isObject(node.valueQuantity)) wrong('valueQuantity');
  });
  const concepts = [resource, ...(resource.component ?? [])].map(part => part.code).filter(c => c !== undefined);
  if (!concepts.every(isObject)) wrong('code');
  if (issues.length) return issues;
  for (const coding of [...concepts, ...(resource.category ?? [])].flatMap(c => c.coding ?? [])) {
    if (coding.code !== undefined && typeof coding.code !== 'string') wrong('code');
  }
  for (const item of [...(resource.identifier ?? []), ...(resource.deviceName ?? [])]) {
    for (const name of ['value', 'name', 'type']) if (name in item && resource.deviceName?.includes(item) !== (name === 'value') && typeof item[name] !== 'string') wrong(name);
  }
  const profile = resource.meta?.profile;
  if (profile !== undefined && !(Array.isArray(profile) && profile.every(url => typeof url === 'string'))) wrong('meta.profile');
  return issues;
}

// R4 allows neither empty strings nor empty lists and objects, and null only as a placeholder within lists.
function hollow(resource) {
  const issues = [];
  walk(resource, node => Object.entries(node).forEach(([name, value]) => {
    const empty = value === '' || value === null || (Array.isArray(value) && !value.length)
      || (isObject(value) && !Object.keys(value).length);
    if (empty) issues.push(`${name} is empty`);
  }));
  return issues;
}

const choices = resource => ['value', 'effective'].filter(stem =>
  Object.keys(resource).filter(name => new RegExp(`^${stem}[A-Z]`).test(name)).length > 1)
  .map(stem => `${stem}[x] is there more than once`);

function dataTypes(resource) {
  const issues = [];
  const times = [['effectiveDateTime', isDateTime], ['issued', isInstant], ['effectiveInstant', isInstant], ['valueDateTime', isDateTime]];
  for (const [name, test] of times) {
    if (resource[name] !== undefined && !test(resource[name])) issues.push(`${name} is no valid time`);
  }
  const instants = period => ['start', 'end'].filter(e => period[e] !== undefined && !isDateTime(period[e]));
  for (const name of ['effectivePeriod', 'valuePeriod']) {
    const period = resource[name];
    if (!period) continue;
    issues.push(...instants(period).map(e => `${name}.${e} is no valid time`));
    if (period.start && period.end && period.end.slice(0, 10) < period.start.slice(0, 10)) issues.push(`${name} ends before it starts`);
  }
  for (const quantity of [resource, ...(resource.component ?? [])].map(r => r.valueQuantity).filter(Boolean)) {
    if (quantity.value !== undefined && !(quantity.value instanceof Decimal)) issues.push('The value of a quantity has to be a number');
    else if (quantity.code && !quantity.system) issues.push('A quantity with a code needs its system');
    else if (quantity.comparator && !['<', '<=', '>=', '>'].includes(quantity.comparator)) issues.push('A comparator is unknown');
  }
  return issues;
}

function observation(resource) {
  const issues = [];
  const hasValue = Object.keys(resource).some(name => /^value[A-Z]/.test(name));
  if (hasValue && resource.dataAbsentReason) issues.push('There is both a value and a reason for its absence');
  for (const part of resource.component ?? []) if (!part.code) issues.push('A component has no code');
  return issues;
}
