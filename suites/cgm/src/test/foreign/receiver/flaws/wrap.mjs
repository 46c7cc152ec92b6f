// Replaces one function of the receiver by one that is given the former as its first argument.
export function wrap(app, name, replacement) {
  const before = app[name];
  app[name] = (...given) => replacement(before, ...given);
}

// Changes each resource on its way into the store.
export const onKeep = (...types) => change => app => wrap(app, 'keep', (keep, resource, made) => {
  const kept = keep(resource, made);
  if (!types.length || types.includes(kept.resourceType)) change(kept);
  return kept;
});
