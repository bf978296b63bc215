// Small parts that all screens use.
import { h, invalidateAll, notify, redraw, route, setParams, t } from '../core/core.js';
/** A message for an error of a call. */
export function errorText(error) {
  return error.status === 0 ? t(`error.${error.message}`) : error.message;
}

/** Shows a document: its content, that it loads, or that it could not be loaded with a button to try again. */
export function whenLoaded(source, show) {
  source.use();
  if (source.value !== null) return [source.error ? failure(source) : null, show(source.value)];
  return source.error ? failure(source) : h('p.loading', { role: 'status' }, t('loading'));
}

function failure(source) {
  return h(
    'div.message.bad',
    { role: 'alert', key: 'failure' },
    h('span', `${t(source.value === null ? 'error.load' : 'error.refresh')} ${errorText(source.error)}`),
    button(t('retry'), source.retry),
  );
}

export function button(label, onclick, props = {}) {
  return h('button', { type: 'button', onclick, ...props }, label);
}

/** A button for an action at the mock: it is disabled while the action runs, and its failure becomes a message. */
export function actionButton(label, action, props = {}) {
  return button(label, event => run(action, event.currentTarget), props);
}

export async function run(action, element) {
  element?.setAttribute('aria-busy', 'true');
  try {
    await action();
    invalidateAll();
    return true;
  } catch (error) {
    notify('bad', errorText(error));
    return false;
  } finally {
    element?.removeAttribute('aria-busy');
  }
}

const shapes = { good: '●', busy: '◐', bad: '▲', idle: '○' };

/** The class of a status: a word of the service. */
export function statusClass(status) {
  const word = (status ?? '').toLowerCase();
  if (/error|fail$|fault|abnormal|invalid|frozen/.test(word)) return 'bad';
  if (/ing\b|^init/.test(word)) return 'busy';
  if (/^(protected|active|success|in-use|started|normal)$/.test(word)) return 'good';
  return 'idle';
}

/** A status as word, shape and colour. */
export function chip(status, kind = statusClass(status)) {
  return h('span', { class: `chip ${kind}` }, h('span', { 'aria-hidden': 'true' }, shapes[kind]), ` ${status ?? '–'}`);
}

export function httpChip(status) {
  const kind = status >= 400 ? 'bad' : status >= 200 && status < 300 ? 'good' : 'idle';
  return chip(String(status), kind);
}

/** The search field of a screen; its text is part of the address. */
export function searchBox(label, props = {}) {
  return h('input', {
    type: 'search',
    value: route.params.q ?? '',
    placeholder: label,
    'aria-label': label,
    ...props,
    oninput: event => setParams({ q: event.target.value }),
  });
}

/** The panel of what is selected. `parameter` names it in the address; closing the panel removes it there. */
export function panel({ label, kind, title, chips, parameter }, ...content) {
  const close = () => {
    setParams({ [parameter]: '', tab: '' });
    (document.querySelector('.list') ?? document.getElementById('main')).focus();
  };
  const closeByKey = event => {
    if (event.key === 'Escape') close();
  };
  return h(
    'aside.panel',
    { 'aria-label': label, key: 'panel', ref: showOnce, onkeydown: closeByKey },
    h(
      'div.panel-head',
      h('div', kind ? h('small', kind) : null, h('h2', title), chips),
      button('×', close, { 'aria-label': t('close'), class: 'close' }),
    ),
    content,
  );
}

// Where the panel is above the list, a tap on a row would seem to do nothing.
function showOnce(element) {
  if (element.wasShown) return;
  element.wasShown = true;
  if (innerWidth < 1000) element.scrollIntoView();
}

/** Buttons of which one is chosen. */
export function choice(label, chosen, options, choose) {
  return h(
    'div.switch',
    { role: 'group', 'aria-label': label },
    options.map(([key, text]) => button(text, () => choose(key), { 'aria-pressed': String(key === chosen), key })),
  );
}

export function empty(text) {
  return h('p.empty', text);
}

export function field(label, control, hint) {
  return h('label.field', h('span', label), control, hint ? h('small', hint) : null);
}

export function select(value, options, onchange, props = {}) {
  return h(
    'select',
    { value, onchange: event => onchange(event.target.value), ...props },
    options.map(([key, label]) => h('option', { value: key, key }, label)),
  );
}

/** An input whose value is a member of an object. */
export function input(form, name, props = {}) {
  return h('input', { value: form[name] ?? '', ...props, oninput: event => set(form, name, event.target.value) });
}

/** A choice that is a member of an object. */
export function choose(form, name, options) {
  return select(form[name], options, value => set(form, name, value));
}

function set(form, name, value) {
  form[name] = value;
  redraw();
}

/** Tabs in a panel; arrow keys move between them. */
export function tabs(label, shown, entries, choose, content) {
  const keys = entries.map(([key]) => key);
  const move = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = keys[(keys.indexOf(shown) + step + keys.length) % keys.length];
    choose(next);
    queueMicrotask(() => document.getElementById(`tab-${next}`)?.focus());
  };
  return [
    h(
      'div.tabs',
      { role: 'tablist', 'aria-label': label, onkeydown: move },
      entries.map(([key, text]) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            id: `tab-${key}`,
            key,
            'aria-selected': String(key === shown),
            'aria-controls': 'tab-content',
            tabindex: key === shown ? '0' : '-1',
            onclick: () => choose(key),
          },
          text,
        ),
      ),
    ),
    h('div.tab-content', { role: 'tabpanel', id: 'tab-content', 'aria-labelledby': `tab-${shown}`, tabindex: '0' }, content()),
  ];
}

/** Names and values. */
export function facts(entries) {
  return h(
    'dl.facts',
    entries
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => h('div', { key: name }, h('dt', name), h('dd', value))),
  );
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is no clipboard: the old command works on a selection.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  notify('good', t('copied'));
}

/** Offers a text as a file. */
export function download(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
