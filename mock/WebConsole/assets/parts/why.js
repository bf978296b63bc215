// The checks of a draft in the order of judgement, each with a mark, and the draft with the place that the chosen check names.
import { h, pretty, redraw, t } from '../core/core.js';
import { actionButton, button, chip, copy, errorText, facts, httpChip, select } from './ui.js';
import { jsonEditor, jsonText } from './json-text.js';
import { asCSharp, asCsvRow, asCurl, judge, sendDraft, variables } from './drafts.js';

const marks = { held: '✓', violated: '✗', 'not judged': '–' };

/** A draft to edit with the buttons to judge and send it. */
export function draftEditor(draft, { id = 'draft', after } = {}) {
  const change = (name, value) => {
    draft[name] = value;
    redraw();
  };
  return h(
    'div.draft',
    { key: id },
    h(
      'div.draft-line',
      h(
        'select',
        { 'aria-label': t('draft.method'), value: draft.method, onchange: event => change('method', event.target.value) },
        ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].map(method => h('option', { value: method, key: method }, method)),
      ),
      h('input', {
        'aria-label': t('draft.path'),
        value: draft.path,
        spellcheck: 'false',
        autocomplete: 'off',
        class: draft.at?.startsWith('{') || draft.at?.startsWith('?') ? 'marked' : '',
        oninput: event => change('path', event.target.value),
      }),
    ),
    draft.method === 'GET'
      ? null
      : jsonEditor({
          id: `${id}-body`,
          value: draft.body,
          at: draft.at,
          label: t('draft.body'),
          oninput: text => change('body', text),
        }),
    h(
      'div.buttons',
      select(
        draft.edition,
        [['', t('draft.ownEdition')], ...['huawei', 'otc', 'otc-swiss'].map(name => [name, name])],
        value => change('edition', value),
        { 'aria-label': t('draft.edition') },
      ),
      button(t('draft.judge'), () => judge(draft), { disabled: draft.isBusy, class: 'judge' }),
      actionButton(
        t('draft.send'),
        async () => {
          await sendDraft(draft);
          after?.();
        },
        { disabled: draft.isBusy, class: 'send' },
      ),
      copyButtons(draft, draft.explanation ?? {}),
    ),
  );
}

export function copyButtons(draft, result) {
  variables.use();
  return h(
    'span.copies',
    { role: 'group', 'aria-label': t('copy.as') },
    h('span', { 'aria-hidden': 'true' }, t('copy.as')),
    button('curl', () => copy(asCurl(draft))),
    button('C#', () => copy(asCSharp(draft))),
    button(t('copy.row'), () => copy(asCsvRow(draft, result))),
  );
}

/** What explain says of a draft, and the response if it was sent. */
export function draftResult(draft) {
  return [
    draft.error ? h('div.message.bad', { role: 'alert' }, errorText(draft.error)) : null,
    draft.response ? responseView(draft.response) : null,
    draft.explanation ? explanationView(draft) : null,
  ];
}

function responseView({ status, headers, text, took }) {
  return h(
    'section.response',
    { 'aria-label': t('response') },
    h('h3', t('response'), ' ', httpChip(status), h('small', ` ${Math.round(took)} ms`)),
    facts(headers.filter(([name]) => /^x-|^content-type/.test(name))),
    text ? jsonText(pretty(text), { label: t('response') }) : h('p.empty', t('response.empty')),
  );
}

function explanationView(draft) {
  const result = draft.explanation;
  const first = result.checks.find(check => check.outcome === 'violated');
  const counts = outcome => result.checks.filter(check => check.outcome === outcome).length;
  return h(
    'section.why',
    { 'aria-label': t('why') },
    h(
      'p',
      { class: `verdict ${result.verdict.replace(' ', '-')}`, role: 'status' },
      h('strong', t(`verdict.${result.verdict}`)),
      result.status ? ` ${result.status}` : '',
      result.code ? ` ${result.code}` : '',
      result.constraint ? ` · ${result.constraint}` : '',
    ),
    first ? h('p', first.statement, first.reason ? ` ${t('why.reason', { reason: first.reason })}` : '') : null,
    Object.keys(first?.accepted ?? {}).some(name => name !== 'statement')
      ? h('div.accepted', h('h3', t('why.accepted')), jsonText(pretty(first.accepted), { label: t('why.accepted') }))
      : null,
    h('p.counts', t('why.counts', { held: counts('held'), violated: counts('violated'), open: counts('not judged') })),
    h(
      'ol.checks',
      result.checks.map((check, index) => checkView(draft, check, index, first)),
    ),
  );
}

function checkView(draft, check, index, first) {
  const kind = check.outcome.replace(' ', '-');
  return h(
    'li',
    { class: `check ${kind}`, key: index },
    h(
      'details',
      { open: check === first },
      h(
        'summary',
        null,
        h('span.mark', { 'aria-hidden': 'true' }, marks[check.outcome]),
        h('span.phase', check.phase),
        h('span.statement', check.statement),
        h('span.sr', ` (${t(`outcome.${check.outcome}`)})`),
        check.id ? h('code', check.id) : null,
      ),
      facts([
        [
          t('check.at'),
          check.at
            ? button(
                check.at,
                () => {
                  draft.at = check.at;
                  redraw();
                },
                { class: 'link' },
              )
            : null,
        ],
        [t('check.seen'), check.seen === undefined ? null : h('code', JSON.stringify(check.seen))],
        [
          t('check.resources'),
          check.resources?.map(each => h('span', { key: each.id }, `${each.type} ${each.name ?? each.id} `, chip(each.status))),
        ],
        [t('check.reason'), check.reason],
        [t('check.response'), [check.status, check.code].filter(Boolean).join(' ')],
        [t('check.basis'), check.basis],
        [t('check.source'), check.source],
      ]),
    ),
  );
}
