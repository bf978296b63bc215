// Which calls of the journal a fault rule would have hit, had it existed before them and alone.

/** The journal entries that the rule applies to, without its probability. */
export function findHits(rule, entries) {
  const own = entries.filter(
    entry =>
      entry.operation &&
      (rule.operation === '*' || entry.operation === rule.operation) &&
      (!rule.project_id || entry.project_id === rule.project_id),
  );
  const chosen = own.filter(
    (_, index) => (!rule.nth || index + 1 === rule.nth) && (!rule.every || (index + 1) % rule.every === 0),
  );
  return rule.times && !rule.probability ? chosen.slice(0, rule.times) : chosen;
}

/** How many calls it would have hit; the expected number for a rule with a probability. */
export function countHits(rule, hits) {
  if (!rule.probability) return hits.length;
  const expected = Math.round(hits.length * Math.min(rule.probability, 1));
  return rule.times ? Math.min(expected, rule.times) : expected;
}
