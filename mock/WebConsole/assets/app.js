// The frame of all screens: navigation, project, clock, connection and messages.
import {
  address,
  beginDrawing,
  call,
  currentLanguage,
  get,
  go,
  h,
  instant,
  invalidateAll,
  keepToken,
  languages,
  notify,
  onDraw,
  project,
  redraw,
  render,
  route,
  session,
  setLanguage,
  setParams,
  t,
} from './core/core.js';
import { follow, restart } from './core/events.js';
import { button, errorText, run, select } from './parts/ui.js';
import { clockView } from './parts/clock.js';
import { banner, timeScreens } from './parts/history.js';
import { isServed, projects } from './parts/projects.js';
import * as sites from './screens/sites.js';
import * as jobs from './screens/jobs.js';
import * as calls from './screens/calls.js';
import * as faults from './screens/faults.js';
import * as inventory from './screens/inventory.js';
import * as time from './screens/time.js';
import * as coverage from './screens/coverage.js';
import * as api from './screens/api.js';

const screens = { sites, jobs, calls, faults, inventory, time, coverage, api };
const root = document.getElementById('app');
let startError = null;
let isReady = false;
let lastScreen = null;

function draw() {
  beginDrawing();
  const screen = screens[route.screen] ? route.screen : 'sites';
  document.title = `${t(`nav.${screen}`)} · SdrsMock`;
  if (instant() && !timeScreens.includes(screen)) setParams({ at: '' });
  render(root, [header(screen), notice(), isReady ? banner() : null, content(screen)]);
  if (lastScreen !== screen) {
    // A new screen begins at its top, and a screen reader at its heading.
    if (lastScreen !== null) {
      scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    lastScreen = screen;
  }
}

function header(screen) {
  return h(
    'header',
    { key: 'header' },
    h('a.skip', { href: '#main', onclick: skip }, t('skip')),
    h(
      'div.bar',
      h('strong.brand', 'SdrsMock', session.version ? h('small', ` ${session.version}`) : null),
      isReady ? projectSelector() : null,
      isReady ? clockView() : null,
    ),
    h(
      'div.nav-line',
      h(
        'nav',
        { 'aria-label': t('nav') },
        Object.keys(screens).map(name =>
          h('a', { href: address(name, timeScreens.includes(name) ? {} : { at: '' }), key: name, 'aria-current': name === screen ? 'page' : null }, t(`nav.${name}`)),
        ),
      ),
      h(
        'span.bar-end',
        isReady ? connection() : null,
        select(currentLanguage(), Object.entries(languages), setLanguage, { 'aria-label': t('language') }),
      ),
    ),
  );
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function projectSelector() {
  const ids = new Set([session.defaultProject, project(), ...(projects.value?.items ?? []).map(each => each.id)]);
  const options = [...ids].map(id => [id, id === session.defaultProject ? t('project.default', { id: id.slice(0, 8) }) : `${id.slice(0, 8)}…${id.slice(-4)}`]);
  return h(
    'label.project',
    h('span.sr', t('project')),
    select(
      project(),
      [...options, ...(isServed(projects) ? [['new', t('project.new')]] : []), ['other', t('project.other')]],
      choose,
      { title: project() },
    ),
  );
}

async function choose(choice) {
  let chosen = choice;
  if (choice === 'other') chosen = prompt(t('project.ask'))?.trim();
  else if (choice === 'new') {
    await run(async () => {
      chosen = (await call('POST', 'projects', { body: {} })).id;
    });
  }
  if (chosen && /^[0-9a-f]{32}$/i.test(chosen)) go(route.screen, { project: chosen === session.defaultProject ? '' : chosen, at: '' });
  else if (chosen && choice === 'other') notify('bad', t('project.invalid'));
  redraw();
}

function connection() {
  return h(
    'span',
    { class: `connection ${session.connection}`, role: 'status', title: t('connection.title') },
    t(`connection.${session.connection}`),
  );
}

function notice() {
  const { notice: shown } = session;
  return shown
    ? h(
        'div',
        { class: `message ${shown.kind}`, role: shown.kind === 'bad' ? 'alert' : 'status', key: 'notice' },
        h('span', shown.text),
        button(
          '×',
          () => {
            session.notice = null;
            redraw();
          },
          { 'aria-label': t('close') },
        ),
      )
    : null;
}

function content(screen) {
  if (session.needsToken) return tokenForm();
  if (startError) {
    return h(
      'main',
      { id: 'main', key: 'start', tabindex: '-1' },
      h('h1', 'SdrsMock'),
      h(
        'div.message.bad',
        { role: 'alert' },
        h('span', `${t('error.load')} ${errorText(startError)}`),
        button(t('retry'), start),
      ),
    );
  }
  if (!isReady) return h('main', { id: 'main', key: 'start', tabindex: '-1' }, h('p.loading', { role: 'status' }, t('loading')));
  return h('main', { id: 'main', class: `screen-${screen}`, key: screen, tabindex: '-1' }, screens[screen].view());
}

function tokenForm() {
  return h(
    'main',
    { id: 'main', class: 'token', key: 'token', tabindex: '-1' },
    h('h1', t('token.title')),
    h(
      'form',
      {
        onsubmit: event => {
          event.preventDefault();
          keepToken(event.currentTarget.elements.token.value);
          session.needsToken = false;
          start();
        },
      },
      h('p', t('token.text')),
      session.tokenRejected ? h('p.message.bad', { role: 'alert' }, t('token.rejected')) : null,
      h(
        'label.field',
        h('span', t('token.label')),
        h('input', { type: 'password', name: 'token', autocomplete: 'off', required: true }),
      ),
      h('div.buttons', h('button', { type: 'submit' }, t('token.use'))),
    ),
  );
}

async function start() {
  startError = null;
  redraw();
  try {
    const [health, variables] = await Promise.all([get('health'), call('GET', 'variables')]);
    session.version = health.version;
    session.defaultProject = variables.project_id;
    session.needsToken = false;
    if (isReady) {
      invalidateAll();
      restart();
    } else {
      isReady = true;
      follow();
    }
  } catch (error) {
    startError = error;
    // A mock that is not reachable yet is tried again: the page may be older than the mock.
    if (!isReady && error.status === 0) setTimeout(() => startError && start(), 2000);
  }
  redraw();
}

onDraw(draw);
start();
