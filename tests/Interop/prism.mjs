// Prism validates each exchange between the runner and a mock. In front of it, a small proxy sends to Prism what the document
// describes, and everything else (the control plane, login, other services, paths outside the document) directly to the mock.
import { createServer, request } from 'node:http';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execute, results, root, start, startMock } from './tools.mjs';

const port = 4010;
const maxHeaderSize = 1 << 20;
const selection = ['end-to-end.csv', 'tags.csv', 'gateway-and-credentials.csv'];

// Steps that fail because Prism gives a response of its own, whatever the request: it takes a status 501 of the mock as a request to mock
// the operation itself, and answers 502 where the mock closes the connection.
const notRelayed = [
  { file: 'abnormal-statuses.csv', row: 5, name: '[501]' },
  { file: 'abnormal-statuses.csv', row: 32, name: '' },
];

function isExpected(scenario) {
  const step = scenario.steps.find(({ outcome }) => outcome === 'Failed');
  return notRelayed.some(({ file, row, name }) => scenario.file.endsWith(file) && step?.row === row && scenario.name.includes(name));
}

function patternsOf(document) {
  return Object.entries(document.paths).map(([path, methods]) => ({
    path: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}/?$`),
    methods: Object.keys(methods).map(method => method.toUpperCase()),
  }));
}

async function read(incoming) {
  const parts = [];
  for await (const part of incoming) {
    parts.push(part);
  }

  return Buffer.concat(parts);
}

// Prism gives no response to a body that is not JSON, or that is longer than its limit, and sends others as it writes them itself:
// a member that is given twice is sent once, and a text without its quotes.
function canRelay(body) {
  const text = body.toString();
  try {
    return text.length === 0
      || (text.length < 1e6 && typeof JSON.parse(text) !== 'string' && JSON.stringify(JSON.parse(text)) === text.replace(/("(?:\\.|[^"\\])*")|\s+/g, (_, string) => string ?? ''));
  } catch {
    return false;
  }
}

function listen(mockUrl, patterns, counts, violations) {
  const front = createServer({ maxHeaderSize }, async (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url, mockUrl);
    const body = await read(incoming);
    const described = patterns.some(({ path, methods }) => path.test(pathname) && methods.includes(incoming.method));
    const kind = !described ? 'outside' : canRelay(body) ? 'checked' : 'rewritten';
    counts[kind]++;
    const target = kind === 'checked' ? `http://127.0.0.1:${port}` : mockUrl;
    const options = { method: incoming.method, headers: incoming.headers, maxHeaderSize };
    const forwarded = request(target + incoming.url, options, response => {
      for (const violation of JSON.parse(response.headers['sl-violations'] ?? '[]')) {
        if (violation.location[0] === 'response') {
          violations.push(`${incoming.method} ${pathname} ${response.statusCode}: ${violation.location.join('.')} ${violation.message}`);
        }
      }

      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    forwarded.end(body);
  });
  return new Promise(resolve => front.listen(0, '127.0.0.1', () => resolve(front)));
}

export async function checkPrism(long) {
  const mock = await startMock();
  const document = JSON.parse(readFileSync('openapi.json', 'utf8'));
  document.servers = [{ url: mock.url }];
  writeFileSync('openapi-prism.json', JSON.stringify(document));
  const prism = await start(/Prism is listening/, 'node', `--max-http-header-size=${maxHeaderSize}`, 'node_modules/@stoplight/prism-cli/dist/index.js',
    'proxy', 'openapi-prism.json', mock.url, '-p', `${port}`, '-h', '127.0.0.1');
  const [counts, violations] = [{ checked: 0, outside: 0, rewritten: 0 }, []];
  const front = await listen(mock.url, patternsOf(document), counts, violations);
  try {
    await results.check(`Prism, ${long ? 'all scenarios' : selection.join(', ')}`, async () => {
      const scenarios = long ? [`${root}/scenarios`] : selection.map(file => `${root}/scenarios/${file}`);
      let problem, expected = 0;
      rmSync('prism.json', { force: true });
      try {
        await execute('dotnet', `${root}/conformance/bin/Release/net10.0/SdrsMock.Conformance.dll`, 'run', ...scenarios, '--json', 'prism.json',
          '--endpoint', `http://127.0.0.1:${front.address().port}`);
      } catch (failure) {
        const failed = existsSync('prism.json')
          ? JSON.parse(readFileSync('prism.json', 'utf8')).results.filter(({ outcome }) => outcome === 'Failed' || outcome === 'Broken')
          : [];
        expected = failed.filter(isExpected).length;
        problem = expected === 0 || expected < failed.length ? failure : undefined;
      }

      if (violations.length > 0) {
        throw new Error(`${violations.length} violations\n${[...new Set(violations)].slice(0, 20).join('\n')}`);
      }

      if (problem) {
        throw problem;
      }

      return `${counts.checked} exchanges checked; ${counts.outside} outside the document and ${counts.rewritten} bodies passed by`
        + (expected > 0 ? `; ${expected} scenarios that Prism cannot relay` : '');
    });
  } finally {
    front.closeAllConnections();
    front.close();
    await prism.stop();
    await mock.stop();
  }
}
