import { client } from './generated/hey-api/client.gen.js';
import {
  batchAddOrDeleteTags, createProtectedInstance, createProtectionGroup, listProtectedInstanceTags, listProtectionGroups,
  runProtectionGroupAction, showJobStatus, type ErrorResponse,
} from './generated/hey-api/index.js';
import { bodyOf, groupOf, instanceOf, projectId, run, token, url } from './flow.js';

client.setConfig({ baseUrl: url });
const headers = { 'X-Auth-Token': token };
const path = { project_id: projectId };

async function createGroup(name: string, domainId?: string, withToken = true) {
  const result = await createProtectionGroup({ path, body: groupOf(name, domainId), ...(withToken ? { headers } : {}) });
  if (result.data) {
    return result.data.job_id;
  }

  const failure: ErrorResponse | undefined = result.error;
  return { status: result.response?.status ?? 0, code: failure?.error?.code ?? failure?.error_code };
}

run('hey-api', {
  createGroup,
  createGroupWithoutToken: name => createGroup(name, undefined, false),
  createInstance: async groupId =>
    (await createProtectedInstance({ headers, path, body: instanceOf(groupId), throwOnError: true })).data.job_id,
  job: async jobId => {
    const { data } = await showJobStatus({ headers, path: { ...path, job_id: jobId }, throwOnError: true });
    return { status: data.status, groupId: data.entities.server_group_id, instanceId: data.entities.protected_instance_id };
  },
  groups: async () => (await listProtectionGroups({ headers, path, query: { limit: 10 }, throwOnError: true }))
    .data.server_groups.map(group => group.name),
  act: async (groupId, action) => (await runProtectionGroupAction({
    headers, path: { ...path, server_group_id: groupId }, body: bodyOf(action), throwOnError: true,
  })).data.job_id,
  addTag: async (instanceId, key, value) => {
    await batchAddOrDeleteTags({
      headers, path: { ...path, protected_instance_id: instanceId }, body: { action: 'create', tags: [{ key, value }] }, throwOnError: true,
    });
  },
  deleteTag: async (instanceId, key) => {
    await batchAddOrDeleteTags({
      headers, path: { ...path, protected_instance_id: instanceId }, body: { action: 'delete', tags: [{ key }] }, throwOnError: true,
    });
  },
  tags: async instanceId => (await listProtectedInstanceTags({
    headers, path: { ...path, protected_instance_id: instanceId }, throwOnError: true,
  })).data.tags.map(tag => `${tag.key}=${tag.value}`),
});
