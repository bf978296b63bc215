// sdrs-mock exec -- node --test protection.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { SDRS_MOCK_URL: url, SDRS_PROJECT_ID: project, SDRS_TOKEN: token } = process.env;

async function sdrs(method, path, body) {
  const response = await fetch(`${url}/v1/${project}${path}`, {
    method,
    headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, ...await response.json() };
}

async function finish(id) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const job = await (await fetch(`${url}/v1/${project}/jobs/${id}`, { headers: { 'X-Auth-Token': token } })).json();
    if (job.status === 'SUCCESS' || job.status === 'FAIL') {
      return job;
    }

    await new Promise(resolve => setTimeout(resolve, 100));
  }

  throw new Error(`the job ${id} has not ended`);
}

test('a server is protected once', async () => {
  const fixtures = await (await fetch(`${url}/__sdrs/variables`)).json();
  const created = await sdrs('POST', '/server-groups', {
    server_group: {
      name: 'orders',
      source_availability_zone: fixtures.source_az,
      target_availability_zone: fixtures.target_az,
      domain_id: fixtures.domain_id,
      source_vpc_id: fixtures.vpc,
    },
  });
  assert.equal(created.status, 200);
  const { entities: { server_group_id } } = await finish(created.job_id);

  const instance = { protected_instance: { server_group_id, server_id: fixtures.server_a, name: 'orders-db' } };
  const accepted = await sdrs('POST', '/protected-instances', instance);
  assert.equal((await finish(accepted.job_id)).status, 'SUCCESS');

  const rejected = await sdrs('POST', '/protected-instances', instance);
  assert.deepEqual([rejected.status, rejected.error.code], [400, 'SDRS.1305']);
});
