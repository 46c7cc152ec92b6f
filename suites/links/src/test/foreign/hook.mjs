// Hands what a test says in CGMKIT_... on to a program that runs, and prints its answer.
export async function hook(program, path, names) {
  const at = process.env[program];
  if (!at) { console.error(`${program} is to be the address that the program has printed`); process.exit(2); }
  const wish = Object.fromEntries(names.map(n => [n, process.env[`CGMKIT_${n.toUpperCase()}`] ?? '']));
  const answer = await fetch(new URL(path, at), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) });
  process.stdout.write(await answer.text() + '\n');
  if (!answer.ok) process.exit(1);
}
