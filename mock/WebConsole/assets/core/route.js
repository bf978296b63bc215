// The address holds the view: screen, project, selection and filters. A copied address opens the same view.
import { redraw, keepToken } from './app-state.js';

export const route = { screen: 'sites', params: {} };

function read() {
  const [screen, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  if (screen.startsWith('token=')) {
    // The fragment is never sent; the token leaves the address at once, so that it is not kept in the history.
    keepToken(decodeURIComponent(screen.slice('token='.length)));
    history.replaceState(null, '', `${location.pathname}#/sites`);
    return read();
  }
  route.screen = screen || 'sites';
  route.params = Object.fromEntries(new URLSearchParams(query));
}

/** The address of a screen; the project and the instant stay unless `params` names them. */
export function address(screen, params = {}) {
  const merged = { project: route.params.project, at: route.params.at, ...params };
  const query = new URLSearchParams(Object.entries(merged).filter(([, value]) => value));
  return `#/${screen}${query.size ? `?${query}` : ''}`;
}

/** Opens a screen as a new step of the history. */
export function go(screen, params) {
  location.hash = address(screen, params);
}

/** Changes parameters of the shown screen without a new step of the history. */
export function setParams(params) {
  history.replaceState(null, '', address(route.screen, { ...route.params, ...params }));
  read();
  redraw();
}

addEventListener('hashchange', () => {
  read();
  redraw();
});
read();
