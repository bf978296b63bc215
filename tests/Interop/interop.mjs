// Runs the stages one after the other and prints a line for each check. Exits with 1 when a check failed.
import { readFileSync, writeFileSync } from 'node:fs';
import { checkSchemas } from './schemas.mjs';
import { checkDotnet } from './dotnet.mjs';
import { checkPostman } from './postman.mjs';
import { checkPrism } from './prism.mjs';
import { execute, results, startMock } from './tools.mjs';
import SwaggerParser from '@apidevtools/swagger-parser';

const long = process.argv.includes('long');

async function saveDocuments() {
  const mock = await startMock('--job-duration', '0s');
  for (const [file, query] of [['openapi.json', ''], ['openapi-3.0.json', '?version=3.0']]) {
    writeFileSync(file, await (await fetch(`${mock.url}/__sdrs/openapi.json${query}`)).text());
  }

  return mock;
}

async function checkDocument(file) {
  await results.check(`swagger-parser ${file}`, () => SwaggerParser.validate(file));
  await results.check(`Redocly ${file}`, () => execute('npx', 'redocly', 'lint', file));
  await results.check(`Spectral ${file}`, () => execute('npx', 'spectral', 'lint', '--fail-severity=warn', file));
}

async function checkTypeScript() {
  await results.check('openapi-typescript', () =>
    execute('npx', 'openapi-typescript', 'openapi.json', '-o', 'typescript/generated/openapi-typescript.d.ts'));
  await results.check('orval', () => execute('npx', 'orval', '--config', 'typescript/orval.config.cjs'));
  await results.check('hey-api', () => execute('npx', 'openapi-ts', '-i', 'openapi.json', '-o', 'typescript/generated/hey-api'));
  await results.check('tsc', () => execute('npx', 'tsc', '-p', 'typescript'));
  for (const client of ['openapi-fetch', 'orval', 'hey-api']) {
    await results.check(`client ${client}`, () => withMock(environment =>
      execute.with(environment)('node', `typescript/built/${client}.js`)));
  }
}

// The clients of orval know the address of the saved document, so all use one mock, which is reset.
let mock;

async function withMock(action) {
  await fetch(`${mock.url}/__sdrs/reset`, { method: 'POST' });
  const variables = await (await fetch(`${mock.url}/__sdrs/variables`)).text();
  return action({ MOCK_URL: mock.url, MOCK_VARIABLES: variables });
}

mock = await saveDocuments();
try {
  writeFileSync('.spectral.json', '{ "extends": ["spectral:oas"] }');
  await checkDocument('openapi.json');
  await checkDocument('openapi-3.0.json');
  await checkSchemas();
  await checkTypeScript();
  await checkDotnet(withMock);
  for (const file of ['openapi.json', 'openapi-3.0.json']) {
    await checkPostman(JSON.parse(readFileSync(file, 'utf8')), mock);
  }
} finally {
  mock.stop();
}

await checkPrism(long);
results.finish();
