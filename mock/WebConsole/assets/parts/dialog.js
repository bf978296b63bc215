// Questions before an action that destroys something: what it will do, and an offer to save the state first.
import { h, render } from '../core/view.js';
import { t } from '../core/i18n.js';
import { call, ofProject, project } from '../core/api.js';
import { button, download, run } from './ui.js';

/** Saves the state of the shown project, or of the whole mock, as a file. */
export async function downloadState(whole = false) {
  const state = await call('GET', 'state', { params: whole ? {} : ofProject() });
  download(`sdrs-state-${whole ? 'all' : project()}.json`, JSON.stringify(state, null, 1));
}

/**
 * Asks before an action. Resolves to true when the action was confirmed.
 * @param question.effects sentences that say what will happen
 * @param question.state project or all: which state can be downloaded first; none when nothing is lost
 */
export function ask({ title, effects, confirm, state }) {
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
          button(t('cancel'), () => close(false), { autofocus: true }),
          button(confirm, () => close(true), { class: 'danger' }),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
