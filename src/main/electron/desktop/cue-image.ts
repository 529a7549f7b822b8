import { nativeImage, type NativeImage } from 'electron';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import { drawCue } from '../../core/desktop/cue-drawing.ts';

/** Screens have up to twice as many pixels; between the two the system scales. */
const SCALES = [1, 2] as const;

/** A cue light of `size` units each way, for simple and for dense screens. */
export function cueImage(kind: IndicatorKind, size: 16 | 22 | 32, isTemplate = false): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of SCALES) {
    const pixels = size * scaleFactor;
    const buffer = Buffer.from(drawCue(kind, pixels, isTemplate));
    image.addRepresentation({ scaleFactor, width: pixels, height: pixels, buffer });
  }
  image.setTemplateImage(isTemplate);
  return image;
}
