import createClient from 'openapi-fetch';
import type { components, paths } from './generated/openapi-typescript.js';
import { bodyOf, groupOf, instanceOf, projectId, run, token, url, type Rejected } from './flow.js';

type Failure = components['schemas']['ErrorResponse'];

const client = createClient<paths>({ baseUrl: url, headers: { 'X-Auth-Token': token } });
const stranger = createClient<paths>({ baseUrl: url });
const project = { project_id: projectId };

function rejected(response: Response, failure: Failure | undefined): Rejected {
  return { status: response.status, code: failure?.error?.code ?? failure?.error_code };
}

function data<T>(result: { data?: T; error?: Failure; response: Response }): T {
  if (result.data === undefined) {
    throw new Error(JSON.stringify(rejected(result.response, result.error)));
  }

  return result.data;
}

async function createGroup(by: typeof client, name: string, domainId?: string) {
  const result = await by.POST('/v1/{project_id}/server-groups', { params: { path: project }, body: groupOf(name, domainId) });
  return result.data?.job_id ?? rejected(result.response, result.error);
}

run('openapi-fetch', {
  createGroup: (name, domainId) => createGroup(client, name, domainId),
  createGroupWithoutToken: name => createGroup(stranger, name),
  createInstance: async groupId => data(await client.POST('/v1/{project_id}/protected-instances', {
    params: { path: project }, body: instanceOf(groupId),
  })).job_id,
  job: async jobId => {
    const job = data(await client.GET('/v1/{project_id}/jobs/{job_id}', { params: { path: { ...project, job_id: jobId } } }));
    return { status: job.status, groupId: job.entities.server_group_id, instanceId: job.entities.protected_instance_id };
  },
  groups: async () => data(await client.GET('/v1/{project_id}/server-groups', { params: { path: project, query: { limit: 10 } } }))
    .server_groups.map(group => group.name),
  act: async (groupId, action) => data(await client.POST('/v1/{project_id}/server-groups/{server_group_id}/action', {
    params: { path: { ...project, server_group_id: groupId } }, body: bodyOf(action),
  })).job_id,
  addTag: async (instanceId, key, value) => {
    const { error } = await client.POST('/v1/{project_id}/protected-instances/{protected_instance_id}/tags/action', {
      params: { path: { ...project, protected_instance_id: instanceId } }, body: { action: 'create', tags: [{ key, value }] },
    });
    if (error) {
      throw new Error(JSON.stringify(error));
    }
  },
  deleteTag: async (instanceId, key) => {
    const { error } = await client.POST('/v1/{project_id}/protected-instances/{protected_instance_id}/tags/action', {
      params: { path: { ...project, protected_instance_id: instanceId } }, body: { action: 'delete', tags: [{ key }] },
    });
    if (error) {
      throw new Error(JSON.stringify(error));
    }
  },
  tags: async instanceId => data(await client.GET('/v1/{project_id}/protected-instances/{protected_instance_id}/tags', {
    params: { path: { ...project, protected_instance_id: instanceId } },
  })).tags.map(tag => `${tag.key}=${tag.value}`),
});
