// The clock of the project, which is that of the mock unless the project has its own. The header of every screen shows it, with the
// ways to move it.
import { call, clockTime, duration, get, getAll, h, instant, isoDuration, ofInstant, ofProject, redraw, source, t, time } from '../core/core.js';
import { instantTime, mutant } from './history.js';
import { actionButton, chip } from './ui.js';

export const clock = source({
  load: async () => ({ ...(await get('clock', ofProject())), readAt: performance.now() }),
  changedBy: event => event.kind === 'clock' || event.kind === 'reset',
});

/** The running jobs of the project, the one that ends first at the beginning. */
export const running = source({
  ofInstant: true,
  load: async () =>
    (await getAll('jobs', 'jobs', ofInstant({ state: 'running', limit: 1000 }))).items.sort((a, b) =>
      (a.due_time ?? '~').localeCompare(b.due_time ?? '~'),
    ),
  changedBy: event => ['job', 'clock', 'reset', 'faults'].includes(event.kind),
  // On a real clock nothing says that a job is due: the next call ends it.
  refreshAfter: jobs =>
    clock.value?.mode === 'real' && jobs[0]?.due_time
      ? Math.min(Math.max(Date.parse(jobs[0].due_time) - now(), 0) + 50, 2 ** 31 - 1)
      : null,
});

/** The time of the mock in milliseconds since 1970. */
export function now() {
  const shown = instantTime();
  if (shown !== null) return shown;
  const { value } = clock;
  if (!value) return Date.now();
  return Date.parse(value.now) + (value.mode === 'real' ? performance.now() - value.readAt : 0);
}

export const advance = ms => call('POST', 'clock', { params: ofProject(), body: { advance: isoDuration(ms) } });
export const untilIdle = () => call('POST', 'clock', { params: ofProject(), body: { until: 'idle' } });

setInterval(() => {
  if (!document.hidden && clock.value?.mode === 'real') redraw();
}, 1000);

export function clockView() {
  clock.use();
  running.use();
  const jobs = running.value ?? [];
  const next = jobs.find(job => job.due_time);
  const wait = next ? Math.max(Date.parse(next.due_time) - now(), 0) : 0;
  return h(
    'div.clock',
    { role: 'group', 'aria-label': t('clock') },
    h(
      'span.clock-time',
      h('time', { title: t('clock.title') }, clock.value ? time(new Date(Math.floor(now() / 1000) * 1000).toISOString()) : '–'),
      clock.value
        ? h('span', { class: `chip ${clock.value.mode === 'frozen' ? 'idle' : 'good'}` }, t(`clock.${clock.value.mode}`))
        : null,
      mutant.use().value?.id ? chip(t('clock.mutant', { id: mutant.value.id }), 'bad') : null,
    ),
    h(
      'span.clock-next',
      next
        ? t('clock.next', { operation: next.operation, time: clockTime(next.due_time), wait: duration(wait) })
        : t('clock.idle'),
    ),
    instant()
      ? null
      : h(
          'span.clock-buttons',
          actionButton(t('clock.second'), () => advance(1000)),
          actionButton(t('clock.minute'), () => advance(60_000)),
          actionButton(t('clock.job'), () => advance(wait), { disabled: !next }),
          actionButton(t('clock.untilIdle'), untilIdle, { disabled: !next }),
        ),
  );
}
