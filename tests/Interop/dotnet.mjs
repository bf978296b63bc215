// NSwag's and Kiota's C# clients.
import { execute, results } from './tools.mjs';

const generators = {
  NSwag: ['dotnet', 'nswag', 'openapi2csclient', '/input:../openapi.json', '/output:NSwag/Generated.cs', '/namespace:Generated',
    '/classname:SdrsApi', '/operationGenerationMode:SingleClientFromOperationId'],
  Kiota: ['dotnet', 'kiota', 'generate', '-l', 'CSharp', '-d', '../openapi.json', '-o', 'Kiota/Generated', '-n', 'Generated',
    '-c', 'SdrsApi', '--exclude-backward-compatible', '--clean-output'],
};

// The tools are found by the manifest in this folder.
const run = execute.in('dotnet');

export async function checkDotnet(withMock) {
  try {
    await run('dotnet', 'tool', 'restore');
    for (const name of Object.keys(generators)) {
      await run('dotnet', 'restore', name, '-v', 'q');
    }
  } catch (problem) {
    results.skip('NSwag and Kiota', `they cannot be restored: ${problem.message}`);
    return;
  }

  for (const [name, command] of Object.entries(generators)) {
    await results.check(`${name}, generated and compiled`, async () => {
      await run(...command);
      await run('dotnet', 'build', name, '--no-restore', '-v', 'q');
    });
    await results.check(`client ${name}`, () => withMock(environment =>
      execute.with(environment)('dotnet', `dotnet/${name}/bin/Debug/net10.0/${name}.dll`)));
  }
}
