import { join } from 'node:path';
import { app, nativeImage, type NativeImage } from 'electron';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';

/** Widths on a normal display, in pixels. A template is a black shape that macOS colours for its menu bar. */
export type IndicatorSize = '16' | '22' | '32' | '16Template';

/**
 * The picture of a status indicator, from the files next to the bundle (`npm run icons` creates them).
 * Electron adds the one for dense displays (`@2x`) and recognizes a template by its name.
 */
export const statusIndicatorImage = (kind: IndicatorKind, size: IndicatorSize): NativeImage =>
  nativeImage.createFromPath(
    join(app.getAppPath(), 'out', 'main', 'status-indicators', kind, `${size}.png`),
  );
