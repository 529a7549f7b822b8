// lipo FIRST SECOND -create -output PATH: joins two programs for different processors, like the program of macOS with this name.
// electron-builder runs it to build the universal program, and only macOS has it.
import { readFileSync, writeFileSync } from 'node:fs';

/** Programs start at multiples of 2 to this power. */
const ALIGNMENT = 14;
const UNIVERSAL = 0xcafebabe;
const HEADER = 8;
const ENTRY = 20;

const [first = '', second = '', ...rest] = process.argv.slice(2);
const output = rest.at(-1);
if (output === undefined) throw new Error('usage: lipo FIRST SECOND -create -output PATH');
const programs = [first, second].map((path) => readFileSync(path));

const header = Buffer.alloc(HEADER + ENTRY * programs.length);
header.writeUInt32BE(UNIVERSAL, 0);
header.writeUInt32BE(programs.length, 4);
let joined = header;
for (const [nth, program] of programs.entries()) {
  const start = Math.ceil(joined.length / 2 ** ALIGNMENT) * 2 ** ALIGNMENT;
  const at = HEADER + ENTRY * nth;
  // The processor and its variant, from the program's own header.
  header.writeUInt32BE(program.readUInt32LE(4), at);
  header.writeUInt32BE(program.readUInt32LE(8), at + 4);
  header.writeUInt32BE(start, at + 8);
  header.writeUInt32BE(program.length, at + 12);
  header.writeUInt32BE(ALIGNMENT, at + 16);
  joined = Buffer.concat([joined, Buffer.alloc(start - joined.length), program]);
}
header.copy(joined);
writeFileSync(output, joined);
