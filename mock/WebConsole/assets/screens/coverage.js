// What was met since the start or the last reset: operations, constraints, error codes, statuses and transitions.
import { address, currentLanguage, get, h, route, setParams, source, t } from '../core/core.js';
import { button, chip, empty, list, searchBox, select, whenLoaded } from '../parts/parts.js';
const coverage = source({
  global: true,
  wait: 1000,
  load: () => get('coverage'),
  changedBy: event => event.kind === 'reset' || event.kind === 'call' || event.kind === 'job',
});

// Of each kind: what counts in the share, and how a row is shown.
const kinds = {
  operations: {
    counts: each => each.served,
    name: each => h('a', { href: address('api', { op: each.name }) }, each.name),
    detail: each => (each.served ? '' : t('coverage.notServed')),
    text: each => each.name,
  },
  constraints: {
    counts: each => each.enforced,
    name: each => h('a', { href: address('calls', { q: `constraint:${each.id}` }) }, each.id),
    detail: each => [`${each.statement} `, h('small', each.remark ?? [...(each.where ?? []), ...(each.codes ?? [])].join(' · '))],
    text: each => `${each.id} ${each.statement ?? ''} ${each.where} ${each.codes} ${each.remark}`,
  },
  errors: {
    counts: each => ['rule', 'job'].includes(each.reach),
    name: each => h('a', { href: address('calls', { q: `code:${each.code}` }) }, each.code),
    detail: each => [
      `${each.status} `,
      `${(currentLanguage() === 'zh' && each.message_zh) || each.message} `,
      h('small', each.reach),
    ],
    text: each => `${each.code} ${each.message ?? ''} ${each.reach}`,
  },
  statuses: {
    counts: () => true,
    name: each => chip(each.status),
    detail: each => each.resource,
    text: each => `${each.resource} ${each.status}`,
  },
  transitions: {
    counts: () => true,
    name: each => each.operation,
    detail: each => each.resource,
    text: each => `${each.resource} ${each.operation}`,
  },
};

export function view() {
  return [
    h(
      'div.toolbar',
      h('h1', t('nav.coverage')),
      searchBox(t('coverage.find')),
      select(
        route.params.met ?? 'all',
        ['all', 'met', 'open'].map(each => [each, t(`coverage.${each}`)]),
        next => setParams({ met: next === 'all' ? '' : next }),
        { 'aria-label': t('coverage.show') },
      ),
    ),
    whenLoaded(coverage, content),
  ];
}

function content(document) {
  const kind = kinds[route.params.kind] ? route.params.kind : 'operations';
  const { name, detail, text, counts } = kinds[kind];
  const query = (route.params.q ?? '').toLowerCase();
  const found = document[kind].filter(
    each =>
      (!query || text(each).toLowerCase().includes(query)) &&
      (!route.params.met || (route.params.met === 'met' ? each.met > 0 : each.met === 0 && counts(each))),
  );
  return [
    h(
      'div.type-list.bars',
      { role: 'group', 'aria-label': t('coverage.kinds'), key: 'kinds' },
      Object.keys(kinds).map(each => {
        const counted = document[each].filter(kinds[each].counts);
        const met = counted.filter(one => one.met > 0).length;
        return button(
          [
            h('span', t(`coverage.${each}`)),
            h('meter', { min: '0', max: String(counted.length || 1), value: met, 'aria-hidden': 'true' }),
            h('small', `${met} / ${counted.length}`),
          ],
          () => setParams({ kind: each }),
          { key: each, 'aria-pressed': String(each === kind) },
        );
      }),
    ),
    found.length === 0
      ? empty(t('coverage.none'))
      : list({
          id: `coverage-${kind}`,
          label: t(`coverage.${kind}`),
          rows: found,
          key: each => text(each),
          rowHeight: 34,
          kind: 'coverage tall',
          columns: [
            { name: t(`coverage.${kind}`), class: 'name' },
            { name: t('coverage.count'), class: 'number' },
            { name: t('coverage.detail'), class: 'wide' },
          ],
          cells: each => [name(each), each.met ? chip(String(each.met), 'good') : chip('0', 'idle'), detail(each)],
        }),
  ];
}
