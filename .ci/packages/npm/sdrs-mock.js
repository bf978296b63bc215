#!/usr/bin/env node
// Runs the program with the same arguments, passes signals on, and ends as it ends.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { programPath } from './program.js';

let path;
try {
  path = programPath();
} catch (problem) {
  console.error(`sdrs-mock: ${problem.message}`);
  process.exit(1);
}

const child = spawn(path, process.argv.slice(2), { stdio: 'inherit' });
child.on('error', problem => {
  console.error(`sdrs-mock: ${path} cannot be started: ${problem.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
// A terminal sends Ctrl-C to the program itself, which is then not told twice; without one it is passed on.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
