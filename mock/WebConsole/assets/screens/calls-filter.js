// The filter of the journal: words, and terms such as status:4xx, op:CreateProtectedInstance, constraint:PI-CREATE-*, method:POST.

const fields = {
  status: (entry, value) => matchStatus(entry.status, value),
  op: (entry, value) => matchText(entry.operation, value),
  constraint: (entry, value) => (entry.constraint ?? '').split(', ').some(each => matchText(each, value)),
  code: (entry, value) => matchText(entry.error_code, value),
  method: (entry, value) => matchText(entry.method, value),
};

/** A predicate for journal entries; all terms must match. */
export function createFilter(text) {
  const tests = text
    .split(/\s+/)
    .filter(Boolean)
    .map(term => {
      const [, name, value] = /^(\w+):(.+)$/.exec(term) ?? [];
      if (fields[name]) return entry => fields[name](entry, value);
      const word = term.toLowerCase();
      return entry => textOf(entry).includes(word);
    });
  return entry => tests.every(test => test(entry));
}

function matchStatus(status, value) {
  return /^\dxx$/i.test(value) ? Math.floor(status / 100) === Number(value[0]) : String(status) === value;
}

// A star at the end stands for any rest.
function matchText(text, value) {
  if (!text) return false;
  const [own, wanted] = [text.toLowerCase(), value.toLowerCase()];
  return wanted.endsWith('*') ? own.startsWith(wanted.slice(0, -1)) : own === wanted;
}

const texts = new WeakMap();

function textOf(entry) {
  let text = texts.get(entry);
  if (text === undefined) {
    text = [
      entry.request_id,
      entry.method,
      entry.path,
      entry.query,
      entry.operation,
      entry.error_code,
      entry.constraint,
      entry.sentence,
      entry.at,
      entry.detail,
      entry.job_id,
      entry.body,
    ]
      .filter(Boolean)
      .join('\n')
      .toLowerCase();
    texts.set(entry, text);
  }
  return text;
}
