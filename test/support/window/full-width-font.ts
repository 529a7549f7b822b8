/** The blocks of characters that are as wide as high: kana, ideographs, and their punctuation. */
const BLOCKS = [
  [0x2e80, 0x9fff],
  [0xff00, 0xff60],
] as const;
/** Units per em. */
const EM = 1000;
const ASCENT = 880;
const DESCENT = EM - ASCENT;
/** The glyph of a missing character, and the one of all others. */
const GLYPHS = 2;

/**
 * A font with one empty glyph for all full-width characters, so that Japanese and Chinese take the
 * same space on all machines. On a machine without fonts for them, Chromium would search all fonts
 * for each of their characters at each layout, which takes most of the time of a test.
 * @returns TrueType, in base64
 */
export function fullWidthFont(): string {
  const tables = Object.entries({
    'OS/2': os2(),
    cmap: cmap(),
    glyf: shorts(0),
    head: head(),
    hhea: shorts(1, 0, ASCENT, -DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 1),
    hmtx: shorts(EM, 0, 0),
    loca: shorts(...Array<number>(GLYPHS + 1).fill(0)),
    maxp: shorts(1, 0, GLYPHS, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    name: shorts(0, 0, 6),
    post: longs(0x30000, 0, 0, 0, 0, 0, 0, 0),
  });
  const header = [longs(0x10000), shorts(tables.length, 128, 3, tables.length * 16 - 128)];
  let offset = 12 + tables.length * 16;
  const bodies = tables.map(([tag, table]) => {
    header.push(Buffer.from(tag), longs(0, offset, table.length));
    const body = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    offset += body.length;
    return body;
  });
  return Buffer.concat([...header, ...bodies]).toString('base64');
}

/** Many characters with one glyph (format 13). */
function cmap(): Buffer {
  const groups = BLOCKS.flatMap(([from, to]) => [from, to, 1]);
  return Buffer.concat([
    shorts(0, 1, 3, 10),
    longs(12),
    shorts(13, 0),
    longs(16 + groups.length * 4, 0, BLOCKS.length, ...groups),
  ]);
}

const head = (): Buffer =>
  Buffer.concat([
    longs(0x10000, 0x10000, 0, 0x5f0f3cf5),
    shorts(0, EM),
    longs(0, 0, 0, 0),
    shorts(0, 0, 0, 0, 0, 8, 2, 0, 0),
  ]);

const os2 = (): Buffer =>
  Buffer.concat([
    shorts(4, EM, 400, 5, 0, ...Array<number>(11).fill(0)),
    longs(0, 0, 0, 0, 0, 0),
    Buffer.from('    '),
    shorts(0x40, BLOCKS[0][0], BLOCKS[1][1], ASCENT, -DESCENT, 0, ASCENT, DESCENT),
    longs(0, 0),
    shorts(0, 0, 0, 0, 0),
  ]);

const shorts = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 0xff, value & 0xff])));

const longs = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => shorts(value >>> 16, value & 0xffff)));
