import type { OperationResult, ServiceError } from '../api/operation-result.ts';

/** A complete HTTP response, before it is written to the socket. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The HTTP response for the result of an operation. */
export function operationReply(result: OperationResult): Reply {
  return result.ok ? jsonReply(200, result.body) : errorReply(result.error);
}

/** The HTTP response for an error, in the service's format. */
export function errorReply(error: ServiceError): Reply {
  const { code, context, message } = error;
  const reply = jsonReply(error.status, { code, context, message });
  return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': error.name } };
}

/** A web page without scripts or resources that cannot be framed. `text` is escaped. */
export function pageReply(status: number, title: string, text: string): Reply {
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
<body><main><h1>${escape(title)}</h1><p>${escape(text)}</p></main></body>
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
