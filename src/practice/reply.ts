import type { Answer, ServiceError } from './answer.ts';

/** A whole answer, before it is written. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The reply for an operation's answer. */
export function replyOf(answer: Answer): Reply {
  return answer.ok ? jsonReply(200, answer.body) : errorReply(answer.error);
}

/** The reply for an error. */
export function errorReply(error: ServiceError): Reply {
  const { code, context, message } = error;
  const reply = jsonReply(error.status, { code, context, message });
  return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': error.name } };
}

/** A web page that runs nothing, loads nothing and cannot be framed. */
export function pageReply(status: number, title: string, words: string): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    },
    body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escape(title)}</title></head>
<body><main><h1>${escape(title)}</h1><p>${escape(words)}</p></main></body>
</html>
`,
  };
}

function jsonReply(status: number, body: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
