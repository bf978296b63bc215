// Documents of the control plane that screens show. Each is loaded when a screen uses it, loaded again when an event says that it
// changed, and keeps its last value while it loads. A failed load is a state of its own, so that it is never shown as an empty list.
import { redraw } from './app-state.js';
import { instant, project } from './api.js';

const sources = new Set();

/**
 * A document.
 * @param load returns the value; gets the last value, so that it can load only what is new
 * @param changedBy whether an event changes the document
 * @param global whether it is the same for all projects
 * @param ofInstant whether it shows an earlier instant of the project, when one is chosen
 * @param refreshAfter after how many milliseconds a value is out of date without an event; null for never
 * @param wait how many milliseconds events are collected before it loads again
 */
export function source({ load, changedBy = () => false, global = false, ofInstant = false, refreshAfter = () => null, wait = 120 }) {
  const self = {
    value: null,
    error: null,
    loading: false,
    stale: true,
    isUsed: false,
    project: undefined,
    at: undefined,
    timer: 0,
    again: false,
    isDue: false,
    restart: false,
    running: null,

    /** Marks the document as shown by the screen that is drawn, and loads it if it is not loaded. */
    use() {
      self.isUsed = true;
      const current = global ? '' : project();
      if (current === null) return self;
      const at = ofInstant ? instant() : undefined;
      if (self.project !== current || self.at !== at) {
        // While another instant loads, the last one stays.
        if (self.project !== current) self.value = null;
        self.restart = true;
        self.project = current;
        self.at = at;
        self.error = null;
        self.stale = true;
      }
      if (self.stale && !self.isDue && !self.loading && !self.error) self.reload();
      return self;
    },

    /** The value, once it is loaded, for a document that is made from this one. */
    async ready() {
      self.use();
      if (self.value === null) await self.reload();
      if (self.value === null) throw self.error;
      return self.value;
    },

    /** Loads the document; completes when it is loaded. */
    reload() {
      if (self.loading) self.again = true;
      else self.running = self.run();
      return self.running;
    },

    async run() {
      self.loading = true;
      self.stale = false;
      self.isDue = false;
      clearTimeout(self.timer);
      const wanted = `${self.project} ${self.at}`;
      const isWanted = () => wanted === `${self.project} ${self.at}`;
      const last = self.restart ? null : self.value;
      self.restart = false;
      try {
        const value = await load(last);
        if (isWanted()) {
          self.value = value;
          self.error = null;
          const delay = refreshAfter(value);
          if (delay !== null) self.timer = setTimeout(() => self.invalidate(0), delay);
        }
      } catch (error) {
        if (isWanted()) self.error = error;
      }
      self.loading = false;
      if (self.again || !isWanted()) {
        self.again = false;
        await self.run();
      }
      redraw();
    },

    /** Loads the document again soon if a screen shows it, else when one does. */
    invalidate(delay = wait) {
      self.stale = true;
      // Events that go on and on must not put off the load.
      if (self.isDue && delay > 0) return;
      clearTimeout(self.timer);
      self.isDue = self.isUsed && !document.hidden;
      if (self.isDue) self.timer = setTimeout(() => self.reload(), delay);
    },
    changedBy,
    retry() {
      self.error = null;
      self.reload();
      redraw();
    },
  };
  sources.add(self);
  return self;
}

/** Before a drawing: documents that it does not use are no longer refreshed. */
export function beginDrawing() {
  for (const each of sources) each.isUsed = false;
}

/** Applies an event to all documents. */
export function applyEvent(event) {
  for (const each of sources) {
    const foreign = event.data?.project_id && each.project && event.data.project_id !== each.project;
    if (event.kind !== 'lost' && (foreign || !each.changedBy(event))) continue;
    // After a reset the same ids may name other things, so that nothing that is known can be kept.
    if (event.kind === 'lost' || event.kind === 'reset') each.restart = true;
    each.invalidate();
  }
}

/** Loads everything again, after an action whose effect is not known; with `restart` nothing that is known is kept. */
export function invalidateAll(restart = false) {
  for (const each of sources) {
    each.error = null;
    each.restart ||= restart;
    each.invalidate(0);
  }
}
