// Fault rules: those that exist, recipes for new ones, and what a rule would have hit among the calls of the journal.
import { address, call, clockTime, get, h, ofProject, project, redraw, route, source, t } from '../core/core.js';
import { actionButton, ask, button, choose, empty, field, httpChip, input, operations, whenLoaded } from '../parts/parts.js';
import { journal } from './calls.js';
import { topology } from './sites.js';
import { countHits, findHits } from './faults-preview.js';

const faults = source({
  load: async () => (await get('faults', ofProject())).faults,
  changedBy: event => event.kind === 'faults' || event.kind === 'reset' || event.kind === 'call',
});

// Each recipe is the beginning of a rule.
const recipes = {
  once: { status: '503', times: '1' },
  storm: { error_code: 'APIGW.0308', every: '2' },
  slow: { delay: 'PT2S' },
  drop: { drop: true, times: '1' },
  code: { error_code: 'SDRS.0208' },
  failJob: { fail_job: 'SDRS.1013' },
  stuckJob: { stuck_job: true, times: '1' },
  link: { replication: '', fault_level: '5' },
};
const numbers = ['nth', 'every', 'probability', 'times', 'status'];
const texts = ['error_code', 'delay', 'fail_job'];
let form = null;

export function view() {
  if (route.params.operation && form?.from !== route.params.operation) {
    form = { recipe: 'once', operation: route.params.operation, from: route.params.operation, isGlobal: false, ...recipes.once };
  }
  return [
    h(
      'div.toolbar',
      h('h1', t('nav.faults')),
      faults.value?.length ? actionButton(t('faults.deleteAll'), deleteAll, { class: 'danger' }) : null,
    ),
    h(
      'section',
      { 'aria-label': t('faults.rules') },
      whenLoaded(faults, rules =>
        rules.length === 0 ? empty(t('faults.none')) : h('ul.cards.small-cards', rules.map(ruleCard)),
      ),
    ),
    h(
      'section',
      { 'aria-labelledby': 'recipes' },
      h('h2', { id: 'recipes' }, t('faults.recipes')),
      h(
        'div.recipes',
        Object.keys(recipes).map(name =>
          h(
            'button',
            {
              type: 'button',
              key: name,
              'aria-pressed': String(form?.recipe === name),
              onclick: () => begin(name),
            },
            h('strong', t(`recipe.${name}`)),
            h('span', t(`recipe.${name}.text`)),
          ),
        ),
      ),
      form ? ruleForm() : null,
    ),
  ];
}

function begin(name) {
  form = { recipe: name, operation: form?.operation ?? '*', isGlobal: false, ...recipes[name] };
  redraw();
}

async function deleteAll() {
  if (
    await ask({
      title: t('faults.deleteAll'),
      effects: [t('faults.deleteAllEffect', { count: faults.value.length })],
      confirm: t('delete'),
      state: 'project',
    })
  ) {
    await call('DELETE', 'faults', { params: ofProject() });
  }
}

function ruleCard(rule) {
  const members = Object.entries(rule).filter(
    ([name, value]) => !['id', 'operation', 'project_id'].includes(name) && value !== null && value !== false,
  );
  return h(
    'li.card',
    { key: rule.id },
    h(
      'div.card-head',
      h('h3', rule.replication ? t('faults.link') : rule.operation),
      h('small', rule.project_id ? t('faults.ofProject') : t('faults.ofAll')),
    ),
    h(
      'p',
      members.map(([name, value]) => h('code', { key: name, class: 'member' }, value === true ? name : `${name}=${value}`)),
    ),
    h(
      'div.buttons',
      actionButton(t('delete'), () => call('DELETE', `faults/${rule.id}`), { 'aria-label': `${t('delete')} ${rule.operation}` }),
    ),
  );
}

/** The rule of the form, as it is sent. */
function ruleOf() {
  const rule = {};
  if (form.replication === undefined) rule.operation = form.operation;
  if (!form.isGlobal) rule.project_id = project();
  for (const name of numbers) if (form[name]) rule[name] = Number(form[name]);
  for (const name of texts) if (form[name]) rule[name] = form[name];
  for (const name of ['drop', 'stuck_job']) if (form[name]) rule[name] = true;
  if (form.replication !== undefined) Object.assign(rule, { replication: form.replication, fault_level: form.fault_level });
  return rule;
}

function ruleForm() {
  operations.use();
  journal.use();
  const rule = ruleOf();
  const own = (name, type = 'text') => input(form, name, { type, step: name === 'probability' ? '0.1' : '1', min: '0' });
  const isLink = form.replication !== undefined;
  return h(
    'form.rule',
    { onsubmit: event => event.preventDefault() },
    h(
      'div.fields',
      isLink
        ? [
            field(t('faults.pair'), pairSelect()),
            field(
              t('faults.level'),
              choose(form, 'fault_level', [
                ['2', t('faults.level2')],
                ['5', t('faults.level5')],
              ]),
            ),
          ]
        : [
            field(
              t('faults.operation'),
              choose(form, 'operation', [
                ['*', t('faults.any')],
                ...(operations.value ?? []).map(each => [each.name, each.name]),
              ]),
            ),
            field('nth', own('nth', 'number'), t('faults.nth')),
            field('every', own('every', 'number'), t('faults.every')),
            field('probability', own('probability', 'number'), t('faults.probability')),
            field('times', own('times', 'number'), t('faults.times')),
            ...['status', 'error_code', 'delay', 'fail_job']
              .filter(name => form[name] !== undefined)
              .map(name => field(name, own(name), t(`faults.${name}`))),
          ],
      h(
        'label.check-field',
        h('input', {
          type: 'checkbox',
          checked: form.isGlobal,
          onchange: event => {
            form.isGlobal = event.target.checked;
            redraw();
          },
        }),
        t('faults.global'),
      ),
    ),
    isLink ? null : preview(rule),
    h(
      'div.buttons',
      actionButton(
        t('faults.add'),
        async () => {
          await call('POST', 'faults', { body: rule });
          form = null;
        },
        { class: 'primary' },
      ),
      button(t('cancel'), () => {
        form = null;
        redraw();
      }),
    ),
  );
}

function pairSelect() {
  topology.use();
  const pairs = (topology.value?.groups ?? []).flatMap(group => group.pairs);
  form.replication ||= pairs[0]?.id ?? '';
  return choose(
    form,
    'replication',
    pairs.map(pair => [pair.id, pair.name]),
  );
}

function preview(rule) {
  const entries = journal.value;
  if (!entries) return null;
  const hits = findHits(rule, entries);
  return h(
    'div.preview',
    { role: 'status' },
    h(
      'p',
      t(rule.probability ? 'faults.previewProbable' : 'faults.preview', { hits: countHits(rule, hits), calls: entries.length }),
    ),
    hits.length
      ? h(
          'ul.plain',
          hits
            .slice(-5)
            .reverse()
            .map(entry =>
              h(
                'li',
                { key: entry.request_id },
                h('a', { href: address('calls', { call: entry.request_id }) }, entry.operation ?? entry.path),
                httpChip(entry.status),
                h('small', clockTime(entry.time)),
              ),
            ),
        )
      : null,
  );
}
