// Finds the place of a JSON path such as $.protected_instance.tags[0].key in a text, so that it can be shown.

/** The range [start, end] of the value, or of the nearest object around a missing one; null when the text is not JSON. */
export function findPlace(text, path) {
  if (!path?.startsWith('$')) return null;
  const steps = [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]/g)].map(step => step[1] ?? step[3] ?? Number(step[2]));
  try {
    const reader = { text, at: 0 };
    return locate(reader, steps);
  } catch {
    return null;
  }
}

function locate(reader, steps) {
  skipSpace(reader);
  const start = reader.at;
  if (steps.length === 0) {
    skipValue(reader);
    return [start, reader.at];
  }
  const opening = reader.text[reader.at];
  if (opening !== '{' && opening !== '[') {
    skipValue(reader);
    return [start, reader.at];
  }
  reader.at++;
  for (let index = 0; ; index++) {
    skipSpace(reader);
    if (reader.text[reader.at] === '}' || reader.text[reader.at] === ']') {
      reader.at++;
      return [start, reader.at];
    }
    let name = index;
    if (opening === '{') {
      const from = reader.at;
      skipString(reader);
      name = JSON.parse(reader.text.slice(from, reader.at));
      skipSpace(reader);
      reader.at++;
    }
    if (name === steps[0]) return locate(reader, steps.slice(1));
    skipValue(reader);
    skipSpace(reader);
    if (reader.text[reader.at] === ',') reader.at++;
    else if (reader.at >= reader.text.length) throw new Error('the end is missing');
  }
}

function skipSpace(reader) {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at++;
}

function skipString(reader) {
  if (reader.text[reader.at] !== '"') throw new Error('a string is expected');
  reader.at++;
  while (reader.text[reader.at] !== '"') {
    if (reader.at >= reader.text.length) throw new Error('the end is missing');
    reader.at += reader.text[reader.at] === '\\' ? 2 : 1;
  }
  reader.at++;
}

function skipValue(reader) {
  skipSpace(reader);
  const first = reader.text[reader.at];
  if (first === '"') {
    skipString(reader);
  } else if (first === '{' || first === '[') {
    let depth = 0;
    do {
      const here = reader.text[reader.at];
      if (here === undefined) throw new Error('the end is missing');
      if (here === '"') {
        skipString(reader);
        continue;
      }
      if (here === '{' || here === '[') depth++;
      if (here === '}' || here === ']') depth--;
      reader.at++;
    } while (depth > 0);
  } else {
    const from = reader.at;
    while (reader.at < reader.text.length && !/[,\]}\s]/.test(reader.text[reader.at])) reader.at++;
    if (reader.at === from) throw new Error('a value is expected');
  }
}
