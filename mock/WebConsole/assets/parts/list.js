// A list of which only the visible rows exist as elements, so that tens of thousands of rows scroll smoothly. It is a grid for screen
// readers; the arrow keys move the selection, and the focus stays on the list while rows come and go.
import { h, redraw } from '../core/core.js';
const states = new Map();
const spare = 8;

function stateOf(id) {
  if (!states.has(id)) states.set(id, { top: 0, height: 600 });
  return states.get(id);
}

addEventListener('resize', redraw);

/** The rows that the list shows now, for parts that follow it. */
export function visibleRange(id, count, rowHeight) {
  const state = stateOf(id);
  const first = Math.min(Math.floor(state.top / rowHeight), Math.max(count - 1, 0));
  return [first, Math.min(count, first + Math.ceil(state.height / rowHeight) + 1)];
}

/**
 * @param options.id names the list, so that its position is kept
 * @param options.rows the items; options.key gives the key of one
 * @param options.rowHeight in pixels; all rows have the same
 * @param options.columns names of the columns; options.cells gives the cells of an item
 * @param options.selected the key of the selected item; options.select is called with an item
 */
export function list({ id, label, rows, key, rowHeight, columns, cells, selected, select, rowClass = () => '', kind = '' }) {
  const state = stateOf(id);
  const [start, end] = visibleRange(id, rows.length, rowHeight);
  const first = Math.max(start - spare, 0);
  const shown = rows.slice(first, end + spare);
  const index = selected === undefined ? -1 : rows.findIndex(row => key(row) === selected);

  const move = event => {
    if (event.target !== event.currentTarget || !select) return;
    const page = Math.max(Math.floor(state.height / rowHeight) - 1, 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length };
    if (!(event.key in steps) || rows.length === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(index + steps[event.key], 0), rows.length - 1);
    const top = next * rowHeight;
    if (top < state.top) state.target = top;
    else if (top + rowHeight > state.top + state.height) state.target = top + rowHeight - state.height;
    select(rows[next]);
  };

  const follow = element => {
    if (state.target !== undefined) {
      element.scrollTop = state.target;
      state.target = undefined;
    }
    const header = element.firstElementChild?.offsetHeight ?? 0;
    const height = Math.max(element.clientHeight - header, rowHeight);
    if (height !== state.height || element.scrollTop !== state.top) {
      state.height = height;
      state.top = element.scrollTop;
      redraw();
    }
  };

  return h(
    'div',
    {
      class: `list ${kind}`,
      role: 'grid',
      'aria-label': label,
      'aria-rowcount': String(rows.length + 1),
      tabindex: '0',
      key: id,
      'aria-activedescendant': index >= first && index < first + shown.length ? `${id}-${index}` : null,
      onscroll: event => follow(event.currentTarget),
      onkeydown: move,
      ref: follow,
    },
    h(
      'div.list-head',
      { role: 'row', 'aria-rowindex': '1' },
      columns.map(column => h('span', { role: 'columnheader', class: column.class, key: column.name }, column.name)),
    ),
    h(
      'div.list-rows',
      { role: 'rowgroup', style: { height: `${rows.length * rowHeight}px` } },
      shown.map((row, offset) =>
        h(
          'div',
          {
            class: `list-row ${rowClass(row)}`,
            role: 'row',
            key: key(row),
            id: `${id}-${first + offset}`,
            'aria-rowindex': String(first + offset + 2),
            'aria-selected': select ? String(key(row) === selected) : null,
            style: { transform: `translateY(${(first + offset) * rowHeight}px)`, height: `${rowHeight}px` },
            onclick: select ? () => select(row) : null,
          },
          cells(row).map((cell, at) => h('span', { role: 'gridcell', class: columns[at].class, key: columns[at].name }, cell)),
        ),
      ),
    ),
  );
}
