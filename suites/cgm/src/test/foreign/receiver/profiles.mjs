// The guide's profiles, as rules by hand. Each rule is a small function that returns complaints. The profile of an
// Observation follows from its code; one that is claimed in meta.profile is checked as well.

const UCUM = 'http://unitsofmeasure.org';
const LOINC = 'http://loinc.org';
const SD = 'http://hl7.org/fhir/uv/cgm/StructureDefinition/';
const PERCENT = { code: '%', unit: '%' };
const MASS = { code: 'mg/dL', unit: 'mg/dl' };
const MOLAR = { code: 'mmol/L', unit: 'mmol/l' };

const PROFILES = {
  'cgm-summary': { code: '107931-8', period: true, members: true },
  'cgm-summary-mean-glucose-mass-per-volume': { code: '97507-8', period: true, unit: MASS },
  'cgm-summary-mean-glucose-moles-per-volume': { code: '105273-7', period: true, unit: MOLAR },
  'cgm-summary-times-in-ranges': { code: '106793-3', period: true, components: true },
  'cgm-summary-gmi': { code: '97506-0', period: true, unit: PERCENT, needed: true },
  'cgm-summary-coefficient-of-variation': { code: '104638-2', period: true, unit: PERCENT, needed: true },
  'cgm-summary-days-of-wear': { code: '104636-6', period: true, unit: { code: 'd', unit: 'days' }, needed: true },
  'cgm-summary-sensor-active-percentage': { code: '104637-4', period: true, unit: PERCENT, needed: true },
  'cgm-sensor-reading-mass-per-volume': { code: '99504-3', unit: MASS, reading: true },
  'cgm-sensor-reading-moles-per-volume': { code: '105272-9', unit: MOLAR, reading: true },
};
const RANGES = { '104642-4': 'very low', '104641-6': 'low', '97510-2': 'target', '104640-8': 'high', '104639-0': 'very high' };
const MEMBERS = { '106793-3': [1, 1], '97506-0': [1, 1], '104638-2': [1, 1], '104636-6': [1, 1], '104637-4': [1, 1], '97507-8': [0, 1], '105273-7': [0, 1] };

export const isCoded = (concept, code, system = LOINC) =>
  (concept?.coding ?? []).some(c => c.system === system && c.code === code);
const valueOf = node => Object.keys(node).find(name => /^value[A-Z]/.test(name));

// The rules are members of one object, so that they can be told apart in the answer and tried one by one.
export const rules = {
  subject: r => (r.subject ? [] : ['subject is missing']),

  code: (r, profile) => (isCoded(r.code, profile.code) ? [] : [`code is not LOINC ${profile.code}`]),

  period(r) {
    if (!r.effectivePeriod) return ['effectivePeriod is missing'];
    return ['start', 'end'].filter(e => !r.effectivePeriod[e]).map(e => `effectivePeriod.${e} is missing`);
  },

  dateTime: r => (r.effectiveDateTime ? [] : ['effectiveDateTime is missing']),

  // The profiles fix code, system and also the spelling of the unit.
  quantity(node, unit) {
    const name = valueOf(node);
    if (!name) return [];
    if (name !== 'valueQuantity') return [`${name} stands where a quantity has to be`];
    const q = node.valueQuantity;
    return [
      ...(q.system === UCUM ? [] : ['The system of the unit is not UCUM']),
      ...(q.code === unit.code ? [] : [`The unit's code is not ${unit.code}`]),
      ...(q.unit === unit.unit ? [] : [`The unit is not spelled ${unit.unit}`]),
    ];
  },

  needed: node => (valueOf(node) ? [] : ['The value is missing']),

  valueOrReason: r => (valueOf(r) || r.dataAbsentReason ? [] : ['There is neither a value nor a reason for its absence']),

  components(r) {
    return Object.entries(RANGES).flatMap(([code, name]) => {
      const parts = (r.component ?? []).filter(c => isCoded(c.code, code));
      return [
        ...this.once(parts, name),
        ...parts.flatMap(p => [...this.needed(p), ...this.quantity(p, PERCENT)]).map(text => `Time in ${name}: ${text}`),
      ];
    });
  },

  once: (parts, name) => (parts.length === 1 ? [] : [`Time in ${name} is there ${parts.length} times`]),

  // Members are told by the code of what they lead to, so what leads nowhere cannot count.
  members(r, resolve) {
    const issues = (r.hasMember ?? []).length < 6 ? ['There are fewer than six members'] : [];
    const found = (r.hasMember ?? []).map(ref => resolve(ref)).filter(Boolean);
    for (const [code, [least, most]] of Object.entries(MEMBERS)) {
      const count = found.filter(target => isCoded(target.code, code)).length;
      if (count < least || count > most) issues.push(`The member with code ${code} is there ${count} times`);
    }
    return issues;
  },

  device(r) {
    const friendly = (r.deviceName ?? []).filter(n => n.type === 'user-friendly-name');
    return [
      ...(r.identifier?.length ? [] : ['identifier is missing']),
      ...this.deviceName(r, friendly),
      ...(r.deviceName ?? []).filter(n => !n.name || !n.type).map(() => 'A device name lacks its name or type'),
    ];
  },

  deviceName: (r, friendly) => (friendly.length === 1 ? [] : [`There are ${friendly.length} user-friendly names, and not one`]),

  presentedForm(r) {
    const pdf = (r.presentedForm ?? []).filter(form => form.contentType === 'application/pdf');
    return [
      ...(pdf.length ? [] : ['There is no presentedForm of type application/pdf']),
      ...pdf.filter(form => !form.data).map(() => 'The PDF holds no data'),
      ...pdf.filter(form => form.data && !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(form.data)).map(() => 'The data is not base64'),
    ];
  },
};

function observationIssues(rule, r, profile, resolve) {
  return [
    ...rule.code(r, profile),
    ...rule.subject(r),
    ...(profile.period ? rule.period(r) : []),
    ...(profile.reading ? [...rule.dateTime(r), ...rule.valueOrReason(r)] : []),
    ...(profile.needed ? rule.needed(r) : []),
    ...(profile.unit ? rule.quantity(r, profile.unit) : []),
    ...(profile.components ? rule.components(r) : []),
    ...(profile.members ? rule.members(r, resolve) : []),
  ];
}

export function profileIssues(rule, r, resolve) {
  if (r.resourceType === 'Device') return rule.device(r);
  if (r.resourceType === 'DiagnosticReport') {
    return [...rule.code(r, PROFILES['cgm-summary']), ...rule.subject(r), ...rule.period(r), ...rule.presentedForm(r)];
  }
  if (r.resourceType !== 'Observation') return [];
  const claimed = (r.meta?.profile ?? []).map(url => String(url).split('|')[0]);
  return Object.entries(PROFILES)
    .filter(([name, profile]) => isCoded(r.code, profile.code) || claimed.includes(SD + name))
    .flatMap(([, profile]) => observationIssues(rule, r, profile, resolve));
}
