// Peculiarities: what looks odd and breaks no sentence of the guide.

const REST = 'https://cloud.glucotide.example/fhir';

export const PECULIAR = {
  'single-bundle': {
    bundles(bundles, { panel, report }) {
      if (report && panel && bundles.length === 2) {
        const entry = bundles[1].find((e) => e.note.kind === 'report').entry;
        entry.resource.result = [{ reference: panel.uuid }];
      }
      // the report first: what it refers to comes later in the same Bundle
      return [bundles.toReversed().flat()];
    },
  },
  'only-new': { repeats: () => false },
  'condition-encoded': {
    wire(bundle) {
      for (const { request } of bundle.entry) {
        if (request.ifNoneExist) {
          request.ifNoneExist = `identifier=${encodeURIComponent(request.ifNoneExist.slice('identifier='.length))}`;
        }
      }
      return bundle;
    },
  },
  'search-by-patient-only': { orderQuery: (query, { patientId }) => `ServiceRequest?patient=Patient/${patientId}` },
  'absent-values': {
    readings(list, { whole, within, wants }) {
      if (!wants('reading')) return list;
      return [...list, ...within(whole.lost).map((r) => ({ ...r, lost: true }))].sort((a, b) => a.t - b.t);
    },
  },
  'rest-urls': {
    wire(bundle) {
      const names = new Map();
      for (const entry of bundle.entry) {
        const relative = `${entry.resource.resourceType}/${entry.fullUrl.slice('urn:uuid:'.length)}`;
        names.set(entry.fullUrl, relative);
        entry.fullUrl = `${REST}/${relative}`;
      }
      return JSON.parse(JSON.stringify(bundle), (key, value) => (key === 'reference' ? names.get(value) ?? value : value));
    },
  },
  'small-bundles': {
    bundles: (bundles) => bundles.flatMap((entries) => {
      // devices, summaries and the patient in the first one, readings in pieces after it
      const readings = entries.filter((e) => e.note.kind === 'reading');
      if (readings.length <= 400) return [entries];
      const known = new Map(entries.filter((e) => e.note.kind === 'device').map((e) => [e.entry.fullUrl, e.note.ident]));
      const pieces = [];
      for (let i = 0; i < readings.length; i += 400) pieces.push(readings.slice(i, i + 400));
      for (const { entry } of readings) {
        const own = known.get(entry.resource.device?.reference);
        if (own) entry.resource.device.reference = `pending:${own}`;
      }
      return [entries.filter((e) => e.note.kind !== 'reading'), ...pieces].filter((piece) => piece.length > 0);
    }),
  },
  'unusual-spelling': {
    resource(resource, { kind }) {
      const copy = structuredClone(resource);
      copy.code?.coding?.reverse();
      if (kind === 'mean') {
        const digits = copy.valueQuantity.value.replaceAll('@@', '').replace('.', '');
        copy.valueQuantity.value = `@@${digits[0]}.${digits.slice(1)}E${digits.length - 2}@@`;
      }
      return copy;
    },
    text: (json) => json.replaceAll('/', '\\/'),
  },
};
