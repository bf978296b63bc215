// The calls that each generated client makes, and what it must read from the responses.

/** A rejected call, as the client's own types show it. */
export interface Rejected {
  status: number;
  code: string | undefined;
}

/** A group action: a member of the body of RunProtectionGroupAction. */
export type Action = 'start' | 'stop' | 'failover' | 'reverse';

/** The calls of the flow, each made with the types of one generated client. A call that starts a job returns its id. */
export interface Calls {
  createGroup(name: string, domainId?: string): Promise<string | Rejected>;
  createGroupWithoutToken(name: string): Promise<string | Rejected>;
  createInstance(groupId: string): Promise<string>;
  job(jobId: string): Promise<{ status: string; groupId?: string; instanceId?: string }>;
  groups(): Promise<string[]>;
  act(groupId: string, action: Action): Promise<string>;
  addTag(instanceId: string, key: string, value: string): Promise<void>;
  deleteTag(instanceId: string, key: string): Promise<void>;
  tags(instanceId: string): Promise<string[]>;
}

export interface Variables {
  [name: string]: string;
}

export const url = process.env['MOCK_URL']!;
export const variables = JSON.parse(process.env['MOCK_VARIABLES']!) as Variables;
export const projectId = variables['project_id']!;
export const token = variables['token']!;

export function groupOf(name: string, domainId?: string) {
  return {
    server_group: {
      name,
      source_availability_zone: variables['source_az']!,
      target_availability_zone: variables['target_az']!,
      domain_id: domainId ?? variables['domain_id']!,
      source_vpc_id: variables['vpc']!,
    },
  };
}

export function instanceOf(groupId: string) {
  return { protected_instance: { server_group_id: groupId, server_id: variables['server_a']!, name: 'web' } };
}

export function bodyOf(action: Action) {
  return action === 'start' ? { 'start-server-group': {} }
    : action === 'stop' ? { 'stop-server-group': {} }
    : action === 'failover' ? { 'failover-server-group': {} }
    : { 'reverse-server-group': { priority_station: 'source' as const } };
}

function check(holds: boolean, what: string): asserts holds {
  if (!holds) {
    throw new Error(what);
  }
}

/** Makes all calls; a failure ends the process with exit code 1. */
export function run(client: string, calls: Calls): void {
  makeCalls(client, calls).catch(problem => {
    console.error(`${client}:`, problem);
    process.exit(1);
  });
}

async function makeCalls(client: string, calls: Calls): Promise<void> {
  async function finish(jobId: string) {
    for (let tries = 0; tries < 50; tries++) {
      const job = await calls.job(jobId);
      if (job.status === 'SUCCESS') {
        return job;
      }

      check(job.status !== 'FAIL', `job ${jobId} failed`);
      await new Promise(resolve => setTimeout(resolve, 20));
    }

    throw new Error(`job ${jobId} does not end`);
  }

  const created = await calls.createGroup('orders');
  check(typeof created === 'string', 'the group is not created');
  const groupId = (await finish(created)).groupId;
  check(groupId !== undefined && (await calls.groups()).includes('orders'), 'the group is not listed');
  const instanceId = (await finish(await calls.createInstance(groupId))).instanceId;
  check(instanceId !== undefined, 'the job names no instance');
  for (const action of ['start', 'stop', 'start', 'failover', 'start', 'reverse'] as const) {
    await finish(await calls.act(groupId, action));
  }

  await calls.addTag(instanceId, 'env', 'test');
  check((await calls.tags(instanceId)).includes('env=test'), 'the tag is not shown');
  await calls.deleteTag(instanceId, 'env');
  check(!(await calls.tags(instanceId)).includes('env=test'), 'the tag is not deleted');
  const bad = await calls.createGroup('not a name');
  check(typeof bad !== 'string' && bad.status === 400 && bad.code === 'SDRS.0202', `no typed 400: ${JSON.stringify(bad)}`);
  const unknown = await calls.createGroupWithoutToken('orders');
  check(typeof unknown !== 'string' && unknown.status === 401 && unknown.code === 'APIGW.0301',
    `no typed 401: ${JSON.stringify(unknown)}`);
  console.log(`${client}: all calls`);
}
