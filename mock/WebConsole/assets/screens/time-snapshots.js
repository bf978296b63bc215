// Snapshots of the project under names: take, compare with the present state, return to, delete; and a copy of the project to try things.
import { call, get, go, h, notify, ofProject, project, redraw, t, time } from '../core/core.js';
import { actionButton, ask, empty, facts, field, input, whenLoaded } from '../parts/parts.js';
import { snapshots } from '../parts/projects.js';
import { findDifferences } from './time-diff.js';

const shown = 200;
const form = { name: 'snapshot-1' };
let comparison = null;

export function snapshotsSection(contents) {
  return [
    h('p', t('snapshots.text')),
    h(
      'form.buttons',
      { onsubmit: event => event.preventDefault() },
      field(t('snapshots.name'), input(form, 'name', { maxlength: '100' })),
      actionButton(t('snapshots.take'), take, { class: 'primary', disabled: !/^[\w.-]+$/.test(form.name) }),
      actionButton(t('snapshots.fork'), fork),
    ),
    whenLoaded(snapshots, ({ items: all }) =>
      all.length === 0
        ? empty(t('snapshots.none'))
        : h(
            'ul.plain',
            all.map(each => row(each, contents)),
          ),
    ),
    comparison?.project === project() ? differences() : null,
  ];
}

function row({ name, time: taken }, contents) {
  const path = `snapshots/${encodeURIComponent(name)}`;
  const label = action => ({ class: 'small', 'aria-label': `${action} ${name}` });
  return h(
    'li',
    { key: name },
    h('strong', name),
    h('small', time(taken)),
    actionButton(t('snapshots.compare'), () => compare(name, path), label(t('snapshots.compare'))),
    actionButton(
      t('snapshots.restore'),
      async () => {
        const effects = [t('time.loadEffect', { project: project(), contents })];
        if (
          await ask({ title: t('snapshots.restoreTitle', { name }), effects, confirm: t('snapshots.restore'), state: 'project' })
        ) {
          await call('POST', `${path}/restore`, { params: ofProject() });
          notify('good', t('snapshots.restored', { name }));
        }
      },
      label(t('snapshots.restore')),
    ),
    actionButton(t('delete'), () => call('DELETE', path, { params: ofProject() }), label(t('delete'))),
  );
}

async function take() {
  await call('POST', 'snapshots', { params: ofProject(), body: { name: form.name } });
  form.name = form.name.replace(/\d*$/, number => Number(number) + 1);
}

async function fork() {
  const { id } = await call('POST', 'fork', { body: { project_id: project() } });
  go('sites', { project: id });
  notify('good', t('snapshots.forked', { id }));
}

async function compare(name, path) {
  const [before, after] = await Promise.all([get(path, ofProject()), get('state', ofProject())]);
  comparison = { name, project: project(), found: findDifferences(before, after) };
  redraw();
}

function differences() {
  const { name, found } = comparison;
  return h(
    'section',
    { 'aria-label': t('snapshots.compare') },
    h('h3', t('snapshots.differences', { name, count: found.length })),
    facts(found.slice(0, shown).map(({ path, before, after }) => [path, h('code', `${before ?? '–'} → ${after ?? '–'}`)])),
  );
}
