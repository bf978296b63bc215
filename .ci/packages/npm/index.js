// Starts mocks for tests in JavaScript.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { programPath } from './program.js';

/** Starts a mock on a free port; resolves once it answers requests. See index.d.ts. */
export async function start({ options = [], environment = {} } = {}) {
  const { SDRS_MOCK_PORT, SDRS_MOCK_URLS, ...inherited } = process.env;
  // The mock ends with its standard input, so that none stays behind when this process is killed.
  const child = spawn(programPath(), ['--port', '0', '--until-stdin-ends', ...options], {
    env: { ...inherited, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', text => (errors += text));
  child.stdin.on('error', () => {});
  const ended = new Promise(resolve => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', line => {
      const listening = /^Listening on (\S+)$/.exec(line);
      if (listening) {
        resolve(listening[1]);
      }
    });
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`sdrs-mock ends with ${code}: ${errors.trim()}`)));
  });
  const stop = async () => {
    child.stdin.end();
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const token = options[options.indexOf('--admin-token') + 1];
    const headers = options.includes('--admin-token') ? { 'X-Admin-Token': token } : {};
    const response = await fetch(`${url}/__sdrs/variables`, { headers });
    if (!response.ok) {
      throw new Error(`${url}/__sdrs/variables gives ${response.status}: ${await response.text()}`);
    }

    const variables = await response.json();
    return { url, project: variables.project_id, token: variables.token, variables, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}
