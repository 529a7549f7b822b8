import type { Reply } from '../../../src/practice/server/reply.ts';
import type { Answer, Fields } from './answer.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** The HTTP reply of STS. */
export function xmlReply(operation: string, requestId: string, answer: Answer): Reply {
  if (answer.ok) {
    const body = element(`${operation}Result`, answer.fields);
    const end = element('ResponseMetadata', { RequestId: requestId });
    return xml(200, `<${operation}Response xmlns="${namespace}">${body}${end}`, operation);
  }
  const { status, name, message } = answer;
  const fields = { Type: status < 500 ? 'Sender' : 'Receiver', Code: name, Message: message };
  const body = `${element('Error', fields)}${element('RequestId', { '': requestId })}`;
  return xml(status, `<ErrorResponse xmlns="${namespace}">${body}`, 'Error');
}

function xml(status: number, open: string, root: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `${open}</${root}Response>`,
  };
}

/** A field without a name is the element's text. */
function element(name: string, fields: Fields): string {
  const inside = Object.entries(fields).map(([field, value]) => {
    // Anything but text is nested fields: answers of STS contain nothing else.
    if (typeof value !== 'string') return element(field, value as Fields);
    return field === '' ? escape(value) : `<${field}>${escape(value)}</${field}>`;
  });
  return `<${name}>${inside.join('')}</${name}>`;
}

/** Escapes text for XML and HTML, also within quotes. */
export function escape(text: string): string {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  // The expression matches only these five.
  return text.replace(/[&<>"']/g, (char) => entities[char as keyof typeof entities]);
}
