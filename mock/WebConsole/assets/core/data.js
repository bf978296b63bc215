// Documents of the control plane that screens show. Each is loaded when a screen uses it, loaded again when an event says that it
// changed, and keeps its last value while it loads. A failed load is a state of its own, so that it is never shown as an empty list.
import { redraw } from './app-state.js';
import { project } from './api.js';

const sources = new Set();
const debounce = 120;

/**
 * A document.
 * @param load returns the value; gets the last value, so that it can load only what is new
 * @param changedBy whether an event changes the document
 * @param global whether it is the same for all projects
 */
export function source({ load, changedBy = () => false, global = false, refreshAfter = () => null }) {
  const self = {
    value: null,
    error: null,
    loading: false,
    stale: true,
    isUsed: false,
    project: undefined,
    timer: 0,
    again: false,
    version: 0,

    /** Marks the document as shown by the screen that is drawn, and loads it if it is not loaded. */
    use() {
      self.isUsed = true;
      const current = global ? '' : project();
      if (current === null) return self;
      if (self.project !== current) {
        self.project = current;
        self.value = null;
        self.error = null;
        self.stale = true;
      }
      if (self.stale && !self.loading && !self.error) self.reload();
      return self;
    },

    async reload() {
      if (self.loading) {
        self.again = true;
        return;
      }
      self.loading = true;
      self.stale = false;
      clearTimeout(self.timer);
      const wanted = self.project;
      try {
        const value = await load(self.value);
        if (wanted === self.project) {
          self.value = value;
          self.error = null;
          self.version++;
          const wait = refreshAfter(value);
          if (wait !== null) self.timer = setTimeout(() => self.invalidate(0), wait);
        }
      } catch (error) {
        if (wanted === self.project) self.error = error;
      }
      self.loading = false;
      if (self.again || wanted !== self.project) {
        self.again = false;
        self.reload();
      }
      redraw();
    },

    /** Loads the document again soon if a screen shows it, else when one does. */
    invalidate(wait = debounce) {
      self.stale = true;
      clearTimeout(self.timer);
      if (self.isUsed && !document.hidden) self.timer = setTimeout(() => self.reload(), wait);
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
    if (event.kind === 'lost' || (!foreign && each.changedBy(event))) each.invalidate();
  }
}

/** Loads everything again, after a connection was lost or an action whose effect is not known. */
export function invalidateAll() {
  for (const each of sources) {
    each.error = null;
    each.invalidate(0);
  }
}
