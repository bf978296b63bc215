// Protection groups: two columns for the two availability zones, the instances with their servers, and the replication between them.
import { address, getAll, h, ofInstant, redraw, route, setParams, source, t } from '../core/core.js';
import { button, chip, clock, empty, list, running, searchBox, statusClass, whenLoaded } from '../parts/parts.js';
import { resourcePanel } from './sites-panel.js';

const pageSize = 100;
const largeGroup = 30;
let pages = 1;
const unfolded = new Set();

export const topology = source({
  ofInstant: true,
  load: async () => {
    const { items, next } = await getAll('topology', 'groups', ofInstant({ limit: pageSize }), pages * pageSize);
    return { groups: items, next };
  },
  changedBy: event =>
    ['job', 'reset', 'clock', 'inventory', 'faults'].includes(event.kind) ||
    (event.kind === 'call' && event.data.status < 300 && !/^(List|Show)/.test(event.data.operation ?? '')),
  // Copying goes on with the clock; no event says how far it is.
  refreshAfter: ({ groups }) => (clock.value?.mode === 'real' && groups.some(group => group.pairs.some(isCopying)) ? 2000 : null),
});

const isCopying = pair => pair.replication_status === 'copying' || (pair.replication_status === 'active' && pair.progress < 100);

export function view() {
  return h(
    'div',
    { class: `split ${route.params.sel ? 'with-panel' : ''}` },
    h('div.split-main', h('div.toolbar', h('h1', t('nav.sites')), searchBox(t('sites.find'))), whenLoaded(topology, groupsView)),
    route.params.sel && topology.value ? resourcePanel(topology.value.groups) : null,
  );
}

function groupsView({ groups, next }) {
  if (groups.length === 0)
    return h(
      'div.empty',
      h('p', t('sites.none')),
      h('a', { href: address('api', { op: 'CreateProtectionGroup' }) }, t('sites.create')),
    );
  const query = (route.params.q ?? '').toLowerCase();
  const found = groups.map(group => filter(group, query)).filter(Boolean);
  return [
    found.length === 0 ? empty(t('sites.notFound')) : h('div.cards', found.map(groupCard)),
    next
      ? button(t('sites.more'), () => {
          pages++;
          topology.reload();
        })
      : null,
  ];
}

const matches = (resource, query) => `${resource.name} ${resource.id} ${resource.status}`.toLowerCase().includes(query);

function filter(group, query) {
  if (!query || matches(group, query)) return group;
  const instances = group.instances.filter(
    instance =>
      matches(instance, query) ||
      [instance.production_server, instance.dr_server].some(server => server && matches(server, query)),
  );
  const pairs = group.pairs.filter(pair => matches(pair, query));
  const drills = group.drills.filter(drill => matches(drill, query));
  return instances.length + pairs.length + drills.length ? { ...group, instances, pairs, drills } : null;
}

function groupCard(group) {
  // The columns are fixed to the zones of the creation, so that a failover turns the arrow and moves nothing.
  const [left, right] = sides(group, group.production_zone, group.dr_zone);
  const production = group.priority_station === 'source' ? 'left' : 'right';
  const rows = rowsOf(group);
  return h(
    'article.card',
    { key: group.id, 'aria-label': group.name },
    h(
      'div.card-head',
      h('h2', selector('group', group)),
      chip(group.status),
      (running.value ?? [])
        .filter(job => job.server_group_id === group.id)
        .slice(0, 3)
        .map(job => h('a', { key: job.job_id, href: address('jobs', { job: job.job_id }) }, job.operation)),
      group.instances.length ? summary(group.instances) : null,
    ),
    h(
      'div.zones',
      zone(left, production === 'left'),
      h('span.zones-arrow', arrow(group, group.pairs, t('sites.group'))),
      zone(right, production === 'right'),
    ),
    rows.length === 0
      ? empty(t('sites.noInstances'))
      : rows.length > largeGroup
        ? h(
            'div.card-list',
            list({
              id: `rows-${group.id}`,
              label: t('sites.instances', { name: group.name }),
              rows,
              key: row => row.key,
              rowHeight: rowHeight(),
              kind: 'sites-list',
              columns: [{ name: t('sites.resource') }],
              cells: row => [rowView(group, row)],
            }),
          )
        : h(
            'ul.rows',
            rows.map(row => h('li', { key: row.key }, rowView(group, row))),
          ),
    group.drills.length
      ? h(
          'div.drills',
          h('h3', t('sites.drills')),
          h(
            'ul',
            group.drills.map(drill =>
              h(
                'li',
                { key: drill.id },
                selector('drill', drill),
                chip(drill.status),
                h('small', t('sites.drillServers', { count: drill.servers })),
              ),
            ),
          ),
        )
      : null,
  );
}

const rowHeight = () => (innerWidth < 760 ? 96 : 48);

function rowsOf(group) {
  const rows = [];
  const pairs = new Map(group.pairs.map(pair => [pair.id, pair]));
  for (const instance of group.instances) {
    const own = instance.pair_ids.map(id => pairs.get(id)).filter(Boolean);
    own.forEach(pair => pairs.delete(pair.id));
    rows.push({ key: instance.id, instance, pairs: own });
    if (unfolded.has(instance.id)) rows.push(...own.map(pair => ({ key: pair.id, pair })));
  }
  rows.push(...[...pairs.values()].map(pair => ({ key: pair.id, pair, isFree: true })));
  return rows;
}

const sides = (group, production, recovery) =>
  group.priority_station === 'source' ? [production, recovery] : [recovery, production];

function zone(name, isProduction) {
  return h(
    'div',
    { class: `zone ${isProduction ? 'production' : ''}` },
    h('strong', name),
    h('span', t(isProduction ? 'sites.production' : 'sites.recovery')),
  );
}

function rowView(group, { instance, pairs, pair, isFree }) {
  if (pair) {
    const [left, right] = sides(group, pair.production_volume_id, pair.dr_volume_id);
    return h(
      'div',
      { class: `row pair ${isFree ? 'free' : ''}` },
      h('span.row-name', selector('pair', pair), chip(pair.status), h('small', `${pair.size} GB`)),
      h('span.side', volume(left)),
      arrow(group, [pair], pair.name),
      h('span.side', volume(right)),
    );
  }
  const [left, right] = sides(group, instance.production_server, instance.dr_server);
  return h(
    'div.row',
    h(
      'span.row-name',
      pairs.length
        ? button(unfolded.has(instance.id) ? '▾' : '▸', () => toggle(instance.id), {
            class: 'fold',
            'aria-expanded': String(unfolded.has(instance.id)),
            'aria-label': t('sites.pairs', { name: instance.name, count: pairs.length }),
          })
        : null,
      selector('instance', instance),
      chip(instance.status),
    ),
    h('span.side', server(left)),
    arrow(group, pairs, instance.name),
    h('span.side', server(right)),
  );
}

function toggle(id) {
  if (!unfolded.delete(id)) unfolded.add(id);
  redraw();
}

function server(each) {
  return each
    ? [h('span.side-name', { title: each.id }, each.name ?? each.id), each.status ? chip(each.status) : null]
    : h('em', t('sites.noServer'));
}

const volume = id => (id ? h('code', { title: id }, id.slice(0, 8)) : h('em', t('sites.noVolume')));

/** The state of the replication of pairs, the worst first. */
export function replicationState(pairs) {
  if (pairs.length === 0) return { kind: 'none' };
  if (pairs.some(pair => pair.fault_level !== '0' || statusClass(pair.status) === 'bad')) return { kind: 'broken' };
  const copying = pairs.filter(isCopying);
  if (copying.length) return { kind: 'copying', progress: Math.min(...copying.map(pair => pair.progress)) };
  if (pairs.every(pair => pair.replication_status === 'active')) return { kind: 'active' };
  return { kind: 'off' };
}

function arrow(group, pairs, name) {
  const { kind, progress } = replicationState(pairs);
  const toRight = group.priority_station === 'source';
  const label = t(`arrow.${kind}`, { progress: Math.round(progress ?? 0) });
  return h(
    'span',
    {
      class: `arrow ${kind} ${toRight ? 'right' : 'left'}`,
      role: 'img',
      'aria-label': `${name}: ${t(toRight ? 'arrow.right' : 'arrow.left')}, ${label}`,
      title: label,
    },
    h('span.arrow-line'),
    h(
      'span.arrow-text',
      kind === 'copying' ? `${Math.round(progress)} %` : kind === 'broken' ? '✕' : kind === 'off' ? t('arrow.offShort') : '',
    ),
  );
}

function summary(instances) {
  const counts = new Map();
  for (const { status } of instances) counts.set(status, (counts.get(status) ?? 0) + 1);
  return h(
    'span.summary',
    { role: 'group', 'aria-label': t('sites.summary') },
    h('span', t('sites.count', { count: instances.length })),
    counts.size > 1 || instances.length > largeGroup
      ? [...counts].map(([status, count]) => h('span', { key: status }, chip(`${status} ${count}`, statusClass(status))))
      : null,
  );
}

function selector(type, resource) {
  const key = `${type}:${resource.id}`;
  return button(resource.name || resource.id, () => setParams({ sel: route.params.sel === key ? '' : key }), {
    class: 'link',
    'aria-pressed': String(route.params.sel === key),
    title: resource.id,
  });
}
