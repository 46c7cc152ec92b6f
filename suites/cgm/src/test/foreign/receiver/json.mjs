// JSON that keeps what FHIR cares about and JSON.parse throws away: the digits of a decimal (6.80 is not 6.8
// there), and the fact that a member came twice.

export class Decimal {
  constructor(text) { this.text = text; }
  valueOf() { return Number(this.text); }
}

export function parse(text) {
  let at = 0;
  const fail = what => { throw new SyntaxError(`${what} at position ${at}`); };
  const space = () => { while (' \t\n\r'.includes(text[at]) && at < text.length) at++; };

  function value(depth) {
    if (depth > 80) fail('Nested too deeply');
    space();
    const c = text[at];
    if (c === '{') return object(depth);
    if (c === '[') return array(depth);
    if (c === '"') return string();
    for (const [word, meaning] of [['true', true], ['false', false], ['null', null]]) {
      if (text.startsWith(word, at)) { at += word.length; return meaning; }
    }
    const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
    number.lastIndex = at;
    const found = number.exec(text);
    if (!found) fail('Not JSON');
    at += found[0].length;
    return new Decimal(found[0]);
  }

  function object(depth) {
    const out = Object.create(null); // a member called __proto__ has to stay a member
    at++; space();
    if (text[at] === '}') { at++; return out; }
    for (;;) {
      space();
      if (text[at] !== '"') fail('A member name is missing');
      const name = string();
      if (name in out) fail(`The member ${name} came twice`);
      space();
      if (text[at++] !== ':') fail('A colon is missing');
      out[name] = value(depth + 1);
      space();
      const c = text[at++];
      if (c === '}') return out;
      if (c !== ',') fail('A comma is missing');
    }
  }

  function array(depth) {
    const out = [];
    at++; space();
    if (text[at] === ']') { at++; return out; }
    for (;;) {
      out.push(value(depth + 1));
      space();
      const c = text[at++];
      if (c === ']') return out;
      if (c !== ',') fail('A comma is missing');
    }
  }

  function string() {
    // Find the closing quote, and leave escapes to the engine, which knows them all.
    const whole = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
    whole.lastIndex = at;
    const found = whole.exec(text);
    if (!found) fail('A string is broken');
    at += found[0].length;
    return JSON.parse(found[0]);
  }

  const result = value(0);
  space();
  if (at < text.length) fail('Something follows the end');
  return result;
}

// Members come out in alphabetical order. JSON leaves the order open, and a fixed one makes the text of a resource
// usable for telling duplicates.
export function stringify(value) {
  if (value instanceof Decimal) return value.text;
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  if (value && typeof value === 'object') {
    return `{${Object.keys(value).filter(k => value[k] !== undefined).sort()
      .map(k => `${JSON.stringify(k)}:${stringify(value[k])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

export function clone(value) {
  if (Array.isArray(value)) return value.map(clone);
  if (value && typeof value === 'object' && !(value instanceof Decimal)) {
    const out = Object.create(null);
    for (const k of Object.keys(value)) out[k] = clone(value[k]);
    return out;
  }
  return value;
}

// Walks all objects of a tree, the root included.
export function walk(value, visit) {
  if (Array.isArray(value)) value.forEach(v => walk(v, visit));
  else if (value && typeof value === 'object' && !(value instanceof Decimal)) {
    visit(value);
    for (const k of Object.keys(value)) walk(value[k], visit);
  }
}
