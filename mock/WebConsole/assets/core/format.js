// Times and durations. Times are those of the mock's clock, in UTC, as the service shows them.

export function time(text) {
  return text
    ? new Date(text)
        .toISOString()
        .replace('T', ' ')
        .replace(/\.000Z$|Z$/, '')
    : '–';
}

export function clockTime(text) {
  return text ? time(text).slice(11) : '–';
}

/** A duration in milliseconds: 2 s, 1 min 5 s, 3 h. */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const parts = [];
  let rest = Math.round(ms / 1000);
  for (const [unit, size] of [
    ['d', 86400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ]) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count && parts.length < 2) parts.push(`${count} ${unit}`);
  }
  return parts.join(' ') || '0 s';
}

export function isoDuration(ms) {
  return `PT${Math.max(ms, 0) / 1000}S`;
}

export const shortId = id => (id ? (id.length > 13 ? `${id.slice(0, 8)}…` : id) : '–');

/** JSON with indentation; text that is not JSON stays as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(typeof text === 'string' ? JSON.parse(text) : text, null, 2);
  } catch {
    return text;
  }
}
