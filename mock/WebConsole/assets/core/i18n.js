// Texts in the language of the reader. A language is one file with the keys of en.js.
import { redraw } from './app-state.js';
import en from '../texts/en.js';
import zh from '../texts/zh.js';

const tables = { en, zh };
export const languages = { en: 'English', zh: '中文' };

let language = localStorage.getItem('sdrs-language') ?? (/^zh\b/i.test(navigator.language) ? 'zh' : 'en');
apply();

function apply() {
  if (!tables[language]) language = 'en';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function currentLanguage() {
  return language;
}

export function setLanguage(next) {
  language = next;
  localStorage.setItem('sdrs-language', next);
  apply();
  redraw();
}

/** The text of a key; `{name}` is replaced by the value of that name. */
export function t(key, values = {}) {
  const [group, name] = key.includes('.') ? [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)] : ['common', key];
  const text = tables[language][group]?.[name] ?? en[group]?.[name] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
