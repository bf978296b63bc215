// Calls of the control plane and of the simulated service. The page is a client of the control plane and nothing else.
import { session, redraw } from './app-state.js';
import { route } from './route.js';

// Relative to this module, so that a proxy may serve the mock below a path.
const control = new URL('../../', import.meta.url);
const service = new URL('../../../', import.meta.url);

/** The address of the simulated service, without a slash at the end. */
export const serviceAddress = service.href.replace(/\/$/, '');

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The project whose state is shown. */
export function project() {
  return route.params.project || session.defaultProject;
}

export function controlHeaders() {
  return session.token ? { 'X-Admin-Token': session.token } : {};
}

export function controlUrl(path, params = {}) {
  const url = new URL(path, control);
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== null) url.searchParams.set(name, value);
  return url;
}

/** Calls the control plane. Returns the JSON document of the response, or null for none; throws an ApiError. */
export async function call(method, path, { params, body, signal } = {}) {
  if (instant() && method !== 'GET' && !allowedCalls.includes(path)) throw new ApiError(0, 'readOnly');
  let response;
  try {
    response = await fetch(controlUrl(path, params), {
      method,
      headers: { ...controlHeaders(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal,
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError(0, 'offline');
  }
  if (response.status === 401) {
    session.tokenRejected = session.token !== '';
    session.needsToken = true;
    redraw();
  }
  const text = await response.text();
  let document = null;
  try {
    document = text ? JSON.parse(text) : null;
  } catch {
    throw new ApiError(response.status, text.slice(0, 300));
  }
  if (!response.ok) throw new ApiError(response.status, document?.error ?? `HTTP ${response.status}`);
  return document;
}

export const get = (path, params) => call('GET', path, { params });

/** The parameters of a call about the shown project. */
export const ofProject = (params = {}) => ({ project_id: project(), ...params });

/** The number of the shown instant of the project; undefined for the present. */
export const instant = () => route.params.at || undefined;

/** The parameters of a call that reads the shown instant of the project. */
export const ofInstant = (params = {}) => ofProject({ at: instant(), ...params });

// What can be done at an earlier instant: it is read only.
const allowedCalls = ['explain', 'fork'];

/** All pages of a list, joined; stops at `most` items. */
export async function getAll(path, member, params, most = Infinity) {
  const items = [];
  for (let after = params?.after; ;) {
    const page = await get(path, { ...params, after });
    items.push(...page[member]);
    after = page.next;
    if (!after || items.length >= most) return { items, next: after, page };
  }
}

/** Sends a call to the simulated service, as a client would. */
export async function send({ method, path, body, headers = {} }) {
  const started = performance.now();
  const hasBody = body !== undefined && body !== '' && method !== 'GET' && method !== 'HEAD';
  const response = await fetch(new URL(path.replace(/^\//, ''), service), {
    method,
    headers: { ...(hasBody ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: hasBody ? body : undefined,
    cache: 'no-store',
    credentials: 'omit',
  });
  const text = await response.text();
  return { status: response.status, headers: [...response.headers], text, took: performance.now() - started };
}
