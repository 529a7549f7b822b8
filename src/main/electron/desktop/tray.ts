import { Menu, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import type { TrayAct, TrayLine } from '../../core/desktop/tray-menu.ts';
import { statusIndicatorImage } from './status-indicator-image.ts';

type Platform = 'win32' | 'darwin' | 'linux';

/** The program's icon in the notification area or menu bar, with its menu. */
export interface TrayIcon {
  show(indicator: IndicatorKind, tooltip: string): void;
  setMenu(lines: readonly TrayLine[]): void;
  remove(): void;
}

const SIZES = { win32: '16', darwin: '16Template', linux: '22' } as const;

/** Adds the icon. On Linux, call it only if the desktop shows tray icons (`adapters/desktop/tray-host.ts`). */
export function createTray(platform: Platform, onAct: (act: TrayAct) => void): TrayIcon {
  const images = new Map<IndicatorKind, NativeImage>();
  const imageOf = (indicator: IndicatorKind) => {
    const image = images.get(indicator) ?? statusIndicatorImage(indicator, SIZES[platform]);
    images.set(indicator, image);
    return image;
  };
  const tray = new Tray(imageOf('off'));
  // On macOS, a click opens the menu. On other systems, the secondary button does.
  if (platform !== 'darwin')
    tray.on('click', () => {
      onAct({ act: 'show' });
    });
  return {
    show(indicator, tooltip) {
      tray.setImage(imageOf(indicator));
      tray.setToolTip(tooltip);
    },
    setMenu(lines) {
      tray.setContextMenu(Menu.buildFromTemplate(lines.map((line) => itemFor(line, onAct))));
    },
    remove() {
      tray.destroy();
    },
  };
}

function itemFor(line: TrayLine, onAct: (act: TrayAct) => void): MenuItemConstructorOptions {
  if (line === 'separator') return { type: 'separator' };
  const { label, does } = line;
  return {
    // A single & would underline the next letter.
    label: label.replaceAll('&', '&&'),
    click: () => {
      onAct(does);
    },
  };
}
