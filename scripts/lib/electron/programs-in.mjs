import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 20;

/**
 * Ends all programs that work in a folder, then removes it. Electron's processes and the practice viewer, which is a separate
 * program, continue to write for a moment after the main process has ended.
 *
 * On Linux they are found by their command line and environment. On other systems, removing is retried for a while.
 * @param {string} folder an absolute path that no other program uses
 * @returns {Promise<void>}
 */
export async function removeHome(folder) {
  // Repeated, because one of them may be starting another.
  for (let found = programsIn(folder); found.length > 0; found = programsIn(folder)) {
    for (const pid of found) kill(pid);
    await sleep(LOOK_MS);
  }
  const others = process.platform === 'linux' ? {} : { maxRetries: 20, retryDelay: 100 };
  await rm(folder, { recursive: true, force: true, ...others });
}

/**
 * The ids of programs that work in a folder: those whose command line or environment names it, what they have started, and what
 * shares a session with them. Chromium blanks its environment, so a program that has just started is found by who started it.
 * @param {string} folder
 * @returns {number[]}
 */
export function programsIn(folder) {
  if (process.platform !== 'linux') return [];
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => familyOf(Number(pid)));
  const ours = familyOf(process.pid)[0]?.session;
  const found = new Set(
    all
      .map(({ pid }) => pid)
      .filter((pid) =>
        ['cmdline', 'environ'].some((what) => names(`/proc/${pid}/${what}`, folder)),
      ),
  );
  const sessions = new Set(all.filter(({ pid }) => found.has(pid)).map(({ session }) => session));
  for (const { pid, session } of all) if (session !== ours && sessions.has(session)) found.add(pid);
  // The set grows while it is walked.
  for (const parent of found) for (const one of all) if (one.parent === parent) found.add(one.pid);
  return [...found];
}

/**
 * @param {number} pid
 * @returns {{pid: number, parent: number, session: number}[]} empty if it has ended
 */
function familyOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it is in brackets and may contain spaces and brackets.
    const [state, parent, , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? [] : [{ pid, parent: Number(parent), session: Number(session) }];
  } catch {
    return [];
  }
}

/**
 * @param {string} path
 * @param {string} folder
 */
function names(path, folder) {
  try {
    return readFileSync(path, 'utf8').includes(folder);
  } catch {
    // It has ended, or it belongs to another user.
    return false;
  }
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}
