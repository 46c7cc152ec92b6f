// What the app remembers between two starts: one file per connection (receiver and patient), written in one piece.
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

const FRESH = () => ({
  outbox: [], // submissions that wait for delivery
  leftovers: [], // entries that the receiver could not take just now, for the next submission
  refs: {}, // identifier of a device or summary -> its reference on the receiver
  readingsDone: [], // times of readings that were accepted
  never: {}, // identifiers that are not sent again: refused for good, or stored without a condition
  last: {}, // schedule -> when it was last submitted
  onceDone: {}, // one-time orders that were answered
  cache: {},
});

export class State {
  constructor(dir, base, patient) {
    mkdirSync(dir, { recursive: true });
    const key = createHash('sha256').update(`${base}|${patient}`).digest('hex').slice(0, 12);
    this.path = join(dir, `link-${key}.json`);
    this.asidePath = join(dir, `aside-${key}.jsonl`);
    this.data = FRESH();
    try {
      Object.assign(this.data, JSON.parse(readFileSync(this.path, 'utf8')));
    } catch (e) {
      if (e.code !== 'ENOENT') throw e;
    }
    this.done = new Set(this.data.readingsDone);
    this.asideCount = 0;
  }

  save() {
    this.data.readingsDone = [...this.done];
    writeFileSync(`${this.path}.new`, JSON.stringify(this.data));
    renameSync(`${this.path}.new`, this.path);
  }

  /** Keeps what was refused, with the reason, for a person to look at. */
  aside(message, what) {
    this.asideCount += 1;
    appendFileSync(this.asidePath, `${JSON.stringify({ at: new Date().toISOString(), message, what })}\n`);
    if (this.asideCount <= 5) console.error(`set aside: ${message}`);
  }
}
