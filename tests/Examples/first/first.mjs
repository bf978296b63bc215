// sdrs-mock exec -- node first.mjs
import assert from 'node:assert/strict';
const { SDRS_MOCK_URL: url, SDRS_PROJECT_ID: project, SDRS_TOKEN: token } = process.env;
const response = await fetch(`${url}/v1/${project}/server-groups`, { headers: { 'X-Auth-Token': token } });
assert.deepEqual(await response.json(), { count: 0, server_groups: [] });
