// JSON to read, and JSON to edit, with a marked place.
import { h } from '../core/core.js';
import { findPlace } from './json-place.js';

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;

/** A JSON text with coloured tokens and a marked path. */
export function jsonText(text, { at, label } = {}) {
  const place = findPlace(text, at);
  return h(
    'pre.json',
    { tabindex: '0', role: 'region', 'aria-label': label ?? 'JSON' },
    place ? [colour(text.slice(0, place[0])), h('mark', text.slice(...place)), colour(text.slice(place[1]))] : colour(text),
  );
}

function colour(text) {
  // Colours help in short texts; a large one has too many elements.
  if (text.length > 20_000) return text;
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(end, match.index));
    const kind = match[1] ? (match[2] ? 'name' : 'text') : match[3] ? 'number' : 'word';
    parts.push(h('span', { class: `json-${kind}` }, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** A text area for JSON. The same text behind it marks the place that a check names. */
export function jsonEditor({ value, at, label, oninput, id, rows }) {
  const place = findPlace(value, at);
  const follow = event => {
    const behind = event.currentTarget.previousElementSibling;
    behind.scrollTop = event.currentTarget.scrollTop;
    behind.scrollLeft = event.currentTarget.scrollLeft;
  };
  const height = rows ?? Math.min(Math.max(value.split('\n').length + 1, 4), 24);
  return h(
    'div.editor',
    h(
      'pre',
      { 'aria-hidden': 'true', class: 'editor-behind' },
      place ? [value.slice(0, place[0]), h('mark', value.slice(...place)), value.slice(place[1])] : value,
      '\n',
    ),
    h('textarea', {
      id,
      value,
      rows: String(height),
      'aria-label': label,
      spellcheck: 'false',
      autocomplete: 'off',
      wrap: 'off',
      oninput: event => oninput(event.target.value),
      onscroll: follow,
    }),
  );
}
