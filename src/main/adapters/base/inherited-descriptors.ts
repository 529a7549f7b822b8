import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import type { StdioOptions } from 'node:child_process';

/** Standard input, output and error of a child process. */
type Standard = readonly ['ignore', 'ignore' | 'pipe', 'ignore' | 'pipe'];

/**
 * Calls `start` with the `stdio` of a child process that shares nothing with this process except the pipes of
 * `standard`.
 *
 * Chromium opens most of its descriptors so that children inherit them on Linux: sockets and pipes to its own
 * processes, shared memory, files. Its own children never see them, but Node starts processes by itself. A viewer
 * that holds them keeps Chromium's processes alive after this one was killed. Node cannot close them for a child, so
 * they are replaced with `/dev/null`.
 */
export function withoutInheritance<T>(
  start: (stdio: StdioOptions) => T,
  standard: Standard = ['ignore', 'ignore', 'ignore'],
): T {
  const inherited = inheritedDescriptors();
  if (inherited.length === 0) return start([...standard]);
  const nothing = openSync(devNull, 'r+');
  try {
    const stdio = Array.from({ length: Math.max(...inherited) + 1 }, (_, fd) =>
      inherited.includes(fd) ? nothing : (standard[fd] ?? 'ignore'),
    );
    return start(stdio);
  } finally {
    closeSync(nothing);
  }
}

const FOLDER = '/proc/self/fd';
const CLOSE_ON_EXEC = 0o2000000;

/** The descriptors above the three standard ones that a child would inherit. None except on Linux. */
function inheritedDescriptors(): readonly number[] {
  if (process.platform !== 'linux') return [];
  try {
    return readdirSync(FOLDER).map(Number).filter(isInherited);
  } catch {
    return [];
  }
}

function isInherited(fd: number): boolean {
  if (fd <= 2) return false;
  try {
    const [, flags = '0'] =
      /^flags:\s*(\d+)/m.exec(readFileSync(`${FOLDER}info/${fd}`, 'utf8')) ?? [];
    return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // The descriptor of the listing itself, which is closed again.
    return false;
  }
}
