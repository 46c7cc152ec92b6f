// Makes kill-the-clipboard.json anew: npm install kill-the-clipboard@1.1.0 && node make.mjs >kill-the-clipboard.json
import { SHL, SHLManifestBuilder } from 'kill-the-clipboard';
const made = [];
const reading = i => ({
  resource: {
    resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '99504-3' }] },
    effectiveDateTime: new Date(Date.UTC(2026, 4, 1, 0, 5 * i)).toISOString(),
    valueQuantity: { value: 100 + i, unit: 'mg/dl', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
  },
});
const bundle = n => ({ resourceType: 'Bundle', type: 'collection', entry: Array.from({ length: n }, (_, i) => reading(i)) });
for (const [what, flag, readings, compress, max] of [['embedded', 'L', 3, false, 1e6], ['located', 'LP', 5, false, 0], ['compressed', undefined, 40, true, 1e6]]) {
  const files = new Map();
  const shl = SHL.generate({ baseManifestURL: 'https://shl.example.org/manifests/', manifestPath: '/manifest.json', label: `Zucker – ${what}`, flag });
  const uploadFile = async text => {
    const name = `file-${files.size + 1}`;
    files.set(name, text);
    return name;
  };
  const builder = new SHLManifestBuilder({
    shl, uploadFile, getFileURL: async name => `https://files.example.org/${name}`, loadFile: async name => files.get(name),
  });
  await builder.addFHIRResource({ content: bundle(readings), enableCompression: compress });
  const manifest = await builder.buildManifest({ embeddedLengthMax: max });
  made.push({ what, readings, link: shl.toURI(), manifest, files: Object.fromEntries(files) });
}
console.log(JSON.stringify({ madeBy: 'kill-the-clipboard 1.1.0', on: new Date().toISOString().slice(0, 10), links: made }, null, 1));
