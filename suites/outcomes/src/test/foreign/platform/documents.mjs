// The results as FHIR resources.
const LOINC = 'http://loinc.org', UCUM = 'http://unitsofmeasure.org';
const PARTS = { veryLow: '104642-4', low: '104641-6', target: '97510-2', high: '104640-8', veryHigh: '104639-0' };
const code = value => ({ coding: [{ system: LOINC, code: value }] });
const quantity = (value, unit) => ({ value, unit, system: UCUM, code: unit });

export function documents(order, figures, around, round, bad, odd) {
  const revised = round > 1 && !odd.has('supersede') && !bad.has('two-finals') && !bad.has('stays-final') && !bad.has('swallowed');
  const common = (name, loinc) => {
    const resource = { resourceType: 'Observation',
      identifier: [{ system: 'urn:foreign-ledger', value: `${order.start}-${name}${bad.has('swallowed') ? '' : `-${round}`}` }],
      status: revised ? 'amended' : 'final', code: code(loinc), subject: { reference: `Patient/${order.patient}` },
      effectivePeriod: { start: order.start, end: order.end },
      method: { text: bad.has('unversioned-method') ? 'Foreign Ledger' : 'Foreign Ledger 3.1' }, device: { reference: around.sensor } };
    if (bad.has('instant')) { delete resource.effectivePeriod; resource.effectiveDateTime = order.end; }
    if (bad.has('no-sensor')) delete resource.device;
    return resource;
  };
  const ranges = common('ranges', '106793-3');
  if (bad.has('range-text')) ranges.valueString = Object.entries(figures.percent).map(([name, share]) => `${name} ${share} %`).join(', ');
  else ranges.component = Object.entries(PARTS).map(([name, loinc]) => ({ code: code(loinc), valueQuantity: quantity(figures.percent[name], '%') }));
  return { ranges, mean: { ...common('mean', '97507-8'), valueQuantity: quantity(figures.mean, 'mg/dL') },
    gmi: { ...common('gmi', '97506-0'), valueQuantity: quantity(figures.gmi, '%') }, cv: { ...common('cv', '104638-2'), valueQuantity: quantity(figures.cv, '%') },
    summary: common('summary', '107931-8') };
}
