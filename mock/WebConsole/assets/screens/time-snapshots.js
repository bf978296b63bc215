// Snapshots of the project under names: take, compare with the present state, return to, delete; and a copy of the project to try things.
import { call, get, h, notify, ofProject, project, redraw, t, time } from '../core/core.js';
import { actionButton, ask, differences, empty, field, fork, input, whenLoaded } from '../parts/parts.js';
import { snapshots } from '../parts/projects.js';

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
    comparison?.project === project()
      ? differences(t('snapshots.differences', { name: comparison.name, count: comparison.found.length }), comparison.found)
      : null,
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
    actionButton(t('snapshots.compare'), () => compare(name), label(t('snapshots.compare'))),
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

async function compare(name) {
  const { changes } = await get('diff', ofProject({ from: `snapshot:${name}` }));
  comparison = { name, project: project(), found: changes };
  redraw();
}
