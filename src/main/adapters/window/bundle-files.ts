import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import * as v from 'valibot';
import type { Bundle } from '../../core/window/bundle.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The window's files in `folder`, according to the list that the build wrote there (`files.json`).
 * A path is compared with that list and never resolved, so path traversal is impossible.
 */
export function openBundle(folder: string): Bundle {
  let listed: Promise<ReadonlySet<string>> | undefined;
  const readList = async () =>
    new Set(
      v.parse(v.array(v.string()), JSON.parse(await readFile(join(folder, 'files.json'), 'utf8'))),
    );
  return async (pathname) => {
    const files = await (listed ??= readList());
    const name = pathname.slice(1);
    const type = TYPES[extname(name)];
    if (!files.has(name) || type === undefined) return undefined;
    return { body: await readFile(join(folder, name)), type };
  };
}
