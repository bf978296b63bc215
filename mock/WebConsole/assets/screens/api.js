// The operations by chapter, each with a form that is filled with its sample: judge it, send it, copy it.
import { address, h, project, redraw, route, t } from '../core/core.js';
import {
  createDraft,
  draftEditor,
  draftResult,
  empty,
  errorText,
  facts,
  field,
  fillPath,
  jsonText,
  operations,
  resolve,
  searchBox,
  variables,
  whenLoaded,
} from '../parts/parts.js';
import { topology } from './sites.js';

const forms = new Map();

export function view() {
  return [h('div.toolbar', h('h1', t('nav.api')), searchBox(t('api.find'))), whenLoaded(operations, content)];
}

function content(all) {
  const query = (route.params.q ?? '').toLowerCase();
  const found = all.filter(each => !query || `${each.name} ${each.summary} ${each.path}`.toLowerCase().includes(query));
  const chapters = Map.groupBy(found, each => each.chapter);
  const chosen = all.find(each => each.name === route.params.op);
  return h(
    'div.api',
    { class: chosen ? 'chosen' : '' },
    h(
      'nav.chapters',
      { 'aria-label': t('api.operations') },
      [...chapters].map(([chapter, own]) =>
        h(
          'details',
          { key: chapter, open: query !== '' || own.includes(chosen) || (!chosen && chapter === found[0]?.chapter) },
          h('summary', chapter, h('small', ` ${own.length}`)),
          h(
            'ul',
            own.map(each =>
              h(
                'li',
                { key: each.name },
                h(
                  'a',
                  {
                    href: address('api', { op: each.name, q: route.params.q }),
                    'aria-current': each === chosen ? 'true' : null,
                  },
                  h('span', { class: `method ${each.method.toLowerCase()}` }, each.method),
                  each.name,
                ),
              ),
            ),
          ),
        ),
      ),
    ),
    h('div.operation', chosen ? operationView(chosen) : empty(t('api.choose'))),
  );
}

function formOf(operation) {
  const key = `${project()} ${operation.name}`;
  if (!forms.has(key)) {
    const values = {
      ...Object.fromEntries(
        operation.parameters
          .filter(each => each.in === 'path')
          .map(each => [each.name, suggestions(each.name)[0]?.[0] ?? each.example ?? '']),
      ),
      project_id: project(),
    };
    const form = {
      values,
      query: {},
      draft: createDraft({
        method: operation.method,
        path: '',
        body: operation.body === undefined || operation.body === null ? '' : JSON.stringify(operation.body, null, 2),
      }),
    };
    setPath(operation, form);
    forms.set(key, form);
  }
  return forms.get(key);
}

function setPath(operation, form) {
  const query = new URLSearchParams(Object.entries(form.query).filter(([, value]) => value !== ''));
  form.draft.path = fillPath(operation, form.values) + (query.size ? `?${query}` : '');
}

// Ids of the resources that exist, so that they need not be copied.
function suggestions(name) {
  const groups = topology.value?.groups ?? [];
  const all = member => groups.flatMap(group => group[member]);
  const found =
    {
      server_group_id: groups,
      protected_instance_id: all('instances'),
      replication_id: all('pairs'),
      disaster_recovery_drill_id: all('drills'),
    }[name] ?? [];
  return found.map(each => [each.id, each.name]);
}

function operationView(operation) {
  topology.use();
  variables.use();
  if (topology.value === null && !topology.error) return h('p.loading', t('loading'));
  const form = formOf(operation);
  const set = (group, name, value) => {
    form[group][name] = value;
    setPath(operation, form);
    redraw();
  };
  const parameters = operation.parameters.filter(
    each => each.name !== 'project_id' && (each.in === 'path' || each.in === 'query'),
  );
  return [
    h('h2', operation.name),
    h('p', operation.summary),
    h('p.target', h('code', `${operation.method} ${operation.path}`)),
    parameters.length
      ? h(
          'div.fields',
          { key: 'fields' },
          parameters.map(each => {
            const group = each.in === 'path' ? 'values' : 'query';
            const schema = resolve(each.schema, operation.document) ?? {};
            return field(
              each.name,
              h('input', {
                value: form[group][each.name] ?? '',
                list: `values-${each.name}`,
                placeholder: group === 'query' ? String(each.example ?? '') : '',
                autocomplete: 'off',
                oninput: event => set(group, each.name, event.target.value),
              }),
              [
                each.description,
                schema.enum ? ` ${schema.enum.join(', ')}` : '',
                h(
                  'datalist',
                  { id: `values-${each.name}` },
                  [...suggestions(each.name), ...(schema.enum ?? []).map(value => [value, value])].map(([id, name]) =>
                    h('option', { value: id, key: id }, name),
                  ),
                ),
              ],
            );
          }),
        )
      : null,
    draftEditor(form.draft, { id: `api-${operation.name}` }),
    operation.body === undefined ? null : fixtures(form.draft),
    draftResult(form.draft),
    form.draft.explanation || form.draft.response ? null : h('p.hint', t('api.hint')),
    operation.schema ? h('details', { key: 'schema' }, h('summary', t('api.members')), members(operation)) : null,
  ];
}

// The fixtures that violate or satisfy a constraint, to be put into the body.
function fixtures(draft) {
  if (variables.error) return h('p.hint', errorText(variables.error));
  const names = Object.entries(variables.value ?? {}).filter(([name]) => !/token|key|secret|password|^user/.test(name));
  return h(
    'label.field.inline',
    h('span', t('api.insert')),
    h(
      'select',
      {
        value: '',
        onchange: event => {
          const area = event.target.closest('main').querySelector('.editor textarea');
          const { selectionStart: start, selectionEnd: end } = area;
          draft.body = draft.body.slice(0, start) + event.target.value + draft.body.slice(end);
          redraw();
        },
      },
      h('option', { value: '', key: '' }, t('api.fixture')),
      names.map(([name, value]) => h('option', { value, key: name }, `${name}: ${value}`)),
    ),
  );
}

function members(operation) {
  const rows = [];
  const walk = (schema, path, depth) => {
    const node = resolve(schema, operation.document);
    if (!node || depth > 5) return;
    for (const [name, member] of Object.entries(node.properties ?? {})) {
      const own = resolve(member, operation.document) ?? {};
      const required = node.required?.includes(name);
      const limits = ['enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'maxItems']
        .filter(key => own[key] !== undefined)
        .map(key => `${key}: ${JSON.stringify(own[key])}`);
      rows.push([
        `${path}${name}`,
        [
          String(own.type ?? ''),
          required ? ` · ${t('api.required')}` : '',
          limits.length ? ` · ${limits.join(', ')}` : '',
          (own['x-constraint'] ?? member['x-constraint'])
            ? [' · ', h('code', member['x-constraint'] ?? own['x-constraint'])]
            : '',
          own.description ? h('div', own.description) : null,
        ],
      ]);
      walk(own, `${path}${name}.`, depth + 1);
      if (own.items) walk(own.items, `${path}${name}[].`, depth + 1);
    }
  };
  walk(operation.schema, '', 0);
  return rows.length ? facts(rows) : jsonText('{}', {});
}
