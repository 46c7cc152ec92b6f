// Where flaws and peculiarities take hold. The sound app passes each decision and each piece of content through
// `hook(name, value, context)` and goes on with what comes back; with nothing switched on, that is the value itself.
import { CONTENT } from './flaws-content.mjs';
import { BEHAVIOUR } from './flaws-behaviour.mjs';
import { PECULIAR } from './flaws-peculiar.mjs';

export const FLAWS = { ...CONTENT, ...BEHAVIOUR };
export { PECULIAR };

const active = [];

export function switchOn(table, name) {
  if (!Object.hasOwn(table, name)) throw new Error(`no such flaw or peculiarity: ${name}`);
  active.push(table[name]);
}

export function hook(name, value, context = {}) {
  let now = value;
  for (const one of active) if (one[name]) now = one[name](now, context);
  return now;
}
