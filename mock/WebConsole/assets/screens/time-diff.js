// The differences of two state documents. Items of lists are matched by their ids, so that one that is gone does not shift the others.

const textOf = value => (value === undefined ? undefined : JSON.stringify(value).slice(0, 200));

/** The paths whose values differ, with the values as JSON; undefined where there is none. */
export function findDifferences(before, after, path = '', found = []) {
  if (Object.is(before, after)) return found;
  if (!isObject(before) || !isObject(after)) {
    found.push({ path, before: textOf(before), after: textOf(after) });
    return found;
  }
  const [old, now] = [membersOf(before), membersOf(after)];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    findDifferences(old[name], now[name], path ? `${path}.${name}` : name, found);
  }
  return found;
}

const isObject = value => typeof value === 'object' && value !== null;

function membersOf(value) {
  if (!Array.isArray(value)) return value;
  return Object.fromEntries(value.map((item, index) => [item?.id ?? item?.project_id ?? index, item]));
}
