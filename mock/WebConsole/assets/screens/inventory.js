// The inventory of the project: types, objects and quotas. A change simulates a change outside SDRS.
import { call, get, h, ofInstant, ofProject, redraw, route, setParams, shortId, source, t } from '../core/core.js';
import {
  actionButton,
  ask,
  button,
  chip,
  empty,
  jsonEditor,
  list,
  panel,
  searchBox,
  variables,
  whenLoaded,
} from '../parts/parts.js';
import { topology } from './sites.js';

const inventory = source({
  ofInstant: true,
  load: () => get('inventory', ofInstant()),
  changedBy: event =>
    ['inventory', 'reset', 'job'].includes(event.kind) || (event.kind === 'call' && event.data.operation === null),
});

const newType = '+';
let edit = null;

export function view() {
  return h(
    'div',
    { class: `split ${route.params.item ? 'with-panel' : ''}` },
    h(
      'div.split-main',
      h('div.toolbar', h('h1', t('nav.inventory')), searchBox(t('inventory.find'))),
      whenLoaded(inventory, types => content(types)),
    ),
    route.params.item && inventory.value ? itemPanel(inventory.value) : null,
  );
}

const idOf = item => item.id ?? item.type ?? item.name;

function content(types) {
  const names = Object.keys(types).filter(name => Array.isArray(types[name]));
  const type = names.includes(route.params.type) ? route.params.type : names[0];
  const query = (route.params.q ?? '').toLowerCase();
  const found = types[type].filter(
    item => !query || JSON.stringify(item).toLowerCase().includes(query) || fixture(item).toLowerCase().includes(query),
  );
  return [
    h(
      'div.type-list',
      { role: 'group', 'aria-label': t('inventory.types'), key: 'types' },
      names.map(name =>
        button(
          [name.replaceAll('_', ' '), ' ', h('small', String(types[name].length))],
          () => setParams({ type: name, item: '' }),
          { key: name, 'aria-pressed': String(name === type) },
        ),
      ),
    ),
    type === 'quotas'
      ? quotas(types.quotas)
      : [
          h(
            'div.buttons',
            { key: 'new' },
            button(t('inventory.new'), () => open(type, newType, {})),
          ),
          found.length === 0 ? empty(t(types[type].length ? 'inventory.notFound' : 'inventory.none')) : items(type, found),
        ],
  ];
}

// A fixture is an object that GET variables names.
function fixture(item) {
  variables.use();
  const id = idOf(item);
  return Object.entries(variables.value ?? {})
    .filter(([, value]) => value === id)
    .map(([name]) => name)
    .join(', ');
}

function items(type, found) {
  const columns = ['name', 'status', 'availability_zone', 'size', 'cidr', 'flavor'].filter(name =>
    found.some(item => item[name] !== undefined && item[name] !== null),
  );
  return list({
    id: `inventory-${type}`,
    label: type,
    rows: found,
    key: idOf,
    rowHeight: 34,
    kind: 'inventory tall',
    selected: route.params.item,
    select: item => open(type, idOf(item), item),
    columns: [
      { name: 'id' },
      ...columns.map(name => ({ name, class: name === 'name' ? 'wide' : '' })),
      { name: t('inventory.fixture'), class: 'wide' },
    ],
    cells: item => [
      h('code', shortId(idOf(item))),
      ...columns.map(name => (name === 'status' ? chip(item.status) : String(item[name] ?? '–'))),
      fixture(item),
    ],
  });
}

function open(type, id, item) {
  edit = { type, id, text: id === newType ? '{\n}' : JSON.stringify(item, null, 2), original: item };
  setParams({ type, item: id });
}

function itemPanel(types) {
  const { item: id } = route.params;
  const type = route.params.type ?? 'servers';
  const item = types[type]?.find(each => String(idOf(each)) === id);
  if (id !== newType && !item) return null;
  if (edit?.id !== id || edit.type !== type)
    edit = { type, id, text: id === newType ? '{\n}' : JSON.stringify(item, null, 2), original: item };
  const isNew = id === newType;
  return panel(
    {
      label: t('inventory.object'),
      kind: type,
      title: isNew ? t('inventory.new') : (item.name ?? shortId(id)),
      parameter: 'item',
      chips: item?.status ? chip(item.status) : null,
    },
    h('p.hint', t(isNew ? 'inventory.newHint' : 'inventory.editHint')),
    jsonEditor({
      id: 'inventory-edit',
      value: edit.text,
      label: t('inventory.object'),
      oninput: text => {
        edit.text = text;
        redraw();
      },
    }),
    h(
      'div.buttons',
      actionButton(t('save'), () => save(type, id, isNew), { class: 'primary' }),
      isNew ? null : actionButton(t('delete'), () => remove(type, id, item), { class: 'danger' }),
    ),
  );
}

// Only the members that differ are sent: the others may have changed meanwhile.
async function save(type, id, isNew) {
  const wanted = JSON.parse(edit.text);
  const path = isNew ? `inventory/${type}` : `inventory/${type}/${encodeURIComponent(id)}`;
  const body = isNew
    ? wanted
    : Object.fromEntries(
        Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(edit.original[name])),
      );
  const saved = await call(isNew ? 'POST' : 'PATCH', path, { params: ofProject(), body });
  inventory.invalidate(0);
  edit = null;
  setParams({ item: isNew && saved ? String(idOf(saved)) : id });
}

async function remove(type, id, item) {
  if (
    await ask({
      title: t('inventory.delete', { name: item.name ?? id }),
      effects: [t('inventory.deleteEffect')],
      confirm: t('delete'),
      state: 'project',
    })
  ) {
    await call('DELETE', `inventory/${type}/${encodeURIComponent(id)}`, { params: ofProject() });
    setParams({ item: '' });
  }
}

function quotas(all) {
  topology.use();
  const groups = topology.value?.groups ?? [];
  const isFree = group => pair => !group.instances.some(instance => instance.pair_ids.includes(pair.id));
  const used = {
    server_groups: groups.length,
    replications: sum(groups, group => group.pairs.length),
    // Of a quota for each group, the largest group counts.
    protected_instances_per_group: Math.max(0, ...groups.map(group => group.instances.length)),
    unattached_replications: sum(groups, group => group.pairs.filter(isFree(group)).length),
  };
  return h(
    'ul.quotas',
    all.map(quota =>
      h(
        'li',
        { key: quota.type },
        h('label', { for: `quota-${quota.type}` }, quota.type),
        used[quota.type] === undefined
          ? null
          : h('meter', {
              min: '0',
              max: String(Math.max(quota.quota, 1)),
              value: used[quota.type],
              high: String(quota.quota * 0.9),
              'aria-label': t('inventory.used', { type: quota.type }),
            }),
        h('span', used[quota.type] === undefined ? '' : `${used[quota.type]} / ${quota.quota}`),
        h('input', {
          id: `quota-${quota.type}`,
          type: 'number',
          min: '-1',
          value: String(quota.quota),
          onchange: event => {
            const { value } = event.target;
            call('PATCH', `inventory/quotas/${quota.type}`, { params: ofProject(), body: { quota: Number(value) } }).finally(() =>
              inventory.invalidate(0),
            );
          },
        }),
      ),
    ),
  );
}

const sum = (groups, count) => groups.reduce((total, group) => total + count(group), 0);
