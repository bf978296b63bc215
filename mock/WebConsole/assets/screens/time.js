// The clock, and the state as a whole: move time, save and load the state, start again.
import { call, duration, go, h, instant, notify, ofProject, project, t, time } from '../core/core.js';
import {
  actionButton,
  advance,
  ask,
  chip,
  choose,
  clock,
  downloadState,
  empty,
  facts,
  field,
  history,
  input,
  now,
  run,
  running,
  untilIdle,
  whenLoaded,
} from '../parts/parts.js';
import { isServed, snapshots } from '../parts/projects.js';
import { topology } from './sites.js';
import { historySection } from './time-history.js';
import { snapshotsSection } from './time-snapshots.js';

const units = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };
const form = { amount: '1', unit: 'h' };

export function view() {
  return [
    h('div.toolbar', h('h1', t('nav.time'))),
    // The first, so that it stays in its place, with the focus, while an instant is chosen.
    section('history', t('panel.history'), whenLoaded(history, historySection)),
    // An earlier instant can only be read.
    instant()
      ? null
      : [
          section('clock', t('clock'), whenLoaded(clock, clockSection)),
          section('due', t('time.due'), whenLoaded(running, dueSection)),
          isServed(snapshots) ? section('snapshots', t('snapshots'), snapshotsSection(contents())) : null,
          section('state', t('time.state'), stateSection()),
        ],
  ];
}

const section = (id, title, ...content) =>
  h('section.card', { key: id, 'aria-labelledby': `time-${id}` }, h('h2', { id: `time-${id}` }, title), content);

function clockSection(value) {
  return [
    facts([
      [t('time.now'), time(new Date(now()).toISOString())],
      [
        t('time.mode'),
        [chip(t(`clock.${value.mode}`), value.mode === 'frozen' ? 'idle' : 'good'), ` ${t(`time.mode.${value.mode}`)}`],
      ],
      [t('time.advanced'), value.advanced],
    ]),
    h(
      'form.buttons',
      { onsubmit: event => event.preventDefault() },
      field(t('time.by'), input(form, 'amount', { type: 'number', min: '0' })),
      field(
        t('time.unit'),
        choose(
          form,
          'unit',
          Object.keys(units).map(unit => [unit, unit]),
        ),
      ),
      actionButton(t('time.advance'), () => advance(Number(form.amount) * units[form.unit]), {
        class: 'primary',
        disabled: !(Number(form.amount) > 0),
      }),
      actionButton(t('clock.untilIdle'), untilIdle),
    ),
    h('p.hint', t(value.project_id ? 'time.ownHint' : 'time.hint')),
  ];
}

function dueSection(jobs) {
  if (jobs.length === 0) return empty(t('clock.idle'));
  return h(
    'ul.plain',
    jobs.slice(0, 50).map(job =>
      h(
        'li',
        { key: job.job_id },
        job.operation,
        chip(job.status),
        job.due_time
          ? [
              h('small', `${time(job.due_time)} · ${duration(Math.max(Date.parse(job.due_time) - now(), 0))}`),
              actionButton(t('time.here'), () => advance(Math.max(Date.parse(job.due_time) - now(), 0)), {
                class: 'small',
                'aria-label': t('jobs.advanceHere', { time: time(job.due_time) }),
              }),
            ]
          : h('small', t('jobs.stuck')),
      ),
    ),
  );
}

// What a reset or a load would remove, in numbers.
function contents() {
  const groups = topology.value?.groups ?? [];
  const count = name => groups.reduce((sum, group) => sum + group[name].length, 0);
  return t('time.contents', {
    groups: groups.length,
    instances: count('instances'),
    pairs: count('pairs'),
    drills: count('drills'),
    jobs: running.value?.length ?? 0,
  });
}

function stateSection() {
  topology.use();
  return [
    h('p', t('time.stateText', { contents: contents() })),
    h(
      'div.buttons',
      actionButton(t('time.saveProject'), () => downloadState(false)),
      actionButton(t('time.saveAll'), () => downloadState(true)),
      h('label.file', h('span', t('time.load')), h('input', { type: 'file', accept: 'application/json,.json', onchange: load })),
    ),
    h(
      'div.buttons',
      actionButton(t('time.resetProject'), () => reset(false), { class: 'danger' }),
      actionButton(t('time.resetAll'), () => reset(true), { class: 'danger' }),
      clock.value?.project_id ? actionButton(t('time.deleteProject'), deleteProject, { class: 'danger' }) : null,
    ),
  ];
}

async function deleteProject() {
  const effects = [t('time.resetEffect', { contents: contents() }), t('time.deleteEffect')];
  if (await ask({ title: t('time.deleteProject'), effects, confirm: t('delete'), state: 'project' })) {
    await call('DELETE', `projects/${project()}`);
    go('sites', { project: '' });
  }
}

async function reset(whole) {
  const effects = whole
    ? [t('time.resetAllEffect'), t('time.resetClock')]
    : [t('time.resetEffect', { contents: contents() }), t('time.resetInventory')];
  if (
    await ask({
      title: t(whole ? 'time.resetAll' : 'time.resetProject'),
      effects,
      confirm: t('time.reset'),
      state: whole ? 'all' : 'project',
    })
  ) {
    await call('POST', 'reset', { params: whole ? {} : ofProject() });
    notify('good', t('time.wasReset'));
  }
}

async function load(event) {
  const input = event.currentTarget;
  const file = input.files[0];
  if (!file) return;
  const text = await file.text();
  input.value = '';
  await run(async () => {
    const state = JSON.parse(text);
    // A document of one project has no fault rules.
    const whole = state.faults !== undefined;
    const effects = [whole ? t('time.loadAllEffect') : t('time.loadEffect', { project: project(), contents: contents() })];
    if (
      await ask({
        title: t('time.loadTitle', { file: file.name }),
        effects,
        confirm: t('time.load'),
        state: whole ? 'all' : 'project',
      })
    ) {
      await call('PUT', 'state', { params: whole ? {} : ofProject(), body: state });
      notify('good', t('time.wasLoaded', { file: file.name }));
    }
  });
}
