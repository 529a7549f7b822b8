import * as v from 'valibot';
import type { ResourceId } from '../../../shared/base/ids.ts';
import { Screenshot } from '../../../shared/workstations/workstation.ts';
import { pictureSize } from './picture-size.ts';

/**
 * How a file of each format starts, in base64: FF D8 FF, and PNG's eight bytes with the zero after
 * them. The format that a service names is ignored.
 */
const SIGNATURES = [
  ['jpeg', '/9j/'],
  ['png', 'iVBORw0KGgo'],
] as const;

/** The screens of large monitors have less. A picture in memory takes four bytes for each pixel. */
const MAX_PIXELS = 10_000_000;

/**
 * A picture of a workstation's screen, from its base64; empty if it cannot be used.
 *
 * SECURITY: the window's process decodes it. A file of 300 kB can unfold into a picture of several gigabytes, so its size
 * in pixels is read before.
 */
export function pictureFrom(session: ResourceId, data: string | undefined): readonly Screenshot[] {
  const format = SIGNATURES.find(([, start]) => data?.startsWith(start))?.[0];
  const picture = v.safeParse(Screenshot, { session, format, data });
  if (!picture.success || picture.output.data.length % 4 !== 0) return [];
  const size = pictureSize(Buffer.from(picture.output.data, 'base64'));
  return size !== undefined && size.width * size.height <= MAX_PIXELS ? [picture.output] : [];
}
