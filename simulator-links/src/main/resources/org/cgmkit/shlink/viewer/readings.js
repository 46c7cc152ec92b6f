// What was shared, as figures: readings in mg/dL, the values of summaries, devices. Codes are those of the CGM guide.

const PER_MMOL = 18.0156;
const READINGS = new Set(['99504-3', '105272-9']);
const RANGES = ['104642-4', '104641-6', '97510-2', '104640-8', '104639-0'];
const NAMES = {
  '97507-8': 'Mean glucose', '105273-7': 'Mean glucose', '97506-0': 'Glucose management indicator (GMI)', '104638-2': 'Coefficient of variation',
  '104636-6': 'Days of wear', '104637-4': 'Time the sensor was active',
  '104642-4': 'Below 54 mg/dL', '104641-6': '54 to 69 mg/dL', '97510-2': '70 to 180 mg/dL', '104640-8': '181 to 250 mg/dL', '104639-0': 'Above 250 mg/dL',
};

function codeOf(element) {
  return element.code?.coding?.find(coding => NAMES[coding.code] || READINGS.has(coding.code))?.code ?? '';
}

/** Every resource once: what is doubled between files counts once. */
function resourcesOf(files) {
  const seen = new Map();
  for (const { resource } of files.filter(each => each.resource)) {
    for (const each of resource.resourceType === 'Bundle' ? (resource.entry ?? []).map(entry => entry.resource) : [resource]) {
      if (each) {
        seen.set(each.identifier ? JSON.stringify([each.resourceType, each.identifier]) : JSON.stringify(each), each);
      }
    }
  }
  return [...seen.values()];
}

function sharedIn(files) {
  const resources = resourcesOf(files);
  const observations = resources.filter(each => each.resourceType === 'Observation');
  const summaries = observations.filter(each => !READINGS.has(codeOf(each)));
  return {
    person: resources.filter(each => each.resourceType === 'Patient').map(nameOf).find(Boolean),
    devices: resources.filter(each => each.resourceType === 'Device').map(deviceOf),
    ...readingsIn(observations),
    figures: summaries.filter(each => codeOf(each) && each.valueQuantity),
    ranges: summaries.find(each => each.component?.some(part => RANGES.includes(codeOf(part)))),
    period: summaries.map(each => each.effectivePeriod).find(Boolean),
  };
}

function readingsIn(observations) {
  const readings = [];
  let molar = 0;
  let absent = 0;
  for (const each of observations.filter(one => READINGS.has(codeOf(one)))) {
    const { value, code } = each.valueQuantity ?? {};
    const time = Date.parse(each.effectiveDateTime);
    if (typeof value !== 'number' || Number.isNaN(time) || (code !== 'mg/dL' && code !== 'mmol/L')) {
      absent++;
      continue;
    }
    molar += code === 'mmol/L' ? 1 : 0;
    readings.push({ time, value: code === 'mmol/L' ? value * PER_MMOL : value });
  }
  readings.sort((a, b) => a.time - b.time);
  return { readings, absent, unit: molar > readings.length / 2 ? 'mmol/L' : 'mg/dL' };
}

function nameOf(patient) {
  const name = patient.name?.[0];
  return name && (name.text ?? [...(name.given ?? []), name.family].filter(Boolean).join(' '));
}

function deviceOf(device) {
  return [device.deviceName?.[0]?.name ?? device.type?.text ?? 'Unnamed device', device.serialNumber && `serial number ${device.serialNumber}`]
    .filter(Boolean).join(', ');
}

function text(quantity) {
  return `${quantity.value} ${quantity.code === 'd' ? 'days' : quantity.code ?? quantity.unit ?? ''}`.trim();
}

function glucose(value, unit) {
  return unit === 'mmol/L' ? (value / PER_MMOL).toFixed(1) : String(Math.round(value));
}

/** Days on which there are readings, in the time zone of this browser, as {key, readings}. */
function daysOf(readings) {
  const days = new Map();
  for (const reading of readings) {
    const at = new Date(reading.time);
    const key = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(n => String(n).padStart(2, '0')).join('-');
    if (!days.has(key)) {
      days.set(key, []);
    }
    days.get(key).push({ minute: minuteOf(at), value: reading.value });
  }
  return [...days].map(([key, all]) => ({ key, readings: all }));
}

function minuteOf(at) {
  return at.getHours() * 60 + at.getMinutes() + at.getSeconds() / 60;
}

/** The 5th, 25th, 50th, 75th and 95th percentile of each half hour of the day that has readings, as {minute, at}. */
function profileOf(readings) {
  const slots = Array.from({ length: 48 }, () => []);
  readings.forEach(({ time, value }) => slots[Math.floor(minuteOf(new Date(time)) / 30)].push(value));
  return slots.map((values, slot) => {
    values.sort((a, b) => a - b);
    return { minute: slot * 30 + 15, at: values.length ? [0.05, 0.25, 0.5, 0.75, 0.95].map(share => percentile(values, share)) : null };
  }).filter(slot => slot.at);
}

function percentile(sorted, share) {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}
