// What the receiver wants: its ServiceRequests, read and understood.
import { PROFILE } from './resources.mjs';
import { hook } from './flaws.mjs';

const SYSTEM = 'http://hl7.org/fhir/uv/cgm/CodeSystem/cgm';
export const STANDING = 'cgm-data-submission-standing-order';
export const ONE_TIME = 'cgm-data-submission-one-time-order';
const SCHEDULE = `${PROFILE}data-submission-schedule`;
const ONE_TIME_SPEC = `${PROFILE}data-submission-one-time-spec`;

const MEMBERS = ['mean', 'ranges', 'gmi', 'cv', 'wear', 'active'];
/** Which kinds of data serve a profile. Molar profiles are missing: this app knows mg/dL only, and leaves them out. */
const SERVES = {
  'cgm-summary': ['panel', ...MEMBERS],
  'cgm-summary-mean-glucose-mass-per-volume': ['mean'],
  'cgm-summary-times-in-ranges': ['ranges'],
  'cgm-summary-gmi': ['gmi'],
  'cgm-summary-coefficient-of-variation': ['cv'],
  'cgm-summary-days-of-wear': ['wear'],
  'cgm-summary-sensor-active-percentage': ['active'],
  'cgm-summary-pdf': ['report'],
  'cgm-sensor-reading-mass-per-volume': ['reading'],
  'cgm-device': ['device'],
  'cgm-data-submission-bundle': ['panel', ...MEMBERS, 'report', 'reading', 'device'],
};
export const EVERYTHING = new Set(SERVES['cgm-data-submission-bundle']);

function kindsOf(profiles) {
  const kinds = new Set();
  for (const canonical of hook('profiles', profiles)) {
    const name = canonical.split('|')[0].replace(PROFILE, '');
    if (SERVES[name]) SERVES[name].forEach((kind) => kinds.add(kind));
    else console.error(`not served, left out: ${canonical}`);
  }
  return hook('kinds', kinds);
}

const values = (extension, url) => (extension.extension ?? []).filter((e) => e.url === url);

const hasCode = (order, code) =>
  (order.code?.coding ?? []).some((c) => c.code === code && (c.system === undefined || c.system === SYSTEM));

const isOf = (order, patientId) => {
  const reference = order.subject?.reference ?? '';
  return reference === `Patient/${patientId}` || reference.endsWith(`/Patient/${patientId}`);
};

/** Reads all orders of a code for the patient, page by page. Null where the receiver could not be asked. */
async function search(http, patientId, code) {
  let next = hook('orderQuery', `ServiceRequest?patient=${encodeURIComponent(patientId)}&code=${encodeURIComponent(`${SYSTEM}|${code}`)}`,
    { patientId, code });
  if (next === null) return [];
  const found = [];
  for (let page = 0; next && page < 20; page++) {
    const answer = await http.get(next);
    if (answer?.status !== 200 || !Array.isArray(answer.body?.entry ?? [])) return null;
    found.push(...(answer.body.entry ?? []).map((e) => e.resource).filter((r) => r?.resourceType === 'ServiceRequest'));
    next = (answer.body.link ?? []).find((l) => l.relation === 'next')?.url;
  }
  // Not every receiver filters by what it was asked for; another patient's order is never ours to follow.
  return found.filter((o) => hasCode(o, code) && hook('isOurs', isOf(o, patientId)));
}

/** Schedules of the active standing orders, whether there are orders that are no longer active, and one-time orders. */
export async function readOrders(http, patientId, state) {
  const cached = hook('cachedOrders', undefined, { state });
  if (cached) return cached;
  const standing = await search(http, patientId, STANDING);
  const oneTime = await search(http, patientId, ONE_TIME);
  if (standing === null) return null;
  const isActive = (order) => hook('isActive', order.status === 'active', { order });
  const schedules = [];
  for (const order of standing.filter(isActive)) {
    const extensions = hook('schedules', (order.extension ?? []).filter((e) => e.url === SCHEDULE));
    extensions.forEach((extension, i) => {
      const period = values(extension, 'submissionPeriod')[0]?.valueQuantity;
      if (!period) return;
      const key = `${order.id}#${i}`;
      schedules.push({
        key,
        orderId: order.id,
        period: hook('period', period, { key, state }),
        lookback: values(extension, 'lookbackPeriod')[0]?.valueQuantity,
        kinds: kindsOf(values(extension, 'submissionDataProfile').map((e) => e.valueCanonical)),
      });
    });
  }
  const orders = {
    schedules,
    revoked: standing.filter((o) => !isActive(o)).map((o) => o.id),
    once: (oneTime ?? []).filter((o) => o.status === 'active').map(understandOneTime).filter(Boolean),
  };
  hook('ordersRead', orders, { state });
  return orders;
}

/** `{id, period, kinds}` of a one-time order, or null where it does not say its period. */
export function understandOneTime(order) {
  const spec = (order.extension ?? []).find((e) => e.url === ONE_TIME_SPEC);
  const period = spec && values(spec, 'timePeriod')[0]?.valuePeriod;
  if (!period?.start || !period?.end) return null;
  return { id: order.id ?? `handed-over-${period.start}-${period.end}`, period, kinds: kindsOf(values(spec, 'submissionDataProfile').map((e) => e.valueCanonical)) };
}
