import {
  parseWindowBounds,
  WINDOW_BOUNDS_MAX_BYTES,
  type WindowBounds,
} from '../../core/window/window-bounds.ts';
import { readSmallFile } from '../base/small-file.ts';

/**
 * The window's last bounds; undefined if they are not known. A damaged file counts as missing; the
 * next write moves it away. The writer is in a file of its own, because its code is not needed before the window opens.
 */
export function readWindowBounds(path: string): WindowBounds | undefined {
  const text = readSmallFile(path, WINDOW_BOUNDS_MAX_BYTES);
  return text === undefined ? undefined : parseWindowBounds(text);
}
