// What all screens share, and the request to draw the page again.

export const session = {
  /** The token of --admin-token; kept for the tab only. */
  token: sessionStorage.getItem('sdrs-admin-token') ?? '',
  needsToken: false,
  tokenRejected: false,
  defaultProject: null,
  version: '',
  /** connecting, live, or waiting for the next try. */
  connection: 'connecting',
  notice: null,
};

let draw = () => {};
let queued = false;

/** Names the function that draws the page. */
export function onDraw(callback) {
  draw = callback;
}

/** Draws the page after the current task; several requests are one drawing. Frames are not used: hidden tabs get none. */
export function redraw() {
  if (queued) return;
  queued = true;
  queueMicrotask(() => {
    queued = false;
    draw();
  });
}

/** Keeps the token for this tab. */
export function keepToken(token) {
  session.token = token;
  if (token) sessionStorage.setItem('sdrs-admin-token', token);
  else sessionStorage.removeItem('sdrs-admin-token');
}

/** Shows a message above the screen. */
export function notify(kind, text) {
  session.notice = { kind, text };
  redraw();
}
