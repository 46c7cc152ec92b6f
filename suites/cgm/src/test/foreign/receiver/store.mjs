import { clone, stringify } from './json.mjs';

// Ids of this product carry the kind of resource and a counter in base 32, with a salt per start of the server so
// that a client cannot guess what another was given.
const KIND = { Observation: 'obs', DiagnosticReport: 'rep', Device: 'dev', Patient: 'pat', ServiceRequest: 'ord' };

export class Store {
  constructor() {
    this.records = new Map(); // "Type/id" -> { key, type, versions, born, print }
    this.counter = 0;
    this.salt = Math.floor(Math.random() * 32 ** 4).toString(32).padStart(4, '0');
  }

  newId(type) {
    this.counter++;
    return `${KIND[type] ?? 'res'}.${this.salt}-${this.counter.toString(32).padStart(4, '0')}`;
  }

  get(key) { return this.records.get(key); }

  ofType(type) { return [...this.records.values()].filter(r => r.type === type); }

  // Writes a new resource or a further version of one. Earlier versions stay readable. `print` is taken of what was
  // submitted, because that is what the next submission will be compared with.
  write(key, resource, print = fingerprint(resource)) {
    const [type, id] = key.split('/');
    const record = this.records.get(key) ?? { key, type, versions: [], born: Date.now() };
    record.print = print;
    const version = clone(resource);
    version.id = id;
    version.meta = { ...(version.meta ?? {}), versionId: String(record.versions.length + 1), lastUpdated: instant() };
    record.versions.push(version);
    this.records.set(key, record);
    return record;
  }

  remove(key) { this.records.delete(key); }
}

export const latest = record => record.versions.at(-1);

// What makes two submissions of a resource the same: all content, but not the parts that a server or a client adds
// for its own housekeeping.
export function fingerprint(resource) {
  const { id, meta, text, ...content } = resource;
  return stringify(content);
}

const instant = () => new Date().toISOString();
