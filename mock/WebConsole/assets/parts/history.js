// The commands that changed the project, and the instant that is shown: right after one of them. The address holds its number, so that
// a copied address shows the same state. Nothing can be changed there.
import { address, call, get, go, h, instant, notify, ofProject, project, setParams, source, t, time } from '../core/core.js';
import { actionButton, button, chip, empty, facts, whenLoaded } from './ui.js';

/** The screens that can show an instant. */
export const timeScreens = ['sites', 'jobs', 'inventory', 'time'];

const shownChanges = 200;

export const history = source({
  // Commands do not change, so only those behind the last known one are loaded.
  load: async known => {
    let items = known?.items ?? [];
    for (let after = items.at(-1)?.sequence; ; ) {
      const page = await get('history', ofProject({ after, limit: 1000 }));
      // Another begin means that the project was replaced, or that old commands were folded.
      if (known && (page.from !== known.from || page.to < items.length)) {
        [known, items, after] = [null, [], undefined];
        continue;
      }
      items = [...items, ...page.history];
      after = page.next;
      if (!after) return { ...page, items };
    }
  },
  changedBy: ({ kind, data }) =>
    ['inventory', 'faults', 'clock', 'reset', 'mutant', 'job'].includes(kind) ||
    (kind === 'call' && data.status < 300 && !/^(List|Show)/.test(data.operation ?? '')),
  wait: 400,
});

/** The mutant that is on. */
export const mutant = source({
  load: () => get('mutant', ofProject()),
  changedBy: ({ kind }) => kind === 'mutant' || kind === 'reset',
});

const commandAt = number => history.value?.items.find(each => each.sequence === number);

/** The time of the shown instant in milliseconds; null for the present. */
export function instantTime() {
  const command = instant() && commandAt(Number(instant()));
  return command ? Date.parse(command.time) : null;
}

/** A command in words. */
export function commandText(number) {
  const command = commandAt(number);
  return command ? `${command.operation}, ${time(command.time)}` : t('history.start');
}

/** Creates a project with the state of the shown instant, or of the present. */
export async function fork() {
  const at = instant();
  const { id } = await call('POST', 'fork', { body: { project_id: project(), ...(at ? { at: Number(at) } : {}) } });
  go('sites', { project: id, at: '' });
  notify('good', t('snapshots.forked', { id }));
}

/** Says which instant is shown, above the screen. */
export function banner() {
  if (!instant()) return null;
  history.use();
  const values = { number: instant(), last: history.value?.to ?? '…', command: commandText(Number(instant())) };
  return h(
    'div.message.instant',
    { role: 'status', key: 'instant' },
    h('span', t('history.banner', values)),
    h(
      'span.buttons',
      actionButton(t('history.fork'), fork),
      button(t('history.present'), () => setParams({ at: '' }), { class: 'primary' }),
    ),
  );
}

/** The differences that GET diff found. */
export function differences(title, changes) {
  const text = value => (value === undefined ? '–' : JSON.stringify(value).slice(0, shownChanges));
  return h(
    'section.changes',
    { 'aria-label': title },
    h('h3', title),
    changes.length > shownChanges ? h('p.hint', t('history.firstChanges', { count: shownChanges })) : null,
    facts(changes.slice(0, shownChanges).map(({ path, old, new: now }) => [path, h('code', `${text(old)} → ${text(now)}`)])),
  );
}

/** A list of commands that leads to their instants. */
export function commands(list) {
  return whenLoaded(list, found =>
    found.length === 0
      ? empty(t('history.none'))
      : h(
          'ul.plain',
          found.map(each =>
            h(
              'li',
              { key: each.sequence },
              h('a', { href: address('time', { at: each.sequence }) }, `${each.sequence} ${each.operation}`),
              h('small', time(each.time)),
              each.mutant ? chip(each.mutant, 'bad') : null,
            ),
          ),
        ),
  );
}
