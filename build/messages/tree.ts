/** Messages as they are nested in code: `launch.asked` is `asked` of `launch`. */
export interface Tree<Leaf> {
  readonly branches: ReadonlyMap<string, Leaf | Tree<Leaf>>;
}

/** Nests messages by the dots of their keys. Throws if a key is both a message and a group of messages. */
export function treeOf<Leaf extends object>(flat: ReadonlyMap<string, Leaf>): Tree<Leaf> {
  const root = new Map<string, unknown>();
  for (const [key, leaf] of flat) {
    const names = key.split('.');
    const last = names.pop() ?? '';
    let at = root;
    for (const name of names) {
      const next = at.get(name) ?? { branches: new Map<string, unknown>() };
      if (!isTree(next)) throw new Error(`"${key}": "${name}" is a message`);
      at.set(name, next);
      at = next.branches as Map<string, unknown>;
    }
    if (at.has(last)) throw new Error(`"${key}" is a group of messages`);
    at.set(last, leaf);
  }
  return { branches: root as Map<string, Leaf | Tree<Leaf>> };
}

/** True for a group of messages. */
export const isTree = <Leaf>(entry: Leaf | Tree<Leaf>): entry is Tree<Leaf> =>
  typeof entry === 'object' && entry !== null && 'branches' in entry;

/** A property's name as it is written in code. */
export const propertyName = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
