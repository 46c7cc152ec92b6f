// What shows a flaw (`[scene, check of what the receiver saw]`), and what must hold of the sound app in each scene.
import { PATIENT } from './smoke-receiver.mjs';

const code = (r) => r.code?.coding?.find((c) => c.system === 'http://loinc.org')?.code;
const of = (s, loinc, type = 'Observation') => s.resources.filter((r) => code(r) === loinc && r.resourceType === type);
const readings = (s) => of(s, '99504-3');
const devices = (s) => s.resources.filter((r) => r.resourceType === 'Device');
const report = (s) => of(s, '107931-8', 'DiagnosticReport')[0];
const panel = (s) => of(s, '107931-8')[0];
const value = (s, loinc) => of(s, loinc)[0].valueQuantity.value;
const shares = (s) => Object.fromEntries(of(s, '106793-3')[0].component.map((c) => [code(c), c.valueQuantity.value]));
const sum = (s) => Object.values(shares(s)).reduce((a, b) => a + b, 0);
const off = (a, b, by) => Math.abs(a - b) > by;
const MEMBERS = ['97507-8', '106793-3', '97506-0', '104638-2', '104636-6', '104637-4'];
const local = (r) => r.effectiveDateTime.slice(0, 10);

/** The figures once more, from the readings that came for the period of the summary: independent of figures.mjs. */
function truth(s) {
  const { start, end } = of(s, '97507-8')[0].effectivePeriod;
  const dated = !start.includes('T');
  const unique = new Map(readings(s).map((r) => [r.effectiveDateTime, r]));
  const values = [...unique.values()].filter((r) => (dated ? local(r) >= start && local(r) <= end
    : Date.parse(r.effectiveDateTime) >= Date.parse(start) && Date.parse(r.effectiveDateTime) <= Date.parse(end)));
  const v = values.map((r) => r.valueQuantity.value);
  const mean = v.reduce((a, b) => a + b, 0) / v.length;
  const sd = Math.sqrt(v.reduce((a, b) => a + (b - mean) ** 2, 0) / (v.length - 1));
  const part = (test) => (100 * v.filter(test).length) / v.length;
  return { n: v.length, mean, cv: (100 * sd) / mean, gmi: 3.31 + 0.02392 * mean, days: new Set(values.map(local)).size,
    veryLow: part((x) => x < 54), low: part((x) => x >= 54 && x < 70), high: part((x) => x > 180 && x <= 250) };
}
const meanIsWrong = (s) => off(value(s, '97507-8'), truth(s).mean, 0.06);
const known = (s) => new Set(s.receiver.stored.map((x) => x.reference));

/** References that find neither an entry of their Bundle nor a resource of the receiver. */
const dangling = (s) => s.posts.flatMap((p) => {
  const urls = new Set(p.bundle.entry.map((e) => e.fullUrl));
  const bases = p.bundle.entry.map((e) => e.fullUrl.replace(/[^/]+\/[^/]+$/, ''));
  return [...JSON.stringify(p.bundle).matchAll(/"reference":"([^"#]+)"/g)].map((m) => m[1])
    .filter((r) => !urls.has(r) && !known(s).has(r) && r !== `Patient/${PATIENT}` && !bases.some((b) => urls.has(b + r)));
});
const gaps = (s) => s.posts.slice(1).map((p, i) => p.at - s.posts[i].at);
const identifiers = (p) => p.bundle.entry.map((e) => e.resource.identifier?.[0].value);
const repeats = (s, loinc) => of(s, loinc).map((r) => r.identifier?.[0].value).some((x, i, list) => list.indexOf(x) !== i);
const oldest = (s) => Math.max(...readings(s).map((r) => Date.now() - Date.parse(r.effectiveDateTime))) / 3_600_000;
const conditions = (s) => s.entries.map((e) => [e.request.ifNoneExist, e.resource]).filter(([c]) => c);

export const CHECKS = {
  'mean-is-median': ['full', meanIsWrong],
  'gmi-by-old-formula': ['full', (s) => off(value(s, '97506-0'), truth(s).gmi, 0.05)],
  'gmi-in-mmol-per-mol': ['full', (s) => value(s, '97506-0') > 20],
  'cv-is-sd': ['full', (s) => off(value(s, '104638-2'), truth(s).cv, 0.5)],
  'cv-as-fraction': ['full', (s) => value(s, '104638-2') < 1],
  'wear-since-start': ['full', (s) => value(s, '104636-6') !== truth(s).days],
  'active-inverted': ['full', (s) => value(s, '104637-4') < 50],
  'figures-of-oldest-half': ['full', meanIsWrong],
  'low-high-swapped': ['full', (s) => off(shares(s)['104641-6'], truth(s).low, 1)],
  'ranges-one-decimal': ['full', (s) => Object.values(shares(s)).every((v) => Math.round(v * 10) / 10 === v)],
  'very-low-counted-twice': ['full', (s) => sum(s) > 100.1],
  'ranges-over-slots': ['full', (s) => sum(s) < 99],
  'period-a-day-early': ['full', meanIsWrong],
  'readings-in-mmol-numbers': ['full', (s) => readings(s).every((r) => r.valueQuantity.value < 30)],
  'unit-text-as-code': ['full', (s) => readings(s)[0].valueQuantity.code === 'mg/dl'],
  'unit-in-capitals': ['full', (s) => readings(s)[0].valueQuantity.unit === 'mg/dL'],
  'days-unit-singular': ['full', (s) => of(s, '104636-6')[0].valueQuantity.unit === 'day'],
  'no-time-offset': ['full', (s) => /T\d\d:\d\d:\d\d$/.test(readings(s)[0].effectiveDateTime)],
  'no-effective-time': ['full', (s) => readings(s).some((r) => !r.effectiveDateTime)],
  'wrong-profile-claimed': ['full', (s) => readings(s)[0].meta?.profile[0].includes('moles')],
  'fingerstick-code': ['full', (s) => readings(s).length === 0 && of(s, '2339-0').length > 0],
  'five-members': ['full', (s) => panel(s).hasMember.length === 5],
  'device-model-name': ['full', (s) => !devices(s)[0].deviceName.some((n) => n.type === 'user-friendly-name')],
  'device-without-identifier': ['full', (s) => !devices(s)[0].identifier],
  'pdf-by-link': ['full', (s) => !report(s).presentedForm[0].data],
  'pdf-content-type': ['full', (s) => report(s).presentedForm[0].contentType !== 'application/pdf'],
  'report-effective-date': ['full', (s) => !report(s).effectivePeriod],
  'no-timestamp': ['full', (s) => !s.posts[0].bundle.timestamp],
  batch: ['full', (s) => s.posts[0].bundle.type === 'batch'],
  'ballot-path-first': ['full', (s) => s.posts[0].path === '/Bundle/$submit-cgm-bundle' && s.posts.some((p) => p.answered === 200)],
  'text-plain': ['full', (s) => s.posts[0].type === 'text/plain'],
  'put-entries': ['full', (s) => s.entries.every((e) => e.request.method === 'PUT')],
  'device-to-observation-url': ['full', (s) => s.entries.some((e) => e.request.url !== e.resource.resourceType)],
  'member-never-sent': ['full', (s) => of(s, '97506-0').length === 0 && dangling(s).length > 0],
  'fullurl-reused': ['full', (s) => new Set(s.posts[0].bundle.entry.map((e) => e.fullUrl)).size === s.posts[0].bundle.entry.length - 5],
  'device-temp-id': ['full', (s) => dangling(s).some((r) => r.startsWith('Device/temp-'))],
  'report-to-own-id': ['full', (s) => dangling(s).some((r) => r.startsWith('Observation/panel-'))],
  'own-patient-id': ['full', (s) => readings(s).every((r) => r.subject.reference !== `Patient/${PATIENT}`)],
  'report-of-other-patient': ['full', (s) => report(s).subject.reference !== `Patient/${PATIENT}`],
  'patient-by-display': ['full', (s) => !panel(s).subject.reference],
  'no-device': ['full', (s) => devices(s).length === 0 && readings(s).every((r) => !r.device)],
  'no-serial-number': ['full', (s) => devices(s).length > 0 && devices(s).every((d) => !d.serialNumber)],
  'no-patient-entry': ['full', (s) => !s.resources.some((r) => r.resourceType === 'Patient')],
  'report-without-result': ['full', (s) => !report(s).result],
  'no-order-search': ['full', (s) => !s.receiver.requests.some((q) => q.url.includes('/ServiceRequest')) && s.posts.length > 0],
  'any-patients-order': ['pick', (s) => devices(s).length > 0 && s.posts.length > 3],
  'twice-per-period': ['follow', (s) => Math.min(...gaps(s)) < 1700],
  'unit-of-period-ignored': ['follow', (s) => s.posts.length === 1],
  'first-schedule-only': ['pick', (s) => readings(s).length === 0],
  'all-kinds-always': ['pick', (s) => of(s, '97507-8').length > 0],
  'first-profile-only': ['full', (s) => !report(s) && readings(s).length === 0 && Boolean(panel(s))],
  'lookback-ignored': ['follow', (s) => oldest(s) > 400],
  'lookback-halved': ['follow', (s) => oldest(s) < 3.2],
  // its readings end where the app was linked, which shows in the period of the second summary
  'lookback-at-link-time': ['follow', (s) => of(s, '107931-8')[1].effectivePeriod.end === panel(s).effectivePeriod.end],
  'revoked-followed': ['changed', (s) => s.third > 0],
  'first-period-kept': ['changed', (s) => s.second > 0 && s.third === 0],
  'orders-read-once': ['changed', (s) => s.second > 0 && s.third > 0],
  'one-time-end-ignored': ['oneTime', (s) => readings(s).some((r) => local(r) > s.end)],
  'one-time-as-lookback': ['oneTime', (s) => readings(s).every((r) => local(r) > s.end)],
  'one-time-end-excluded': ['oneTime', (s) => readings(s).length > 0 && readings(s).every((r) => local(r) < s.end)],
  'retry-after-ignored': ['later', (s) => gaps(s)[0] < 2500],
  'drops-after-429': ['later', (s) => s.receiver.stored.length === 0],
  'hammers-after-429': ['later429', (s) => gaps(s)[1] < 500],
  'new-identifiers-on-retry': ['lost', (s) => identifiers(s.posts[0])[0] !== identifiers(s.posts[1])[0]],
  'condition-lost-on-retry': ['lost', (s) => s.posts[1].bundle.entry.every((e) => !e.request.ifNoneExist)],
  'no-identifiers': ['lost', (s) => readings(s).every((r) => !r.identifier) && s.receiver.stored.length > s.posts[0].bundle.entry.length],
  'condition-with-type': ['full', (s) => conditions(s).every(([c]) => c.includes('?'))],
  'condition-of-wrong-system': ['full', (s) => conditions(s).every(([c, r]) => r.resourceType === 'Patient' || !c.includes(r.identifier[0].system))],
  'condition-of-type-only': ['full', (s) => conditions(s).some(([c]) => c.startsWith('code='))],
  'answer-400-repeated': ['unconditional', (s) => conditions(s).map(([c]) => c).some((c, i, list) => list.indexOf(c) !== i)],
  'answer-400-dropped': ['unconditional', (s) => s.first === 1],
  'answer-412-repeated': ['gone412', (s) => repeats(s, '97506-0')],
  'answer-200-repeated': ['known200', (s) => repeats(s, '97506-0')],
  'refused-entry-blocks': ['refused', (s) => new Set(of(s, '107931-8').map((r) => r.identifier[0].value)).size === 1 && s.posts.length > 1],
  'constant-state': ['standalone', (s) => s.receiver.asked.state === 'glucotide'],
  'pkce-plain': ['standalone', (s) => s.receiver.asked.code_challenge_method === 'plain'],
  'no-aud': ['standalone', (s) => !s.receiver.asked.aud],
  'assertion-for-an-hour': ['backend', (s) => s.receiver.grants[0].claims.exp - s.receiver.grants[0].claims.iat > 300],
  'assertion-jti-reused': ['backend', (s) => new Set(s.receiver.grants.map((g) => g.claims.jti)).size < s.receiver.grants.length],
  'all-scopes': ['standalone', (s) => s.receiver.asked.scope.includes('patient/*.cruds')],
  'no-renewal': ['expired', (s) => s.after === 0],
  'sends-after-revocation': ['ended', (s) => s.after > 0],
};

export const PECULIAR_CHECKS = {
  'single-bundle': ['full', (s) => s.posts.length === 1 && Boolean(report(s).result)],
  'only-new': ['follow', (s) => !repeats(s, '99504-3')],
  'condition-encoded': ['full', (s) => conditions(s).every(([c]) => c.includes('%7C'))],
  'search-by-patient-only': ['full', (s) => s.receiver.requests.some((q) => q.url.endsWith(`/ServiceRequest?patient=Patient/${PATIENT}`))],
  'absent-values': ['full', (s) => readings(s).some((r) => r.dataAbsentReason)],
  'rest-urls': ['full', (s) => s.entries.every((e) => e.fullUrl.startsWith('https://'))],
  'small-bundles': ['full', (s) => s.posts.length > 3],
  'unusual-spelling': ['full', (s) => s.posts[0].text.includes('\\/') && /"value":\d\.\d+E\d/.test(s.posts[0].text)],
};

/** What is wrong with what the sound app did. */
export function soundFaults(scene, s) {
  const found = [];
  const must = (holds, text) => { if (!holds) found.push(text); };
  must(dangling(s).length === 0, `dangling references ${dangling(s).slice(0, 2)}`);
  for (const p of s.posts) {
    const urls = p.bundle.entry.map((e) => e.fullUrl);
    must(new Set(urls).size === urls.length, 'a fullUrl is used twice');
  }
  if (scene === 'full') {
    // Readings without a value (a peculiarity) are none for the figures.
    const valued = { ...s, resources: s.resources.filter((r) => !r.dataAbsentReason) };
    const t = truth(valued);
    must(s.codes[0] === 0, `exit code ${s.codes}`);
    must(!meanIsWrong(valued), 'the mean is wrong');
    must(!off(value(s, '97506-0'), t.gmi, 0.006) && !off(value(s, '104638-2'), t.cv, 0.06), 'GMI or CV is wrong');
    must(value(s, '104636-6') === t.days, 'days of wear are wrong');
    must(!off(sum(s), 100, 0.01), 'ranges do not add up');
    must(!off(shares(s)['104641-6'], t.low, 0.001) && !off(shares(s)['104642-4'], t.veryLow, 0.001), 'low is wrong');
    must(t.veryLow > 0 && shares(s)['104639-0'] > 0, 'the trace has no extremes');
    const texts = [...s.posts[0].text.replaceAll('\\/', '/').matchAll(/"valueQuantity":{"value":([\d.]+),"unit":"%"/g)].map((m) => m[1]);
    must(texts.filter((t) => /\.\d\d\d$/.test(t)).length === 5, 'shares without their decimals');
    must(MEMBERS.every((m) => of(s, m).length === 1), 'not one of each member');
    must(Buffer.from(report(s).presentedForm[0].data, 'base64').toString('latin1').startsWith('%PDF-1.4'), 'no PDF');
    must(Boolean(report(s).result), 'the report has no result');
  }
  if (scene === 'follow') must(s.posts.length >= 3 && Math.min(...gaps(s)) > 1900 && Math.max(...gaps(s)) < 3000, `gaps ${gaps(s)}`);
  if (scene === 'pick') must(devices(s).every((d) => readings(s).length > 0) && of(s, '97507-8').length === 0, 'kinds not asked for');
  if (scene === 'changed') must(s.first > 0 && s.second === 0 && s.third === 0, `followed ${s.first} ${s.second} ${s.third}`);
  if (scene === 'oneTime') must(readings(s).length > 500 && readings(s).every((r) => local(r) >= s.start && local(r) <= s.end), 'not the period');
  if (scene === 'later') must(gaps(s)[0] >= 3000 && s.codes[0] === 0, `gaps ${gaps(s)}`);
  if (scene === 'later429') must(gaps(s)[1] > gaps(s)[0] && s.codes[0] === 0, `gaps ${gaps(s)}`);
  if (scene === 'lost') {
    must(s.posts.length === 3 && s.codes[0] === 0, `${s.posts.length} posts, code ${s.codes}`);
    must(s.receiver.stored.length === s.posts[0].bundle.entry.length, 'duplicates were stored');
  }
  if (scene === 'unconditional') {
    const ids = s.receiver.stored.map((x) => x.resource.identifier[0].value);
    must(new Set(ids).size === ids.length && ids.length > 50, 'duplicates, or nothing was stored');
  }
  if (scene === 'gone412') must(!repeats(s, '97506-0') && s.codes[0] === 1, '412 was repeated');
  if (scene === 'known200') must(!repeats(s, '97506-0') && s.codes[0] === 0, '200 was repeated');
  if (scene === 'refused') must(s.posts.length >= 3 && !repeats(s, '97506-0') && s.codes[0] === 1, 'held up by a refusal');
  if (scene === 'standalone') must(s.receiver.asked.code_challenge_method === 'S256' && s.codes[0] === 0, 'not authorized');
  if (scene === 'expired') must(s.after > 0 && s.codes[1] === 0, 'not renewed');
  if (scene === 'ended') must(s.after === 0 && s.codes[2] === 1, 'sends after the end');
  if (scene === 'backend') must(s.receiver.grants.every((g) => g.signed) && s.codes.every((c) => c === 0), 'backend services failed');
  return found;
}
