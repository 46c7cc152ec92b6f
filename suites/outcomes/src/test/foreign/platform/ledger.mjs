// The readings of a window, and what is computed of them.
const FACTOR = 18.0182;
const MMOL = [3.0, 3.9, 10.0, 13.9], MASS = [54, 70, 180, 250];
const NAMES = ['veryLow', 'low', 'target', 'high', 'veryHigh'];

/** Which range: 3.9 and 10.0 (70 and 180) are in the target, 3.0 (54) is low, 13.9 (250) high. */
function rangeOf(value, unit) {
  const [a, b, c, d] = unit === 'mmol/L' ? MMOL : MASS;
  return value < a ? 0 : value < b ? 1 : value <= c ? 2 : value <= d ? 3 : 4;
}

export class Ledger {
  constructor(order, bad) {
    this.order = order;
    this.bad = bad;
    this.rows = [];
    this.lateBlocks = 0;
  }

  take(step, csv) {
    const rows = csv.split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('time'))
      .map(line => line.split(',')).map(([time, value, unit]) => ({ time, at: Date.parse(time), value: Number(value), unit }));
    if (step === 'removed') {
      if (this.bad.has('keeps-removed')) return;
      const gone = new Set(rows.map(row => `${row.at} ${row.value}`));
      this.rows = this.rows.filter(row => !gone.has(`${row.at} ${row.value}`));
      return;
    }
    if (step === 'repeated') return;
    if (step === 'late' && this.bad.has('latest-block-only')) this.rows = this.rows.filter(row => !row.late);
    this.rows.push(...rows.map(row => ({ ...row, late: step === 'late' })));
  }

  /** The readings that count, each time once, the first that came; those of the warm-up do not. */
  figures() {
    const seen = new Set(), used = [];
    let duplicates = 0, warming = 0;
    const { session } = this.order, warm = session.start + session.minutes * 60000;
    for (const row of [...this.rows].sort((a, b) => a.at - b.at)) {
      if (seen.has(row.at)) { duplicates++; continue; }
      seen.add(row.at);
      if (row.at >= session.start && row.at < warm && !this.bad.has('warm-up-counted')) { warming++; continue; }
      used.push(row);
    }
    const counts = [0, 0, 0, 0, 0];
    for (const row of used) counts[rangeOf(row.value, row.unit)]++;
    const mass = used.map(row => row.unit === 'mmol/L' ? row.value * FACTOR : row.value);
    const mean = mass.reduce((a, b) => a + b, 0) / mass.length;
    const sd = Math.sqrt(mass.reduce((a, b) => a + (b - mean) ** 2, 0) / (mass.length - 1));
    const round = number => Number(number.toFixed(2));
    return { percent: Object.fromEntries(NAMES.map((name, i) => [name, round(100 * counts[i] / used.length)])), mean: round(mean),
      gmi: round(3.31 + 0.02392 * mean), cv: round(100 * sd / mean), used: used.length, duplicates, warming };
  }

  chain(figures) {
    const slots = (Date.parse(this.order.end) - Date.parse(this.order.start)) / 300000;
    return { received: this.rows.length, used: figures.used, excluded: figures.warming ? [{ reason: 'warmUp', count: figures.warming }] : [],
      duplicates: figures.duplicates, missing: slots - figures.used - figures.warming,
      conversions: [{ from: 'mmol/L', to: 'mg/dL', factor: FACTOR }], notices: [] };
  }
}
