// The journal: each call with its response, why it was rejected, and a draft to change and judge again.
import {
  address,
  call,
  clockTime,
  getAll,
  go,
  h,
  ofProject,
  pretty,
  redraw,
  route,
  setParams,
  source,
  t,
  time,
} from '../core/core.js';
import {
  actionButton,
  ask,
  button,
  copyButtons,
  createDraft,
  draftEditor,
  draftResult,
  empty,
  facts,
  httpChip,
  jsonText,
  judge,
  list,
  panel,
  searchBox,
  sendDraft,
  tabs,
  whenLoaded,
} from '../parts/parts.js';
import { createFilter } from './calls-filter.js';

const rowHeight = 34;
const longestBody = 2048;
let paused = null;
let draft = null;
let draftOf = null;

export const journal = source({
  // Entries do not change: only those behind the last known one are loaded.
  load: async known => {
    const after = known?.at(-1)?.request_id;
    try {
      const { items } = await getAll('requests', 'requests', ofProject({ limit: 20_000, after }));
      return items.length || !known ? [...(known ?? []), ...items] : known;
    } catch (error) {
      // The journal was emptied or has dropped the entry.
      if (error.status !== 404 || !after) throw error;
      return (await getAll('requests', 'requests', ofProject({ limit: 20_000 }))).items;
    }
  },
  changedBy: event => event.kind === 'call' || event.kind === 'reset',
});

export function view() {
  return h(
    'div',
    { class: `split ${route.params.call ? 'with-panel' : ''}` },
    h(
      'div.split-main',
      h(
        'div.toolbar',
        h('h1', t('nav.calls')),
        searchBox(t('calls.filter'), { class: 'filter', 'aria-describedby': 'filter-help' }),
        quick('status:4xx', t('calls.rejected')),
        quick('status:5xx', t('calls.failed')),
        button(
          paused === null ? t('calls.pause') : t('calls.resume', { count: (journal.value?.length ?? 0) - paused }),
          () => {
            paused = paused === null ? (journal.value?.length ?? 0) : null;
            redraw();
          },
          { 'aria-pressed': String(paused !== null) },
        ),
        actionButton(t('calls.clear'), clear),
      ),
      h('p.hint', { id: 'filter-help' }, t('calls.help')),
      whenLoaded(journal, shown),
    ),
    route.params.call && journal.value ? callPanel(journal.value.find(entry => entry.request_id === route.params.call)) : null,
  );
}

function quick(term, label) {
  const { q = '' } = route.params;
  const isOn = q.split(' ').includes(term);
  return button(
    label,
    () =>
      setParams({
        q: isOn
          ? q
              .split(' ')
              .filter(each => each !== term)
              .join(' ')
          : `${q} ${term}`.trim(),
      }),
    { 'aria-pressed': String(isOn) },
  );
}

async function clear() {
  if (
    await ask({
      title: t('calls.clear'),
      effects: [t('calls.clearEffect', { count: journal.value?.length ?? 0 })],
      confirm: t('calls.clear'),
    })
  ) {
    await call('DELETE', 'requests');
    journal.value = null;
    journal.reload();
  }
}

function shown(entries) {
  const filter = createFilter(route.params.q ?? '');
  const visible = paused === null ? entries : entries.slice(0, paused);
  const found = visible.filter(filter).reverse();
  if (visible.length === 0) return empty(t('calls.none'));
  if (found.length === 0) return empty(t('calls.notFound', { count: visible.length }));
  return list({
    id: 'calls',
    label: t('nav.calls'),
    rows: found,
    key: entry => entry.request_id,
    rowHeight,
    selected: route.params.call,
    kind: 'calls tall',
    select: entry => setParams({ call: entry.request_id }),
    rowClass: entry => (entry.status >= 400 ? 'rejected' : ''),
    columns: [
      { name: t('calls.time') },
      { name: t('calls.status') },
      { name: t('calls.method') },
      { name: t('calls.operation'), class: 'wide' },
      { name: t('calls.why'), class: 'wide' },
    ],
    cells: entry => [
      clockTime(entry.time),
      httpChip(entry.status),
      entry.method,
      entry.operation ?? entry.path,
      entry.constraint
        ? [h('code', entry.constraint), ` ${entry.sentence ?? ''}`]
        : entry.error_code
          ? h('code', entry.error_code)
          : '',
    ],
  });
}

function callPanel(entry) {
  const head = { label: t('calls.call'), parameter: 'call' };
  if (!entry) return panel({ ...head, title: t('calls.gone') });
  const tab = route.params.tab ?? (entry.constraint ? 'why' : 'call');
  return panel(
    {
      ...head,
      kind: `${entry.method} · ${time(entry.time)}`,
      title: entry.operation ?? t('calls.unknown'),
      chips: httpChip(entry.status),
    },
    tabs(
      t('calls.call'),
      tab,
      [
        ['call', t('calls.requestAndResponse')],
        ['why', t('why')],
      ],
      next => setParams({ tab: next }),
      () => (tab === 'why' ? whyTab(entry) : callTab(entry)),
    ),
  );
}

const partsOf = entry => ({ method: entry.method, path: entry.path + entry.query, body: entry.body ? pretty(entry.body) : '' });
const isCut = entry => new TextEncoder().encode(entry.body ?? '').length >= longestBody;

function callTab(entry) {
  return [
    h('h3', t('calls.request')),
    h('p.target', h('code', `${entry.method} ${entry.path}${entry.query}`)),
    entry.body ? jsonText(pretty(entry.body), { at: entry.at, label: t('calls.request') }) : empty(t('calls.withoutBody')),
    isCut(entry) ? h('p.hint', t('calls.cut')) : null,
    h('h3', t('response')),
    facts([
      [t('calls.status'), httpChip(entry.status)],
      [t('calls.code'), entry.error_code ? h('code', entry.error_code) : null],
      [
        t('calls.constraint'),
        entry.constraint ? h('a', { href: address('calls', { q: `constraint:${entry.constraint}` }) }, entry.constraint) : null,
      ],
      [t('calls.statement'), entry.sentence],
      [t('check.at'), entry.at ? h('code', entry.at) : null],
      [t('calls.detail'), entry.detail],
      [t('check.source'), entry.source],
      [t('jobs.job'), entry.job_id ? h('a', { href: address('jobs', { job: entry.job_id }) }, entry.job_id) : null],
      [t('calls.id'), h('code', entry.request_id)],
    ]),
    h(
      'div.buttons',
      actionButton(t('calls.sendAgain'), () => openDraft(entry, true)),
      entry.operation ? button(t('calls.makeFault'), () => go('faults', { operation: entry.operation })) : null,
      copyButtons(partsOf(entry), {
        operation: entry.operation,
        status: entry.status,
        code: entry.error_code,
        constraint: entry.constraint,
      }),
    ),
  ];
}

async function openDraft(entry, isSending) {
  draft = createDraft(partsOf(entry));
  draftOf = entry.request_id;
  setParams({ tab: 'why' });
  if (isSending) {
    await sendDraft(draft);
  } else {
    await judge(draft);
  }
}

function whyTab(entry) {
  if (draftOf !== entry.request_id) {
    draft = createDraft(partsOf(entry));
    draftOf = entry.request_id;
    judge(draft);
  }
  return [h('p.hint', t('calls.whyHint')), draftEditor(draft, { id: 'call-draft' }), draftResult(draft)];
}
