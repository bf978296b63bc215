// Questions before an action that destroys something: what it will do, and an offer to save the state first.
import { call, h, instant, notify, ofInstant, ofProject, project, render, t } from '../core/core.js';
import { snapshots } from './projects.js';
import { button, download, run } from './ui.js';

/** Saves the state of the shown project, or of the whole mock, as a file. */
export async function downloadState(whole = false) {
  const state = await call('GET', 'state', { params: whole ? {} : ofInstant() });
  download(`sdrs-state-${whole ? 'all' : `${project()}${instant() ? `-${instant()}` : ''}`}.json`, JSON.stringify(state, null, 1));
}

// The name is the time, so that it is not in use.
async function takeSnapshot() {
  const { name } = await call('POST', 'snapshots', { params: ofProject(), body: { name: `before-${Date.now()}` } });
  notify('good', t('dialog.taken', { name }));
}

/**
 * Asks before an action. Resolves to true when the action was confirmed.
 * @param question.effects sentences that say what will happen
 * @param question.state project or all: which state can be downloaded first; none when nothing is lost
 */
export async function ask({ title, effects, confirm, state }) {
  const kept = state === 'project' ? await snapshots.ready().catch(() => null) : null;
  const canKeep = kept && !kept.isMissing;
  return new Promise(resolve => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    const close = answer => {
      resolve(answer);
      dialog.close();
    };
    dialog.onclose = () => {
      resolve(false);
      dialog.remove();
    };
    render(
      dialog,
      h(
        'form',
        { method: 'dialog' },
        h('h2', { id: 'dialog-title' }, title),
        h(
          'ul',
          effects.map(text => h('li', { key: text }, text)),
        ),
        h(
          'div.buttons',
          state ? button(t('dialog.download'), event => run(() => downloadState(state === 'all'), event.currentTarget)) : null,
          canKeep ? button(t('dialog.snapshot'), event => run(takeSnapshot, event.currentTarget)) : null,
          button(t('cancel'), () => close(false), { autofocus: true }),
          button(confirm, () => close(true), { class: 'danger' }),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
