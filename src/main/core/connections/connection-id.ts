import * as v from 'valibot';
import { ConnectionId } from '../../../shared/base/ids.ts';

const MAX = 40;

/**
 * The id of a new connection, made from its name: lower case, every run of other characters replaced by one `-`,
 * at most 40 characters, with `-2`, `-3` … if it is taken. A name without ASCII letters or digits gives `connection`.
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
