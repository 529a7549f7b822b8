// @ts-check
// JavaScript, because the scripts of this project use it before anything is installed, on a Node that runs no TypeScript.
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseIdentity, processState } from './process-identity.mjs';

/** If it cannot be known whether the writer still runs, what it left is garbage after a day. */
const GARBAGE_MS = 24 * 60 * 60 * 1_000;
/** `NAME.WRITER.RANDOM.KIND`: a draft of a file, or a lock that is being made or was just released. */
const LEFTOVER = /^\.([0-9a-f]{0,8}\.[0-9a-f]{8}\.\d+\.\d*)\.[0-9a-f]{12,16}\.(tmp|new|old)$/;

/**
 * Removes what processes that died left next to `path`: their drafts of the file, and their half-made locks. Never fails.
 * @param {string} path
 */
export async function sweepLeftovers(path) {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(basename(path))) continue;
    const [, text] = LEFTOVER.exec(name.slice(basename(path).length)) ?? [];
    const writer = text === undefined ? undefined : parseIdentity(text);
    if (writer === undefined) continue;
    const state = await processState(writer);
    if (state === 'dead' || (state === 'unknown' && (await isOld(join(folder, name)))))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Also true for a time in the future, because then the clock was wrong.
 * @param {string} path
 */
const isOld = (path) =>
  stat(path).then(
    ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs) > GARBAGE_MS,
    () => false,
  );
