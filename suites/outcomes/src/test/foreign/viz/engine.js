// Tidepool's viz as an engine that a command asks: reads the trace that CGMKIT_TRACE names, and prints figures in the kit's own form.
// CGMKIT_VIZ is a folder into which the npm package @tidepool/viz was installed. Readings are kept in mmol/L, as its uploaders do.
const fs = require('fs');
const path = require('path');

globalThis.window = globalThis.self = globalThis;
globalThis.localStorage = {};
const log = console.log;
console.log = () => {};
const { DataUtil } = require(path.join(process.env.CGMKIT_VIZ, 'node_modules/@tidepool/viz/dist/data.js'));

const FACTOR = 18.01559;
const start = Date.parse(process.env.CGMKIT_START);
const end = Date.parse(process.env.CGMKIT_END);
const zone = process.env.CGMKIT_ZONE === 'Z' ? 'UTC' : process.env.CGMKIT_ZONE;
const interval = Number(process.env.CGMKIT_INTERVAL) || 5;
const rows = fs.readFileSync(process.env.CGMKIT_TRACE, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

let skipped = 0;
const data = [{
  type: 'upload', id: 'upload', uploadId: 'upload', deviceId: 'sensor', deviceTags: ['cgm'], deviceManufacturers: ['Sensor'],
  deviceModel: 'Sensor', time: new Date(start).toISOString(), timezone: zone, version: '1', source: 'cgmkit',
}];
rows.forEach(([time, text, unit], index) => {
  const value = Number(text);
  if (!Number.isFinite(value) || text === '' || Number.isNaN(Date.parse(time))) {
    skipped += 1;
    return;
  }
  const at = new Date(time).toISOString();
  data.push({
    type: 'cbg', id: `row${index}`, uploadId: 'upload', deviceId: 'sensor', time: at, deviceTime: at.slice(0, 19),
    timezoneOffset: 0, units: 'mmol/L', value: unit === 'mg/dL' ? value / FACTOR : value, sampleInterval: interval * 60000,
  });
});

const util = new DataUtil();
util.addData(data, 'patient');
const result = util.query({
  endpoints: [start, end],
  bgSource: 'cbg',
  bgPrefs: {
    bgUnits: 'mg/dL',
    bgClasses: {
      'very-low': { boundary: 54 }, low: { boundary: 70 }, target: { boundary: 180 }, high: { boundary: 250 },
    },
    bgBounds: {
      veryHighThreshold: 250, targetUpperBound: 180, targetLowerBound: 70, veryLowThreshold: 54, extremeHighThreshold: 350,
    },
  },
  timePrefs: { timezoneAware: true, timezoneName: zone },
  stats: ['timeInRange', 'averageGlucose', 'standardDev', 'coefficientOfVariation', 'glucoseManagementIndicator', 'sensorUsage'],
});
const stats = result.data.current.stats;
const shares = stats.timeInRange || {};
const counts = shares.counts || {};
const durations = shares.durations || {};
const of = shares.total || counts.total || durations.total;
if (process.env.VIZ_DEBUG) {
  log(JSON.stringify(stats));
}
const share = (name) => {
  const amount = counts[name] !== undefined ? counts[name] : durations[name];
  const total = counts.total !== undefined ? counts.total : durations.total;
  return total ? (100 * amount) / total : null;
};
const number = (value) => (Number.isFinite(value) ? value : null);
const glucose = stats.averageGlucose || {};
log(JSON.stringify({
  percent: of ? {
    veryLow: share('veryLow'), low: share('low'), target: share('target'), high: share('high'), veryHigh: share('veryHigh'),
  } : null,
  mean: { value: number(glucose.averageGlucose), unit: 'mg/dL' },
  sd: { value: number((stats.standardDev || {}).standardDeviation), unit: 'mg/dL' },
  cv: number((stats.coefficientOfVariation || {}).coefficientOfVariation),
  gmi: number((stats.glucoseManagementIndicator || {}).glucoseManagementIndicator),
  method: 'Tidepool viz ' + require(path.join(process.env.CGMKIT_VIZ, 'node_modules/@tidepool/viz/package.json')).version,
  notices: skipped ? [`${skipped} rows are no numbers.`] : [],
}));
