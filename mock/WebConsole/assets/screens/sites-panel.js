// The selected resource: how the API shows it, what may be done with it now, its jobs and its calls.
import {
  address,
  call,
  clockTime,
  get,
  getAll,
  h,
  instant,
  ofInstant,
  ofProject,
  pretty,
  project,
  redraw,
  route,
  setParams,
  shortId,
  source,
  t,
} from '../core/core.js';
import {
  button,
  chip,
  commands,
  copy,
  createDraft,
  draftEditor,
  draftResult,
  draftsFor,
  empty,
  facts,
  httpChip,
  jsonText,
  judge,
  operations,
  panel,
  tabs,
  toCall,
  variables,
  whenLoaded,
} from '../parts/parts.js';
const isRead = name => /^(List|Show)/.test(name ?? '');
const changes = event =>
  ['job', 'reset', 'clock', 'inventory', 'faults'].includes(event.kind) ||
  (event.kind === 'call' && !isRead(event.data.operation));
const called = event => event.kind === 'call' || event.kind === 'reset';
const selected = () => (route.params.sel ?? '').split(':');

// A document of the selected resource: it is loaded again when another one is selected.
function ofSelection(load, changedBy = changes) {
  let loadedFor = null;
  const inner = source({
    load: async () => {
      const sel = route.params.sel;
      const value = await load(...selected());
      loadedFor = sel;
      return value;
    },
    changedBy,
    ofInstant: true,
  });
  const { use } = inner;
  inner.use = () => {
    if (loadedFor !== null && loadedFor !== route.params.sel) {
      loadedFor = null;
      inner.value = null;
      inner.error = null;
      inner.stale = true;
    }
    return use();
  };
  return inner;
}

const shown = ofSelection((type, id) => get(`topology/${id}`, ofInstant()));
const jobs = ofSelection(async (type, id) =>
  (await getAll('jobs', 'jobs', ofInstant({ limit: 1000 }), 10_000)).items
    .filter(job => job.resource_id === id || (type === 'group' && job.server_group_id === id))
    .reverse(),
);
const calls = ofSelection(async (type, id) => (await get('requests', ofProject({ text: id }))).requests.reverse(), called);

const changed = ofSelection(async (type, id) => (await getAll('history', 'history', ofProject({ resource: id }))).items.reverse());

const allowed = ofSelection(async (type, id) => {
  const known = await operations.ready();
  const context = { ...contextOf(type, id), variables: await variables.ready() };
  const drafts = draftsFor(type, id, context, known, project());
  return Promise.all(drafts.map(judgeBest));
});

// The first body that would be accepted; the sample if none would.
async function judgeBest(sample) {
  let first = null;
  for (const body of [sample.body, ...sample.others]) {
    const draft = { ...sample, body };
    const result = await call('POST', 'explain', { params: ofProject(), body: toCall(draft) });
    first ??= { draft, result };
    if (result.verdict === 'accepted') return { draft, result };
  }
  return first;
}

let groups = [];
let draft = null;
let draftOf = null;

function contextOf(type, id) {
  for (const group of groups) {
    if (type === 'group' && group.id === id) return { resource: group, station: group.priority_station };
    const found = { instance: group.instances, pair: group.pairs, drill: group.drills }[type]?.find(each => each.id === id);
    if (!found) continue;
    const attached = new Set(group.instances.flatMap(each => each.pair_ids));
    return {
      resource: found,
      group,
      pair: found.pair_ids?.[0] ?? '00000000-0000-0000-0000-000000000000',
      freePairs: group.pairs.filter(each => !attached.has(each.id)),
    };
  }
  return { freePairs: [] };
}

export function resourcePanel(all) {
  groups = all;
  const [type, id] = selected();
  const { resource } = contextOf(type, id);
  if (draftOf !== route.params.sel) draft = null;
  const isPast = instant() !== undefined;
  const tab = [undefined, '', isPast && 'actions'].includes(route.params.tab) ? (isPast ? 'view' : 'actions') : route.params.tab;
  const entries = [
    ['actions', t('panel.actions')],
    ['view', t('panel.view')],
    ['jobs', t('panel.jobs')],
    ['calls', t('panel.calls')],
    ['history', t('panel.history')],
  ].slice(isPast ? 1 : 0);
  const tabViews = { actions: actionsTab, view: viewTab, jobs: jobsTab, calls: callsTab, history: () => commands(changed) };
  return panel(
    {
      label: t('panel'),
      kind: t(`type.${type}`),
      title: resource?.name ?? shortId(id),
      parameter: 'sel',
      chips: resource ? chip(resource.status) : chip(t('panel.gone'), 'idle'),
    },
    h(
      'p.id',
      h('code', id),
      button(t('copy'), () => copy(id), { class: 'small', 'aria-label': t('copy.id') }),
    ),
    tabs(t('panel'), tab, entries, next => setParams({ tab: next }), tabViews[tab] ?? actionsTab),
  );
}

function viewTab() {
  return whenLoaded(shown, value => [
    value.tags?.length ? facts(value.tags.map(tag => [tag.key, tag.value || '–'])) : null,
    jsonText(pretty(value.resource), { label: t('panel.view') }),
  ]);
}

function actionsTab() {
  if (draft) {
    return [
      button(
        t('panel.back'),
        () => {
          draft = null;
          redraw();
        },
        { class: 'small' },
      ),
      draftEditor(draft, { id: 'panel-draft' }),
      draftResult(draft),
    ];
  }
  return [
    h('p.hint', t('panel.hint')),
    whenLoaded(allowed, judged =>
      judged.length === 0
        ? empty(t('panel.noActions'))
        : h(
            'ul.actions',
            judged.map(({ draft: of, result }) =>
              h(
                'li',
                { key: of.name, class: result.verdict },
                h(
                  'div',
                  null,
                  chip(t(`may.${result.verdict}`), result.verdict === 'accepted' ? 'good' : 'bad'),
                  ' ',
                  h('strong', of.name),
                  h('p', result.verdict === 'accepted' ? of.summary : reason(result)),
                ),
                button(t('panel.open'), () => open(of), { class: 'small', 'aria-label': `${t('panel.open')} ${of.name}` }),
              ),
            ),
          ),
    ),
  ];
}

function reason(result) {
  const first = result.checks.find(check => check.outcome === 'violated');
  return [
    h('code', result.constraint ?? result.code ?? ''),
    ' ',
    first?.statement ?? '',
    first?.at ? h('small', ` ${first.at}`) : null,
  ];
}

function open(of) {
  draft = createDraft(of);
  draftOf = route.params.sel;
  judge(draft);
}

function jobsTab() {
  return latest(jobs, t('panel.noJobs'), job => [
    { key: job.job_id },
    h('a', { href: address('jobs', { job: job.job_id }) }, job.operation),
    chip(job.status),
    h('small', `${clockTime(job.begin_time)} – ${clockTime(job.end_time ?? job.due_time)}`),
    job.fail_reason ? h('p', `${job.error_code} ${job.fail_reason}`) : null,
  ]);
}

function callsTab() {
  return latest(calls, t('panel.noCalls'), each => [
    { key: each.request_id },
    h('a', { href: address('calls', { call: each.request_id }) }, each.operation ?? `${each.method} ${each.path}`),
    httpChip(each.status),
    h('small', clockTime(each.time)),
    each.constraint ? h('code', each.constraint) : null,
  ]);
}

// The first items of a document; `row` gives the attributes and the contents of one.
function latest(items, none, row) {
  return whenLoaded(items, found =>
    found.length === 0
      ? empty(none)
      : h(
          'ul.plain',
          found.slice(0, 200).map(each => h('li', ...row(each))),
        ),
  );
}
