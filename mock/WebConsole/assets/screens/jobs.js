// Jobs on a timeline of the mock's clock, and as a table. Times at which nothing ran are collapsed.
import {
  address,
  clockTime,
  duration,
  getAll,
  call,
  h,
  ofInstant,
  ofProject,
  pretty,
  route,
  setParams,
  shortId,
  source,
  t,
  time,
} from '../core/core.js';
import {
  actionButton,
  advance,
  chip,
  choice,
  clock,
  empty,
  facts,
  field,
  input,
  jsonText,
  list,
  now,
  panel,
  searchBox,
  select,
  visibleRange,
  whenLoaded,
} from '../parts/parts.js';
import { createScale } from './jobs-scale.js';

const rowHeight = 34;

export const jobs = source({
  ofInstant: true,
  // Finished jobs do not change, so only those behind the first running one are loaded again.
  load: async known => {
    const firstRunning = known?.findIndex(job => job.state === 'running') ?? -1;
    const kept = known ? known.slice(0, firstRunning < 0 ? known.length : firstRunning) : [];
    try {
      const { items } = await getAll('jobs', 'jobs', ofInstant({ limit: 2000, after: kept.at(-1)?.job_id }));
      return [...kept, ...items];
    } catch (error) {
      if (error.status !== 404 || !kept.length) throw error;
      return (await getAll('jobs', 'jobs', ofInstant({ limit: 2000 }))).items;
    }
  },
  changedBy: event => ['job', 'reset', 'clock', 'faults'].includes(event.kind),
  refreshAfter: known => (clock.value?.mode === 'real' && known.some(job => job.state === 'running') ? 1000 : null),
});

const filters = ['all', 'running', 'success', 'fail'];

export function view() {
  const { state = 'all', as = 'timeline' } = route.params;
  return h(
    'div',
    { class: `split ${route.params.job ? 'with-panel' : ''}` },
    h(
      'div.split-main',
      h(
        'div.toolbar',
        h('h1', t('nav.jobs')),
        select(
          state,
          filters.map(each => [each, t(`jobs.${each}`)]),
          next => setParams({ state: next === 'all' ? '' : next }),
          { 'aria-label': t('jobs.state') },
        ),
        searchBox(t('jobs.find')),
        choice(
          t('jobs.as'),
          as,
          ['timeline', 'table'].map(each => [each, t(`jobs.${each}`)]),
          next => setParams({ as: next }),
        ),
      ),
      whenLoaded(jobs, all => {
        const query = (route.params.q ?? '').toLowerCase();
        // Newest first.
        const found = all
          .filter(
            job =>
              (state === 'all' || job.state === state) &&
              (!query ||
                `${job.operation} ${job.job_id} ${job.resource_name} ${job.resource_id} ${job.error_code}`
                  .toLowerCase()
                  .includes(query)),
          )
          .reverse();
        if (all.length === 0) return empty(t('jobs.none'));
        if (found.length === 0) return empty(t('jobs.notFound'));
        return as === 'table' ? table(found) : timeline(found);
      }),
    ),
    route.params.job && jobs.value ? jobPanel(jobs.value.find(job => job.job_id === route.params.job)) : null,
  );
}

const choose = job => setParams({ job: job.job_id });
const endOf = job =>
  Date.parse(job.end_time ?? job.due_time ?? new Date(Math.max(now(), Date.parse(job.begin_time))).toISOString());
const isStuck = job => job.state === 'running' && !job.due_time;

function table(found) {
  return list({
    id: 'jobs-table',
    label: t('nav.jobs'),
    rows: found,
    key: job => job.job_id,
    rowHeight,
    selected: route.params.job,
    select: choose,
    kind: 'jobs-table tall',
    columns: [
      { name: t('jobs.operation'), class: 'wide' },
      { name: t('jobs.state') },
      { name: t('jobs.begin') },
      { name: t('jobs.end') },
      { name: t('jobs.resource') },
      { name: t('jobs.subJobs'), class: 'number' },
    ],
    cells: job => [
      job.operation,
      chip(job.status),
      time(job.begin_time),
      endText(job),
      job.resource_name ?? shortId(job.resource_id),
      String(job.sub_jobs.length || ''),
    ],
  });
}

function timeline(found) {
  const id = 'jobs-timeline';
  const range = route.params.range ?? 'visible';
  // The sub-jobs of the selected job have rows of their own.
  const rows = found.flatMap(job =>
    job.job_id === route.params.job ? [job, ...job.sub_jobs.map(sub => ({ ...job, ...sub, parent: job }))] : [job],
  );
  const [first, end] = visibleRange(id, rows.length, rowHeight);
  const spans = (range === 'all' ? rows : rows.slice(first, end)).map(job => [Date.parse(job.begin_time), endOf(job)]);
  const scale = createScale(
    spans,
    now(),
    95 / Math.max(innerWidth * (route.params.job && innerWidth > 999 ? 0.6 : 1) - 330, 200),
  );
  const percent = instant => `${scale.place(instant) * 100}%`;
  return [
    h(
      'div.timeline-head',
      { key: 'head' },
      choice(
        t('jobs.range'),
        range,
        ['visible', 'all'].map(each => [each, t(`jobs.range.${each}`)]),
        next => setParams({ range: next }),
      ),
      h(
        'div.axis',
        { 'aria-hidden': 'true' },
        scale.ticks.map(tick =>
          h('span.tick', { key: tick, style: { left: percent(tick) } }, clockTime(new Date(tick).toISOString())),
        ),
        scale.gaps.map(gap =>
          h(
            'span.gap',
            {
              key: `gap${gap.at}`,
              style: { left: percent(gap.at) },
              title: t('jobs.idle', { time: duration(gap.length) }),
            },
            '⋯',
          ),
        ),
      ),
    ),
    list({
      id,
      label: t('jobs.timeline'),
      rows,
      key: job => job.job_id,
      rowHeight,
      kind: 'timeline tall',
      selected: route.params.job,
      select: job => choose(job.parent ?? job),
      rowClass: job => (job.parent ? 'sub-job' : ''),
      columns: [
        { name: t('jobs.operation'), class: 'timeline-name' },
        { name: t('jobs.timeline'), class: 'timeline-bars' },
      ],
      cells: job => [
        h(
          'span.timeline-label',
          h('span', job.parent ? job.job_type : job.operation),
          h('small', job.resource_name ?? shortId(job.resource_id)),
        ),
        bar(job, scale, percent),
      ],
    }),
  ];
}

const endText = job =>
  job.end_time ? time(job.end_time) : isStuck(job) ? t('jobs.stuck') : t('jobs.due', { time: clockTime(job.due_time) });

function bar(job, scale, percent) {
  const begin = Date.parse(job.begin_time);
  const end = endOf(job);
  const kind = { fail: 'bad', success: 'good' }[job.state] ?? (isStuck(job) ? 'stuck' : 'busy');
  const label = t('jobs.bar', { operation: job.operation, status: job.status, begin: time(job.begin_time), end: endText(job) });
  // The text is on the side that has room.
  const textPlace =
    scale.place(end) < (innerWidth < 760 ? 0.45 : 0.7)
      ? { left: `calc(${percent(end)} + 6px)` }
      : { right: `calc(${100 - scale.place(begin) * 100}% + 6px)` };
  return h(
    'span.track',
    scale.gaps.map(gap => h('span.track-gap', { key: `g${gap.at}`, style: { left: percent(gap.at) } })),
    h('span.track-now', { style: { left: percent(now()) } }),
    h('span.job-bar', {
      class: kind,
      role: 'img',
      'aria-label': label,
      title: label,
      style: { left: percent(begin), width: `max(8px, ${(scale.place(end) - scale.place(begin)) * 100}%)` },
    }),
    job.parent
      ? null
      : h(
          'span.job-text',
          { style: textPlace },
          chip(job.status),
          job.sub_jobs.length ? h('small', t('jobs.withSubJobs', { count: job.sub_jobs.length })) : null,
        ),
  );
}

const typeOf = job =>
  Object.entries({ Pair: 'pair', Replication: 'pair', Instance: 'instance', Drill: 'drill' }).find(([word]) =>
    job.operation.includes(word),
  )?.[1] ?? 'group';

// The error code with which a job fails; the documented one of the operation without a code.
const failure = { code: '' };

const act = (job, body) => call('POST', `jobs/${job.job_id}`, { params: ofProject(), body });

function jobPanel(job) {
  const head = { label: t('jobs.job'), parameter: 'job' };
  if (!job) return panel({ ...head, title: t('jobs.gone') });
  const due = job.due_time && job.state === 'running' ? Math.max(Date.parse(job.due_time) - now(), 0) : null;
  return panel(
    { ...head, kind: job.job_type, title: job.operation, chips: chip(job.status) },
    job.state === 'running'
      ? h(
          'div.buttons',
          due === null
            ? actionButton(t('jobs.release'), () => act(job, { action: 'release' }), { class: 'primary' })
            : [
                actionButton(t('jobs.advanceHere', { time: clockTime(job.due_time) }), () => advance(due), { class: 'primary' }),
                actionButton(t('jobs.hold'), () => act(job, { action: 'hold' })),
              ],
          field(t('jobs.code'), input(failure, 'code', { placeholder: 'SDRS.1305' })),
          actionButton(t('jobs.failNow'), () => act(job, { action: 'fail', error_code: failure.code.trim() || undefined })),
        )
      : null,
    job.state === 'fail' ? h('p.message.bad', h('span', h('code', job.error_code), ` ${job.fail_reason ?? ''}`)) : null,
    facts([
      [t('jobs.id'), h('code', job.job_id)],
      [t('jobs.begin'), time(job.begin_time)],
      [t(job.end_time ? 'jobs.end' : 'jobs.dueTime'), time(job.end_time ?? job.due_time)],
      [t('jobs.duration'), job.due_time ? duration(endOf(job) - Date.parse(job.begin_time)) : t('jobs.stuck')],
      [
        t('jobs.resource'),
        job.resource_id
          ? h('a', { href: address('sites', { sel: `${typeOf(job)}:${job.resource_id}` }) }, job.resource_name ?? job.resource_id)
          : null,
      ],
      [
        t('type.group'),
        job.server_group_id
          ? h('a', { href: address('sites', { sel: `group:${job.server_group_id}` }) }, shortId(job.server_group_id))
          : null,
      ],
      [t('jobs.call'), h('a', { href: address('calls', { q: job.job_id }) }, t('jobs.openCall'))],
    ]),
    job.sub_jobs.length
      ? [
          h('h3', t('jobs.subJobs')),
          h(
            'ul.plain',
            job.sub_jobs.map(sub => h('li', { key: sub.job_id }, sub.job_type, h('small', h('code', shortId(sub.job_id))))),
          ),
        ]
      : null,
    h('details', h('summary', 'JSON'), jsonText(pretty(job), { label: 'JSON' })),
  );
}
