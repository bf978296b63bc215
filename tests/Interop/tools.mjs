// What the stages share: results, child processes, and mocks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export const results = {
  failed: 0,
  passed: 0,

  async check(name, action) {
    const start = Date.now();
    try {
      const detail = await action();
      this.passed++;
      console.log(`passed ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)${typeof detail === 'string' && detail ? `: ${detail}` : ''}`);
    } catch (problem) {
      this.failed++;
      console.log(`FAILED ${name}: ${problem.message ?? problem}`);
    }
  },

  skip(name, reason) {
    console.log(`skipped ${name}: ${reason}`);
  },

  finish() {
    console.log(`interop: ${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 ? 0 : 1);
  },
};

function executeWith({ environment, folder }, command, ...parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      command, parameters, { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', text => (output += text));
    child.stderr.on('data', text => (output += text));
    child.on('error', reject);
    child.on('close', code => code === 0
      ? resolve()
      : reject(new Error(`${command} ${parameters.join(' ')} ends with ${code}\n${output.slice(-3000)}`)));
  });
}

/** Runs a program to its end; a failure shows the end of its output. */
export const execute = (...command) => executeWith({}, ...command);
execute.with = environment => (...command) => executeWith({ environment }, ...command);
execute.in = folder => (...command) => executeWith({ folder }, ...command);

process.on('SIGTERM', () => process.exit(1));
process.on('SIGINT', () => process.exit(1));

/** Starts a program and waits for a line that matches. */
export function start(pattern, command, ...parameters) {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const kill = () => child.kill();
  process.on('exit', kill);
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', line => {
      const found = pattern.exec(line);
      if (found) {
        resolve({ found, stop: () => { kill(); return exited; } });
      }
    });
    exited.then(() => reject(new Error(`${command} ${parameters.join(' ')} ends without a line like ${pattern}`)));
  });
}

/** Starts a mock on a free port. */
export async function startMock(...options) {
  const mock = await start(
    /Listening on (\S+)/, 'dotnet', `${root}/mock/bin/Release/net10.0/SdrsMock.dll`, '--port', '0', ...options);
  return { url: mock.found[1], stop: mock.stop };
}
