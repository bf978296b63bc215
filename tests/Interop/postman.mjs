// Newman plays the collection that is generated from the document, on a fresh mock.
import Converter from 'openapi-to-postmanv2';
import newman from 'newman';
import { results } from './tools.mjs';

const test = `pm.test('documented', () => pm.expect(pm.response.code).to.be.oneOf(STATUSES));
  if (pm.request.method === 'GET') pm.test('read', () => pm.response.to.have.status(200));
  if (pm.response.code === 400) pm.test('understood', () => pm.expect(pm.response.headers.get('X-Sdrs-Mock-Constraint') ?? '').not.to.eql('ALL-07'));`;

function convert(document) {
  return new Promise((resolve, reject) =>
    Converter.convertV2({ type: 'json', data: document }, { parametersResolution: 'Example' }, (problem, result) =>
      problem || !result.result ? reject(problem ?? new Error(result.reason)) : resolve(result.output[0].data)));
}

function play(collection) {
  return new Promise((resolve, reject) =>
    newman.run({ collection, reporters: [] }, (problem, summary) => problem ? reject(problem) : resolve(summary.run)));
}

export async function checkPostman(document, mock) {
  await results.check(`Newman, from OpenAPI ${document.openapi}`, async () => {
    await fetch(`${mock.url}/__sdrs/reset`, { method: 'POST' });
    const collection = await convert(document);
    const documented = [200, 202, 204, 400, 404];
    collection.event = [{ listen: 'test', script: { type: 'text/javascript', exec: [test.replace('STATUSES', JSON.stringify(documented))] } }];
    const run = await play(collection);
    if (run.failures.length > 0) {
      throw new Error(run.failures.slice(0, 5).map(failure => `${failure.source?.name}: ${failure.error.message}`).join('\n'));
    }

    const done = run.executions.filter(execution => execution.response.code < 300).length;
    if (done < 30) {
      throw new Error(`only ${done} of ${run.executions.length} requests succeed`);
    }

    return `${done} of ${run.executions.length} requests succeed, the others are rejected as documented`;
  });
}
