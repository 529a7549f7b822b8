import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/**
 * Unpacks chosen files of a zip archive whose integrity the caller has checked. (A fresh machine has no `unzip`.)
 * @param {string} archive
 * @param {(name: string) => string | undefined} place the path to write a file to, relative to `folder`, or `undefined` to leave it out
 * @param {string} folder
 * @returns {Promise<number>} how many files were written
 * @throws {Error} it is no zip archive, or one of a kind we do not read: over 4 GiB, encrypted, or packed in an unknown way
 */
export async function unzip(archive, place, folder) {
  let written = 0;
  for (const entry of await readDirectory(archive)) {
    const path = entry.name.endsWith('/') ? undefined : place(entry.name);
    if (path === undefined) continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeEntry(archive, entry, target);
    written += 1;
  }
  return written;
}

/** @typedef {{name: string, method: number, packedSize: number, offset: number, mode: number}} Entry */

/**
 * Reads the list of files, which is at the end of the archive. Layout: PKWARE APPNOTE 4.3.12 and 4.3.16.
 * @param {string} archive
 * @returns {Promise<Entry[]>}
 */
async function readDirectory(archive) {
  const file = await open(archive);
  try {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new Error('not a zip archive');
    const list = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    /** @type {Entry[]} */
    const entries = [];
    for (let at = 0; at + 46 <= list.length;) {
      const nameEnd = at + 46 + list.readUInt16LE(at + 28);
      entries.push({
        name: list.toString('utf8', at + 46, nameEnd),
        method: list.readUInt16LE(at + 10),
        packedSize: list.readUInt32LE(at + 20),
        offset: list.readUInt32LE(at + 42),
        mode: list.readUInt32LE(at + 38) >>> 16,
      });
      at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
    }
    return entries;
  } finally {
    await file.close();
  }
}

/**
 * @param {string} archive
 * @param {Entry} entry
 * @param {string} target
 */
async function writeEntry(archive, entry, target) {
  const file = await open(archive);
  // The local header repeats the name and may have extra fields of another length (APPNOTE 4.3.7).
  const header = await readAt(file, entry.offset, 30);
  await file.close();
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = () => createReadStream(archive, { start, end: start + entry.packedSize - 1 });
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`${entry.name} is packed in a way we do not know`);
  const unpack = entry.method === 8 ? [createInflateRaw()] : [];
  const out = createWriteStream(target, { mode: entry.mode & 0o777 || 0o644 });
  if (entry.packedSize === 0) out.end();
  else await pipeline([packed(), ...unpack, out]);
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const { buffer } = await file.read({ buffer: Buffer.alloc(length), position });
  return buffer;
}
