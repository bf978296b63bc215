// The slider over the history of the project: choose an instant, see what a command changed, and compare two instants.
import { address, get, h, instant, ofProject, redraw, route, setParams, shortId, source, t, time } from '../core/core.js';
import { actionButton, button, commandText, differences, downloadState, empty, fork, history, list } from '../parts/parts.js';

const rowHeight = 32;
let compared = null;

// What a command changed, or what changed since another instant.
const changes = source({
  ofInstant: true,
  load: async () => {
    const [from, to] = [baseOf(), instant()];
    compared = { from, to };
    return Number(from) < history.value.from ? [] : (await get('diff', ofProject({ from, to }))).changes;
  },
});

const baseOf = () => route.params.from || String(Number(instant()) - 1);

const show = number => setParams({ at: number === null ? '' : String(number) });

export function historySection({ from, to, items, problem }) {
  if (to === 0) return empty(t('history.empty'));
  const at = instant() ? Number(instant()) : to;
  return [
    h('p.hint', t(from > 0 ? 'history.fromHint' : 'history.hint', { from })),
    problem ? h('p.message.bad', { role: 'alert' }, problem) : null,
    h(
      'div.slider',
      button('◀', () => show(at - 1), { 'aria-label': t('history.previous'), disabled: at <= from }),
      h('input', {
        type: 'range',
        min: String(from),
        max: String(to),
        value: String(at),
        'aria-label': t('history.slider'),
        'aria-valuetext': `${at}: ${commandText(at)}`,
        oninput: event => show(event.target.value),
      }),
      button('▶', () => show(at + 1), { 'aria-label': t('history.next'), disabled: at >= to }),
      h('output', `${at} / ${to}`),
    ),
    list({
      id: 'history',
      label: t('history.commands'),
      rows: items,
      key: each => each.sequence,
      rowHeight,
      selected: instant() ? at : undefined,
      select: each => show(each.sequence),
      kind: 'history',
      columns: [
        { name: t('history.number'), class: 'number' },
        { name: t('jobs.operation'), class: 'wide' },
        { name: t('calls.time') },
        { name: t('jobs.resource') },
      ],
      cells: each => [String(each.sequence), each.operation, time(each.time), each.resource_name ?? shortId(each.resource_id)],
    }),
    instant() ? instantSection(at) : null,
  ];
}

function instantSection(at) {
  if (compared && (compared.from !== baseOf() || compared.to !== instant())) {
    compared = null;
    changes.value = null;
    changes.invalidate(0);
  }
  changes.use();
  const base = route.params.from;
  return [
    h(
      'div.buttons',
      h('a.button', { href: address('sites', { at: String(at) }) }, t('history.sites')),
      actionButton(t('history.fork'), fork),
      actionButton(t('history.download'), () => downloadState(false)),
      base
        ? button(t('history.noBase'), () => setParams({ from: '' }))
        : button(t('history.base'), () => setParams({ from: String(at) })),
    ),
    changes.error ? h('p.message.bad', { role: 'alert' }, changes.error.message) : null,
    changes.value && compared
      ? differences(
          t(base ? 'history.between' : 'history.changed', { from: compared.from, to: compared.to, count: changes.value.length }),
          changes.value,
        )
      : null,
  ];
}
