import { constants } from 'node:fs';
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises';
import { dirname, sep } from 'node:path';

/**
 * The end of a text file of this user, at most `maxBytes`, from the start of a line; undefined if it
 * cannot be read. Its folder is resolved first and must be inside `within`, and the file must be a
 * regular one of this user, not a link, because the text is shown to others. Invalid UTF-8 becomes
 * U+FFFD.
 */
export async function readTail(
  path: string,
  within: string,
  maxBytes: number,
): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    const [folder, root] = await Promise.all([realpath(dirname(path)), realpath(within)]);
    if (folder !== root && !folder.startsWith(root.endsWith(sep) ? root : root + sep))
      return undefined;
    if (!(await lstat(path)).isFile()) return undefined;
    // If the file was replaced meanwhile, a link is not followed and a pipe does not block. Windows
    // has neither flag and ignores both.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await file.stat();
    const isOwn = process.getuid === undefined || stats.uid === process.getuid();
    return stats.isFile() && isOwn ? await endOf(file, stats.size, maxBytes) : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

async function endOf(file: FileHandle, size: number, maxBytes: number): Promise<string> {
  const from = Math.max(0, size - maxBytes);
  const bytes = new Uint8Array(size - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  // Programs on Windows end lines with a carriage return, too.
  const text = new TextDecoder().decode(bytes.subarray(0, bytesRead)).replaceAll('\r\n', '\n');
  // Half a line could be half a secret, without the name that identifies it.
  return from === 0 ? text : text.slice(text.indexOf('\n') + 1 || text.length);
}
