import type { InstanceResult, XmlFields, XmlValue } from '../api/instance-result.ts';
import type { Reply } from './reply.ts';

/** The HTTP response for the result of an operation of EC2. */
export function instanceReply(operation: string, requestId: string, result: InstanceResult): Reply {
  return result.ok
    ? xmlReply(200, `${operation}Response`, { requestId, ...result.body })
    : xmlReply(result.status, 'Response', {
        Errors: { Error: { Code: result.code, Message: result.message } },
        RequestID: requestId,
      });
}

const xmlReply = (status: number, root: string, fields: XmlFields): Reply => ({
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, fields)}`,
});

function element(name: string, value: XmlValue): string {
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: XmlValue): string {
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map((item) => element('item', item)).join('');
  return Object.entries(value)
    .map(([name, one]) => element(name, one))
    .join('');
}

const isList = (value: XmlFields | readonly XmlFields[]): value is readonly XmlFields[] =>
  Array.isArray(value);

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${String(char.charCodeAt(0))};`);
