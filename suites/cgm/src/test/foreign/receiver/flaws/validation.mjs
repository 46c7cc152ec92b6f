import { wrap } from './wrap.mjs';
import { isCoded } from '../profiles.mjs';

const rule = (name, replacement) => app => wrap(app.rules, name, (before, ...given) => replacement(before.bind(app.rules), ...given));
const UNIT_LINES = { system: /UCUM/, code: /unit's code/, unit: /spelled/ };
const unitPart = part => rule('quantity', (check, node, unit) => check(node, unit).filter(text => !UNIT_LINES[part].test(text)));

export const VALIDATION = {
  'unit-system-free': unitPart('system'),
  'unit-code-free': unitPart('code'),
  'unit-spelling-free': unitPart('unit'),
  'unit-code-case-free': rule('quantity', (check, node, unit) => {
    const q = node.valueQuantity;
    return check(q?.code && q.code.toLowerCase() === unit.code.toLowerCase() ? { valueQuantity: { ...q, code: unit.code } } : node, unit);
  }),
  'mean-in-either-unit': rule('quantity', (check, node, unit) => {
    const molar = { code: 'mmol/L', unit: 'mmol/l' }, mass = { code: 'mg/dL', unit: 'mg/dl' };
    const issues = check(node, unit);
    return issues.length && /\/[dL]/.test(unit.code) ? [check(node, molar), check(node, mass)].sort((a, b) => a.length - b.length)[0] : issues;
  }),
  'value-of-any-type': rule('quantity', (check, node, unit) => (node.valueQuantity ? check(node, unit) : [])),
  'percentage-value-optional': rule('needed', (check, node) => (node.component || !node.effectivePeriod ? check(node) : [])),
  'component-units-unchecked': rule('components', (check, r) => check({ ...r, component: r.component?.map(c =>
    (c.valueQuantity ? { ...c, valueQuantity: { system: 'http://unitsofmeasure.org', code: '%', unit: '%' } } : c)) })),
  'component-value-optional': rule('components', (check, r) => check({ ...r, component: r.component?.map(c => ({ ...c, valueQuantity: c.valueQuantity ?? { system: 'http://unitsofmeasure.org', code: '%', unit: '%' } })) })),
  'components-only-counted': app => { app.rules.components = r => ((r.component ?? []).length >= 5 ? [] : ['There are fewer than five components']); },
  'component-twice-taken': rule('once', (check, parts, name) => check(parts.slice(0, 1), name)),
  'members-only-counted': rule('members', (check, r) => ((r.hasMember ?? []).length >= 6 ? [] : ['There are fewer than six members'])),
  'members-not-required': rule('members', (check, r, resolve) => (r.hasMember ? check(r, resolve) : [])),
  'five-members-enough': rule('members', (check, r, resolve) => check(r, resolve).filter(text => !/fewer/.test(text))),
  'period-end-optional': rule('period', (check, r) => check(r).filter(text => !/end/.test(text))),
  'period-start-optional': rule('period', (check, r) => check(r).filter(text => !/start/.test(text))),
  'summary-time-for-period': rule('period', (check, r) => (r.effectiveDateTime ? [] : check(r))),
  'reading-period-for-time': rule('dateTime', (check, r) => (r.effectivePeriod ? [] : check(r))),
  'reading-without-value-taken': rule('valueOrReason', () => []),
  'device-identifier-optional': rule('device', (check, r) => check(r).filter(text => !/identifier/.test(text))),
  'device-name-of-any-type': rule('deviceName', (check, r) => (r.deviceName?.length ? [] : ['There is no device name'])),
  'device-name-twice-taken': rule('deviceName', (check, r, friendly) => check(r, friendly.slice(0, 1))),
  'report-of-any-content-type': rule('presentedForm', (check, r) => (r.presentedForm?.length ? [] : ['presentedForm is missing'])),
  'report-pdf-by-url': rule('presentedForm', (check, r) => check(r).filter(text => !/no data/.test(text))),
  'report-of-any-code': rule('code', (check, r, profile) => (r.resourceType === 'DiagnosticReport' ? [] : check(r, profile))),
  'subject-optional-for-profile': app => {
    app.rules.subject = () => [];
    wrap(app, 'checkContext', (check, a, resource, ...rest) => (resource.subject || resource.resourceType === 'Device' ? check(a, resource, ...rest) : undefined));
  },
  'profiles-unchecked': app => { app.profileIssues = () => []; },
  'status-of-any-word': app => wrap(app, 'shapeIssues', (look, r) => look(r.status ? { ...r, status: r.resourceType === 'Device' ? 'active' : 'final' } : r)),
  'profiles-only-if-claimed': app => wrap(app, 'profileIssues', (check, rules, r, resolve) => (r.meta?.profile?.length ? check(rules, r, resolve) : [])),

  // The following refuse what has to be taken.
  'serial-number-unwelcome': app => wrap(app, 'profileIssues', (check, rules, r, resolve) =>
    [...check(rules, r, resolve), ...(r.serialNumber ? ['serialNumber is not supported'] : [])]),
  'report-result-unwelcome': app => wrap(app, 'profileIssues', (check, rules, r, resolve) =>
    [...check(rules, r, resolve), ...(r.resourceType === 'DiagnosticReport' && r.result ? ['result is not supported'] : [])]),
  'times-in-ranges-unwelcome': app => wrap(app, 'profileIssues', (check, rules, r, resolve) =>
    [...check(rules, r, resolve), ...(isCoded(r.code, '106793-3') ? ['Observations with components are not supported'] : [])]),
  'inline-pdf-unwelcome': app => wrap(app, 'profileIssues', (check, rules, r, resolve) =>
    [...check(rules, r, resolve), ...(r.presentedForm?.some(form => form.data) ? ['Inline data is not supported, send a url'] : [])]),
  'unit-has-to-equal-code': app => wrap(app.rules, 'quantity', (check, node, unit) => {
    // Somebody took the display of the unit for its code, which is another one for both units of glucose.
    const q = node.valueQuantity;
    return q && /\/L$|\/dL$/.test(unit.code) ? (q.unit === q.code ? [] : ['unit and code of the quantity differ']) : check.call(app.rules, node, unit);
  }),
};
