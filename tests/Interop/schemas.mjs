// ajv and an RE2 engine read schemas/ by the files' own ids and references.
import { readFileSync, readdirSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { RE2JS } from 're2js';
import { results, root } from './tools.mjs';

function* members(node) {
  if (node !== null && typeof node === 'object') {
    for (const [name, value] of Object.entries(node)) {
      yield [name, value];
      yield* members(value);
    }
  }
}

export async function checkSchemas() {
  const folder = `${root}/schemas`;
  const files = [...readdirSync(folder), ...readdirSync(`${folder}/types`).map(file => `types/${file}`)]
    .filter(file => file.endsWith('.json') && !file.endsWith('packages.lock.json'));
  const schemas = files.map(file => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
  const words = schemas.flatMap(schema => [...members(schema)]);

  await results.check('ajv', () => {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
    addFormats(ajv);
    for (const word of new Set(words.map(([name]) => name).filter(name => name.startsWith('x-')))) {
      ajv.addKeyword(word);
    }

    schemas.forEach(schema => ajv.addSchema(schema));
    schemas.forEach(schema => ajv.getSchema(schema.$id) ?? fail(`${schema.$id} is not found`));
    const key = ajv.getSchema('https://sdrs-mock.example/schemas/types/tag-key.json');
    for (const [text, valid] of [['env', true], [' ', false], ['😀'.repeat(36), true], ['😀'.repeat(37), false], ['a\n', false]]) {
      if (key(text) !== valid) {
        fail(`${JSON.stringify(text)} as a tag key is ${valid ? 'rejected' : 'accepted'}`);
      }
    }

    return `${files.length} files`;
  });
  await results.check('RE2', () => {
    const patterns = new Set(words.filter(([name, value]) => name === 'pattern' && typeof value === 'string').map(([, value]) => value));
    patterns.forEach(pattern => RE2JS.compile(pattern));
    return `${patterns.size} patterns`;
  });
}

function fail(message) {
  throw new Error(message);
}
