// The stream of GET events. Browsers allow six connections to an origin over HTTP/1.1, and a stream holds one for ever. So the tabs of
// a browser share one stream: the tab that holds a lock reads it and passes the events on, and hidden tabs neither read nor wait.
import { session, redraw } from './app-state.js';
import { controlHeaders, controlUrl } from './api.js';
import { applyEvent, invalidateAll } from './data.js';

const channel = 'BroadcastChannel' in window ? new BroadcastChannel('sdrs-console-events') : null;
let position = null;
let stop = null;

function setConnection(state) {
  if (session.connection !== state) {
    const isBack = state === 'live' && session.connection === 'waiting';
    session.connection = state;
    if (isBack) invalidateAll(true);
    redraw();
  }
}

function receive(event, isOwn) {
  if (event.id) position = event.id;
  if (event.kind) applyEvent(event);
  if (isOwn) channel?.postMessage({ event, state: session.connection });
}

if (channel) {
  channel.onmessage = ({ data }) => {
    if (document.hidden) return;
    setConnection(data.state);
    if (data.event) receive(data.event, false);
  };
}

function parse(block) {
  const event = {};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trimStart()];
    if (name === 'id') event.id = value;
    else if (name === 'event') event.kind = value;
    else if (name === 'data') event.data = JSON.parse(value);
  }
  return event;
}

async function read(signal) {
  const response = await fetch(controlUrl('events', { after: position }), {
    headers: controlHeaders(),
    cache: 'no-store',
    signal,
  });
  if (response.status === 401) session.needsToken = true;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  setConnection('live');
  channel?.postMessage({ state: 'live' });
  // What changed between the first loads and the begin of the stream was not announced.
  if (position === null) invalidateAll();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) receive(parse(block), true);
  }
}

async function readUntilStopped(signal) {
  for (let wait = 500; !signal.aborted && !session.needsToken; wait = Math.min(wait * 2, 5000)) {
    try {
      const before = position;
      await read(signal);
      if (position !== before) wait = 500;
    } catch {
      if (signal.aborted) return;
    }
    if (signal.aborted) return;
    setConnection('waiting');
    channel?.postMessage({ state: 'waiting' });
    await new Promise(resolve => {
      setTimeout(resolve, wait);
      signal.addEventListener('abort', resolve);
    });
  }
}

// Locks exist on https, localhost and loopback addresses only; elsewhere each visible tab reads its own stream.
function start() {
  if (stop || document.hidden) return;
  stop = new AbortController();
  const { signal } = stop;
  if (!navigator.locks || !channel) {
    readUntilStopped(signal);
    return;
  }
  navigator.locks.request('sdrs-console-events', { signal }, () => readUntilStopped(signal)).catch(() => {});
  // Another tab may hold the lock: it says how its connection is when the next event arrives.
  navigator.locks.query().then(({ held }) => {
    if (session.connection !== 'live' && held.some(lock => lock.name === 'sdrs-console-events')) setConnection('live');
  });
}

function end() {
  stop?.abort();
  stop = null;
}

/** Starts to follow the events, as long as the tab is visible. */
export function follow() {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) end();
    else {
      // A tab that did not lead has missed what was passed on meanwhile.
      invalidateAll();
      start();
    }
  });
  start();
}

/** Reads again after the token was given. */
export function restart() {
  end();
  start();
}
