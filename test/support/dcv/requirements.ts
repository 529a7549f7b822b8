import type { Server } from './wire.ts';

/**
 * Whether a server meets the requirements of a new session: `name='value'` joined by `and`, where
 * the name is a tag's (with or without `tag:`) or `server:` and a path such as
 * `server:Host.Os.Family`, and `''` is an escaped apostrophe. Undefined: the syntax is invalid.
 */
export function meetsRequirements(server: Server, requirements: string): boolean | undefined {
  const terms = [...requirements.matchAll(/([\w:.-]+)\s*(!?=)\s*'((?:[^']|'')*)'/g)];
  const rest = requirements.replaceAll(/[\w:.-]+\s*!?=\s*'(?:[^']|'')*'/g, '1').trim();
  if (!/^1(\s+and\s+1)*$/.test(rest)) return undefined;
  return terms.every(([, name = '', operator, text = '']) => {
    const isSo = valueOf(server, name) === text.replaceAll("''", "'");
    return operator === '=' ? isSo : !isSo;
  });
}

function valueOf(server: Server, name: string): string | undefined {
  if (!name.startsWith('server:')) {
    const key = name.replace(/^tag:/, '');
    return server.Tags?.find((tag) => tag.Key === key)?.Value;
  }
  let value: unknown = server;
  for (const part of name.slice('server:'.length).split('.')) {
    value = value instanceof Object ? (value as Record<string, unknown>)[part] : undefined;
  }
  return typeof value === 'string' ? value : undefined;
}
