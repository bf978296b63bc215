// A draft is a call that was not sent: it can be edited, judged and sent. Copies of it are calls for curl, C# and a scenario file.
import { call, ofProject, project, redraw, send, serviceAddress, source } from '../core/core.js';
/** The fixtures and credentials of the project by name. */
export const variables = source({
  load: () => call('GET', 'variables', { params: ofProject() }),
  changedBy: event => event.kind === 'reset',
});

export function createDraft({ method, path, body = '' }) {
  return { method, path, body, explanation: null, error: null, response: null, at: null, edition: '', isBusy: false };
}

/** Judges a draft without carrying it out. */
export async function judge(draft) {
  draft.isBusy = true;
  draft.error = null;
  redraw();
  try {
    draft.explanation = await call('POST', 'explain', {
      params: ofProject({ edition: draft.edition || null }),
      body: toCall(draft),
    });
    draft.at = draft.explanation.checks.find(check => check.outcome === 'violated')?.at ?? null;
  } catch (error) {
    draft.explanation = null;
    draft.error = error;
  }
  draft.isBusy = false;
  redraw();
}

/** The member `body` of POST explain: JSON as JSON, other text as it is. */
export function toCall({ method, path, body }) {
  if (body.trim() === '') return { method, path };
  try {
    return { method, path, body: JSON.parse(body) };
  } catch {
    return { method, path, body };
  }
}

/** Sends a draft as a client would, with the token of the project. */
export async function sendDraft(draft) {
  draft.isBusy = true;
  draft.error = null;
  redraw();
  try {
    const { token } = variables.value ?? (await call('GET', 'variables', { params: ofProject() }));
    const path = draft.path.replaceAll('{project_id}', project());
    draft.response = await send({ method: draft.method, path, body: draft.body, headers: { 'X-Auth-Token': token } });
  } catch (error) {
    draft.response = null;
    draft.error = error;
  }
  draft.isBusy = false;
  redraw();
}

const shellQuote = text => `'${text.replaceAll("'", "'\\''")}'`;

export function asCurl({ method, path, body }) {
  const parts = [
    `curl -X ${method} ${shellQuote(serviceAddress + path)}`,
    `-H ${shellQuote(`X-Auth-Token: ${variables.value?.token ?? ''}`)}`,
  ];
  if (body) parts.push(`-H 'Content-Type: application/json'`, `-d ${shellQuote(body)}`);
  return parts.join(' \\\n  ');
}

export function asCSharp({ method, path, body }) {
  const name = method[0] + method.slice(1).toLowerCase();
  const lines = [
    'using var http = mock.CreateClient();',
    `using var request = new HttpRequestMessage(HttpMethod.${name}, ${JSON.stringify(path)});`,
  ];
  if (body) {
    const quotes = '"'.repeat(Math.max(3, ...[...body.matchAll(/"+/g)].map(run => run[0].length + 1)));
    lines.push(`request.Content = new StringContent(${quotes}`, body, `${quotes}, Encoding.UTF8, "application/json");`);
  }
  lines.push('using var response = await http.SendAsync(request);');
  return lines.join('\n');
}

/** A row of a scenario file. Values that are fixtures become the names of their variables. */
export function asCsvRow({ method, path, body }, { operation, status, code, constraint } = {}) {
  const names = new Map(
    Object.entries(variables.value ?? {})
      .filter(([, value]) => value.length > 8)
      .map(([name, value]) => [value, name]),
  );
  const fill = text => text.replace(/[\w-]{9,}/g, word => (names.has(word) ? `{${names.get(word)}}` : word));
  const compact = body ? fill(compactJson(body)) : '';
  const [target, query = ''] = path.split('?');
  const queryParts = query
    .split('&')
    .filter(Boolean)
    .map(part => {
      const [name, value = ''] = part.split('=').map(decodeURIComponent);
      return `?${name}=${value}`;
    });
  const cells = [
    'my-scenario',
    '1',
    `${method} ${fill(target)}`,
    [...queryParts, compact ? `$=${compact}` : ''].filter(Boolean).join('; '),
    status ? `${status}${code ? ` ${code}` : ''}` : '200',
    '',
    '',
    '',
    constraint ?? '',
    operation ?? '',
  ];
  return cells.map(cell => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

function compactJson(text) {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
