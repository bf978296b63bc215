// The operations of the edition, from the OpenAPI description, and those that can be applied to a resource.
import { get, source } from '../core/core.js';
/** Chapters with their operations: { chapter, name, method, path, summary, parameters, body }. */
export const operations = source({
  global: true,
  load: async () => readOperations(await get('openapi.json')),
  changedBy: event => event.kind === 'reset',
});

function readOperations(document) {
  const found = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!operation.operationId) continue;
      const content = operation.requestBody?.content?.['application/json'];
      const common = {
        chapter: operation.tags[0],
        method: method.toUpperCase(),
        path,
        parameters: operation.parameters ?? [],
        schema: content ? resolve(content.schema, document) : null,
        document,
      };
      // Operations that share a path have one example each.
      const names = operation['x-operations'] ?? [operation.operationId];
      for (const name of names) {
        const sample = content?.examples?.[name];
        found.push({
          ...common,
          name,
          summary: sample?.summary ?? operation.summary,
          body: content ? (sample?.value ?? content.example ?? null) : undefined,
        });
      }
    }
  }
  return found;
}

export function resolve(schema, document) {
  for (
    ;
    schema?.$ref;
    schema = schema.$ref
      .slice(2)
      .split('/')
      .reduce((node, name) => node[name], document)
  );
  return schema;
}

const group = id => ({ path: { server_group_id: id } });
const inGroup = (wrapper, choose) => (id, context) => ({
  set: { [wrapper]: { server_group_id: id } },
  others: choose?.(context).map(member => ({ [wrapper]: member })),
});
const instance = id => ({ path: { protected_instance_id: id } });
const pair = id => ({ path: { replication_id: id } });
const drill = id => ({ path: { disaster_recovery_drill_id: id } });

// The fixtures whose names match, as values of a member.
const fixtures = (member, pattern) => context =>
  Object.entries(context.variables)
    .filter(([name]) => pattern.test(name))
    .map(([, value]) => ({ [member]: value }));

// How the id of a resource of each type enters an operation, and `others` that the body may name when the sample is in use.
const applicable = {
  group: {
    StartProtectionGroup: group,
    StopProtectionGroup: group,
    StartFailoverProtectionGroup: group,
    StartReverseProtectionGroup: (id, context) => ({
      ...group(id),
      set: { 'reverse-server-group': { priority_station: context.station === 'source' ? 'target' : 'source' } },
    }),
    CreateProtectedInstance: inGroup('protected_instance', fixtures('server_id', /^server_([a-h]|other_az)$/)),
    CreateReplication: inGroup('replication', fixtures('volume_id', /^volume_([a-f]|other_az)$/)),
    CreateDisasterRecoveryDrill: inGroup('disaster_recovery_drill'),
    UpdateProtectionGroupName: group,
    DeleteProtectionGroup: group,
  },
  instance: {
    AttachProtectedInstanceReplication: (id, context) => ({
      ...instance(id),
      others: context.freePairs.map(pair => ({ replicationAttachment: { replication_id: pair.id } })),
    }),
    DetachProtectedInstanceReplication: (id, context) => ({ path: { protected_instance_id: id, replication_id: context.pair } }),
    AddProtectedInstanceNic: instance,
    DeleteProtectedInstanceNic: instance,
    ResizeProtectedInstance: (id, context) => ({
      ...instance(id),
      others: fixtures('flavorRef', /^flavor/)(context).map(member => ({ resize: member })),
    }),
    UpdateProtectedInstanceName: instance,
    AddProtectedInstanceTags: instance,
    DeleteProtectedInstance: instance,
  },
  pair: { ExpandReplication: pair, UpdateReplicationName: pair, DeleteReplication: pair },
  drill: { UpdateDisasterRecoveryDrillName: drill, DeleteDisasterRecoveryDrill: drill },
};

/**
 * Drafts of the calls that change a resource: the samples of the operations with the id of the resource. `others` are further
 * bodies, because the sample may name what is in use.
 */
export function draftsFor(type, id, context, known, project) {
  return Object.entries(applicable[type]).flatMap(([name, place]) => {
    const operation = known.find(each => each.name === name);
    if (!operation) return [];
    const { path = {}, set = {}, others = [] } = place(id, context);
    const write = changes => JSON.stringify(merge(merge(operation.body ?? {}, set), changes), null, 2);
    return [
      {
        name,
        summary: operation.summary,
        method: operation.method,
        path: fillPath(operation, { project_id: project, ...path }),
        body: operation.body === undefined ? '' : write({}),
        others: others.map(write),
      },
    ];
  });
}

/** The path with values for its parameters; the example of the description for those without. */
export function fillPath(operation, values) {
  return operation.path.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? operation.parameters.find(each => each.name === name)?.example;
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

function merge(body, changes) {
  const merged = { ...body };
  for (const [name, value] of Object.entries(changes)) {
    merged[name] = typeof value === 'object' ? merge(merged[name] ?? {}, value) : value;
  }
  return merged;
}
