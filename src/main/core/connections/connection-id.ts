import * as v from 'valibot';
import { ConnectionId } from '../../../shared/base/ids.ts';

const MAX = 40;

/**
 * The id of a new connection, from its name: lower case, every other run of characters one `-`, cut
 * to 40, then `-2`, `-3` … until it is free. A name without a letter or digit gives `connection`.
 */
export function connectionIdFor(name: string, taken: ReadonlySet<string>): ConnectionId {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX)
    .replace(/-+$/, '');
  const base = plain === '' ? 'connection' : plain;
  for (let nth = 1; ; nth++) {
    const suffix = nth === 1 ? '' : `-${nth}`;
    const id = base.slice(0, MAX - suffix.length) + suffix;
    if (!taken.has(id)) return v.parse(ConnectionId, id);
  }
}
