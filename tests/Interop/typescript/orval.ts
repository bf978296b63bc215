import {
  batchAddOrDeleteTags, createProtectedInstance, createProtectionGroup, listProtectedInstanceTags, listProtectionGroups,
  runProtectionGroupAction, showJobStatus,
} from './generated/orval.js';
import { bodyOf, groupOf, instanceOf, projectId, run, token } from './flow.js';

const options = { headers: { 'X-Auth-Token': token } };

async function createGroup(name: string, domainId?: string, request: RequestInit = options) {
  const response = await createProtectionGroup(projectId, groupOf(name, domainId), request);
  return response.status === 200
    ? response.data.job_id
    : { status: response.status, code: response.data.error?.code ?? response.data.error_code };
}

function expect<R extends { status: number; data: unknown }, S extends R['status']>(response: R, status: S) {
  if (response.status !== status) {
    throw new Error(`${response.status} ${JSON.stringify(response.data)}`);
  }

  return response.data as Extract<R, { status: S }>['data'];
}

run('orval', {
  createGroup,
  createGroupWithoutToken: name => createGroup(name, undefined, {}),
  createInstance: async groupId => expect(await createProtectedInstance(projectId, instanceOf(groupId), options), 200).job_id,
  job: async jobId => {
    const job = expect(await showJobStatus(projectId, jobId, options), 200);
    return { status: job.status, groupId: job.entities.server_group_id, instanceId: job.entities.protected_instance_id };
  },
  groups: async () => expect(await listProtectionGroups(projectId, { limit: 10 }, options), 200).server_groups.map(group => group.name),
  act: async (groupId, action) => expect(await runProtectionGroupAction(projectId, groupId, bodyOf(action), options), 200).job_id,
  addTag: async (instanceId, key, value) => {
    expect(await batchAddOrDeleteTags(projectId, instanceId, { action: 'create', tags: [{ key, value }] }, options), 204);
  },
  deleteTag: async (instanceId, key) => {
    expect(await batchAddOrDeleteTags(projectId, instanceId, { action: 'delete', tags: [{ key }] }, options), 204);
  },
  tags: async instanceId =>
    expect(await listProtectedInstanceTags(projectId, instanceId, options), 200).tags.map(tag => `${tag.key}=${tag.value}`),
});
