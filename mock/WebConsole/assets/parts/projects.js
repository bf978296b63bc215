// Projects that were created and snapshots of a project. A mock that does not serve these calls answers 404: the lists are empty then, and
// what needs them is not shown.
import { ApiError, get, getAll, ofProject, source } from '../core/core.js';

async function ifServed(load) {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    return { isMissing: true, items: [] };
  }
}

/** The ids of the projects: the default one, those that were created, and those that hold resources. */
export const projects = source({
  global: true,
  wait: 500,
  load: () => ifServed(() => getAll('projects', 'projects', { limit: 1000 })),
  changedBy: ({ kind, data }) =>
    kind === 'reset' || (data?.project_id && projects.value && !projects.value.items.some(each => each.id === data.project_id)),
});

/** The snapshots of the shown project. */
export const snapshots = source({
  load: () => ifServed(async () => ({ items: (await get('snapshots', ofProject())).snapshots })),
  changedBy: ({ kind }) => kind === 'reset' || kind === 'snapshots',
});

/** Whether the mock serves a list of these; false until it is loaded. */
export const isServed = list => Boolean(list.use().value && !list.value.isMissing);
