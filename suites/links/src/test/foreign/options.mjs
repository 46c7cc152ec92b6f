// Command line: --name value, --flaw and --peculiar any number of times.
export function options(argv, defaults) {
  const given = { ...defaults, flaws: new Set(), peculiar: new Set() };
  for (let i = 0; i < argv.length; i++) {
    const name = argv[i];
    if (!name.startsWith('--')) throw new Error(`not understood: ${name}`);
    const key = name.slice(2);
    if (key === 'until-stdin-closes' || key === 'list') { given[key] = true; continue; }
    const value = argv[++i];
    if (value === undefined) throw new Error(`${name} needs a value`);
    if (key === 'flaw') given.flaws.add(value);
    else if (key === 'peculiar') given.peculiar.add(value);
    else if (key in defaults) given[key] = value;
    else throw new Error(`no such option: ${name}`);
  }
  return given;
}

export function check(given, flaws, peculiarities) {
  for (const f of given.flaws) if (!flaws.includes(f)) throw new Error(`no such flaw: ${f}`);
  for (const p of given.peculiar) if (!peculiarities.includes(p)) throw new Error(`no such peculiarity: ${p}`);
}

export const sleep = ms => new Promise(done => setTimeout(done, ms));

export function body(request) {
  return new Promise((done, failed) => {
    const parts = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => done(Buffer.concat(parts)));
    request.on('error', failed);
  });
}

export function untilStdinCloses() {
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
