import type { RequestHead } from '../../../src/practice/server/read-request.ts';
import type { Reply } from '../../../src/practice/server/reply.ts';
import type { Codes } from './codes.ts';
import type { Devices } from './devices.ts';
import { escape } from './xml.ts';

/** What the pages read and change. */
export interface PagesDeps {
  readonly codes: Codes;
  readonly devices: Devices;
  /** The people who can sign in. */
  readonly people: readonly string[];
}

/** The two pages that people see. */
export type PageName = 'authorize' | 'device';

/** The page at a path, if the method is GET or POST. */
export function pageAt({ method, path }: RequestHead): PageName | undefined {
  if (method !== 'GET' && method !== 'POST') return undefined;
  if (path === '/authorize') return 'authorize';
  return path === '/device' ? 'device' : undefined;
}

/** A page, or the result of its form. */
export function pageAnswer(
  deps: PagesDeps,
  page: PageName,
  { method, query }: RequestHead,
  body: Uint8Array,
): Reply {
  if (method === 'POST') {
    return decide(deps, page, new URLSearchParams(Buffer.from(body).toString()));
  }
  const params = new URLSearchParams(query);
  if (page === 'device') return form(page, deviceField(params.get('user_code') ?? ''));
  const result = deps.codes.ask(params);
  switch (result.kind) {
    case 'ask':
      return form(page, questionField(result.question));
    case 'back':
      return redirect(result.to);
    case 'refuse':
      return messagePage(400, result.why);
  }
}

function decide(deps: PagesDeps, page: PageName, sent: URLSearchParams): Reply {
  const person = sent.get('person') ?? '';
  const question = sent.get('question') ?? '';
  const userCode = (sent.get('user_code') ?? '').trim().toUpperCase();
  const isAllowed = sent.get('decision') === 'allow';
  if (isAllowed && !deps.people.includes(person)) {
    const field = page === 'device' ? deviceField(userCode) : questionField(question);
    return form(page, field, 'Nobody has this user name.');
  }
  const who = isAllowed ? person : undefined;
  if (page === 'device') {
    const decision = deps.devices.decide(userCode, who);
    if (decision === undefined) return messagePage(400, 'This code is not known, or was used.');
    return messagePage(200, `The request was ${decision}. You may close this window.`);
  }
  const to = deps.codes.decide(question, who);
  return to === undefined ? messagePage(400, 'This question was answered before.') : redirect(to);
}

function questionField(question: string): string {
  return `<input type="hidden" name="question" value="${escape(question)}">`;
}

function deviceField(userCode: string): string {
  return `<p><label>Code <input name="user_code" required value="${escape(userCode)}"></label></p>`;
}

function form(page: PageName, field: string, error?: string): Reply {
  const alert = error === undefined ? '' : `<p role="alert">${escape(error)}</p>`;
  return html(
    200,
    `${alert}<form method="post" action="/${page}">
${field}
<p><label>User name <input name="person" required autocomplete="off"></label></p>
<p><button name="decision" value="allow">Allow</button>
<button name="decision" value="deny" formnovalidate>Deny</button></p>
</form>`,
  );
}

function messagePage(status: number, text: string): Reply {
  return html(status, `<p role="status">${escape(text)}</p>`);
}

function redirect(location: string): Reply {
  return { status: 303, headers: { location, 'referrer-policy': 'no-referrer' }, body: '' };
}

/** A browser follows a form's redirect only if form-action allows it, so loopback is listed. */
function html(status: number, inside: string): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:*",
      'referrer-policy': 'no-referrer',
    },
    body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign in</title></head>
<body><main><h1>Sign in</h1>
${inside}
</main></body>
</html>
`,
  };
}
