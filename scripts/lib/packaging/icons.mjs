/** The sizes of Linux's icon theme. */
const PNG_SIZES = [16, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** The types of PNG images in an icns file, by size. */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

/**
 * Every icon file, created from one drawing.
 * @param {(size: number) => Uint8Array} png draws it that many pixels wide
 * @returns {Map<string, Buffer>} by file name
 */
export function iconFiles(png) {
  /** @type {Map<number, Buffer>} */
  const drawn = new Map();
  const at = (/** @type {number} */ size) => {
    const known = drawn.get(size) ?? Buffer.from(png(size));
    drawn.set(size, known);
    return known;
  };
  return new Map([
    ...PNG_SIZES.map((size) => /** @type {[string, Buffer]} */ ([`${size}x${size}.png`, at(size)])),
    ['stagedoor.ico', ico(ICO_SIZES.map((size) => ({ size, data: at(size) })))],
    ['stagedoor.icns', icns(ICNS_TYPES.map(([type, size]) => ({ type, data: at(size) })))],
  ]);
}

/**
 * A Windows icon of PNG images (Windows Vista and newer): a header of 6 bytes, 16 bytes for each image, then the images.
 * @param {readonly {size: number, data: Buffer}[]} images
 */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, data }, nth) => {
    const entry = 6 + 16 * nth;
    // 256 does not fit into a byte and is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}

/**
 * A macOS icon: "icns" and the whole length, then type, length and PNG of each image.
 * @param {readonly {type: string, data: Buffer}[]} images
 */
function icns(images) {
  const block = (/** @type {string} */ type, /** @type {Buffer} */ data) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + data.length, 4);
    return Buffer.concat([head, data]);
  };
  return block('icns', Buffer.concat(images.map(({ type, data }) => block(type, data))));
}
