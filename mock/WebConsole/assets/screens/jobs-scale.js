// A scale of time without the times at which nothing ran: each idle time takes the same small room.

const gapShare = 0.04;
const steps = [1, 2, 5, 10, 30, 60, 120, 300, 900, 1800, 3600, 7200, 21600, 86400, 604800, 2592000].map(
  seconds => seconds * 1000,
);

/**
 * @param spans [begin, end] of what is shown, in milliseconds
 * @param now an instant that is shown too
 * @param distance the smallest distance of two ticks, as a part of the scale
 * @returns place(instant) between 0 and 1, gaps with their places and lengths, and ticks
 */
export function createScale(spans, now, distance) {
  const parts = join([...spans, [now, now]]);
  const busy = parts.reduce((sum, [begin, end]) => sum + end - begin, 0) || 1;
  // Idle times that are shorter than a part of the busy time are shown as they are.
  const merged = join(parts, busy / 8);
  const total = merged.reduce((sum, [begin, end]) => sum + end - begin, 0) || 1;
  const gapCount = merged.length - 1;
  const share = Math.min(gapShare, 0.4 / Math.max(gapCount, 1));
  const room = 1 - share * gapCount;
  const gaps = [];
  let left = 0;
  const pieces = merged.map(([begin, end], index) => {
    const width = ((end - begin) / total) * room;
    const piece = { begin, end, left, width };
    left += width;
    if (index < gapCount) {
      gaps.push({ at: (end + merged[index + 1][0]) / 2, length: merged[index + 1][0] - end });
      left += share;
    }
    return piece;
  });

  const place = instant => {
    for (const [index, piece] of pieces.entries()) {
      if (instant <= piece.end) {
        if (instant >= piece.begin)
          return (
            piece.left + (piece.end === piece.begin ? 0 : ((instant - piece.begin) / (piece.end - piece.begin)) * piece.width)
          );
        return index === 0 ? 0 : piece.left - share / 2;
      }
    }
    return Math.min(left, 1);
  };

  // Ticks at round times, so many as fit.
  const step = steps.find(each => each > total * distance) ?? steps.at(-1);
  const ticks = [];
  for (const { begin, end } of pieces) {
    for (let instant = Math.ceil(begin / step) * step; instant <= end && ticks.length < 50; instant += step) {
      if (!ticks.length || place(instant) - place(ticks.at(-1)) > distance) ticks.push(instant);
    }
  }
  return { place, gaps, ticks };
}

function join(spans, distance = 0) {
  const joined = [];
  for (const [begin, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && begin <= last[1] + distance) last[1] = Math.max(last[1], end);
    else joined.push([begin, end]);
  }
  return joined;
}
