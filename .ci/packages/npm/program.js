// Finds the program of this machine: npm has installed the one of the packages @sdrs-mock/… that fits.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

function isMusl() {
  // Node states the version of the GNU library that it runs with; without one it is musl.
  return process.platform === 'linux' && !process.report?.getReport().header.glibcVersionRuntime;
}

/** The package for this machine, such as @sdrs-mock/linux-x64. */
function packageName() {
  const system = { linux: isMusl() ? 'linux-musl' : 'linux', win32: 'win', darwin: 'osx' }[process.platform] ?? process.platform;
  return `@sdrs-mock/${system}-${process.arch}`;
}

/** The path of the program. */
export function programPath() {
  if (process.env.SDRS_MOCK_PROGRAM) {
    return process.env.SDRS_MOCK_PROGRAM;
  }

  const name = packageName();
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, 'program', process.platform === 'win32' ? 'sdrs-mock.exe' : 'sdrs-mock');
  } catch {
    throw new Error(`the package ${name} is not installed: optional dependencies were left out, or there is none for this machine; `
      + 'install it, or set SDRS_MOCK_PROGRAM to the path of sdrs-mock');
  }
}
