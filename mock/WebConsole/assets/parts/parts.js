// Everything of this folder that screens use.
export * from './ui.js';
export * from './list.js';
export * from './dialog.js';
export * from './json-text.js';
export * from './drafts.js';
export * from './why.js';
export * from './operations.js';
export * from './clock.js';
export * from './history.js';
