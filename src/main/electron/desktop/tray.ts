import { Menu, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import type { TrayAct, TrayLine } from '../../core/desktop/tray-menu.ts';
import { cueImage } from './cue-image.ts';

type Platform = 'win32' | 'darwin' | 'linux';

/** The program's icon among the system's, with its menu. */
export interface TrayIcon {
  show(cue: IndicatorKind, tooltip: string): void;
  setMenu(lines: readonly TrayLine[]): void;
  remove(): void;
}

const SIZES = { win32: 16, darwin: 16, linux: 22 } as const;

/** Puts the icon there. On Linux only where somebody shows it: see `adapters/tray-host.ts`. */
export function createTray(platform: Platform, onAct: (act: TrayAct) => void): TrayIcon {
  const drawn = new Map<IndicatorKind, NativeImage>();
  const image = (cue: IndicatorKind) => {
    const known = drawn.get(cue) ?? cueImage(cue, SIZES[platform], platform === 'darwin');
    drawn.set(cue, known);
    return known;
  };
  const tray = new Tray(image('off'));
  // On macOS a click opens the menu; elsewhere that is the other button.
  if (platform !== 'darwin')
    tray.on('click', () => {
      onAct({ act: 'show' });
    });
  return {
    show(cue, tooltip) {
      tray.setImage(image(cue));
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
    // A single one would underline the next letter.
    label: label.replaceAll('&', '&&'),
    click: () => {
      onAct(does);
    },
  };
}
