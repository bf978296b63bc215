// Everything of this folder that screens and parts use.
export * from './api.js';
export * from './app-state.js';
export * from './data.js';
export * from './events.js';
export * from './format.js';
export * from './i18n.js';
export * from './route.js';
export * from './view.js';
