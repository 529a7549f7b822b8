/** The size of a picture in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A decoder goes through the whole picture for each scan of a JPEG file. Programs write about ten. */
const MAX_SCANS = 50;
const SCAN = 0xda;
/** Markers in the range of frames that mean something else: tables, and a reserved one. */
const NO_FRAMES: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

/**
 * The size that a JPEG or PNG file states in its header. Undefined if it states none, and if the file has so many scans
 * that decoding it would take very long. Pure.
 */
export function pictureSize(file: Uint8Array): PictureSize | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    const size = view.getUint16(0) === 0xff_d8 ? jpegSize(view) : pngSize(view);
    return size === undefined || size.width === 0 || size.height === 0 ? undefined : size;
  } catch (reason) {
    // The file is shorter than it says.
    if (reason instanceof RangeError) return undefined;
    throw reason;
  }
}

/** A PNG file starts with its header, and the header with the size. */
const pngSize = (view: DataView): PictureSize => ({
  width: view.getUint32(16),
  height: view.getUint32(20),
});

/** A JPEG file has segments: FF, a marker, their length. One of them, before the first scan, is the frame. */
function jpegSize(view: DataView): PictureSize | undefined {
  let size: PictureSize | undefined;
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    // SECURITY: decoders differ in what they do with markers without a length, so a file with one could state two sizes.
    if (view.getUint8(at) !== 0xff || marker < 0xc0 || (marker >= 0xd0 && marker < SCAN))
      return undefined;
    if (marker === SCAN) return scansOf(view) > MAX_SCANS ? undefined : size;
    if (marker > 0xcf || NO_FRAMES.has(marker)) continue;
    if (size !== undefined) return undefined;
    size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
}

/** How many scans a file has, at most: the data of a scan contains no markers. */
function scansOf(view: DataView): number {
  let scans = 0;
  for (let at = 0; at + 1 < view.byteLength; at += 1)
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === SCAN) scans += 1;
  return scans;
}
