/**
 * The beginning of a JPEG file of this size, with `scans` empty scans. Its length is a multiple of
 * 3.
 */
export function jpegOf(width: number, height: number, scans = 1): Buffer {
  const frame = Buffer.alloc(13);
  frame.set([0xff, 0xc0, 0, 11, 8]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  frame.set([1, 1, 0x11, 0], 9);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0]);
  return padded([Buffer.from([0xff, 0xd8]), frame, ...Array.from({ length: scans }, () => scan)]);
}

/** The beginning of a PNG file of this size. Its length is a multiple of 3. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(16);
  header.set([0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  return padded([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), header]);
}

const padded = (parts: readonly Buffer[]): Buffer => {
  const { length } = Buffer.concat(parts);
  return Buffer.concat([...parts, Buffer.alloc((3 - (length % 3)) % 3)]);
};
