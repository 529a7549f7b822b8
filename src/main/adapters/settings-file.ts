import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { done, failed, type Outcome } from '../../shared/failure.ts';
import type { Log } from '../core/log.ts';
import {
  NO_SETTINGS,
  parseSettings,
  settingsText,
  SETTINGS_MAX_BYTES,
  type Settings,
  type SettingsReading,
  type SettingsStore,
} from '../core/settings.ts';
import { diskProblem, errorCode, writeWhole } from './disk.ts';
import { withFileLock } from './file-lock.ts';

export interface SettingsFileOptions {
  readonly path: string;
  readonly log: Log;
  /** Told once a damaged file was set aside, with its new name. */
  readonly onDamaged?: (keptAs: string) => void;
}

/** {@link SettingsStore} in one JSON file, 0600 in a folder that is made when it is first needed. */
export function createSettingsFile({ path, log, onDamaged }: SettingsFileOptions): SettingsStore {
  const readNow = async (): Promise<SettingsReading> => {
    const file = await readCapped(path);
    if (file === undefined) return { settings: NO_SETTINGS, state: 'well' };
    const reading =
      file === 'too-large'
        ? { settings: NO_SETTINGS, state: 'damaged' as const }
        : parseSettings(file.text);
    return reading;
  };
  /** Under the lock alone: the file that is moved away has to be the damaged one, not its successor. */
  const readLocked = async (): Promise<SettingsReading> => {
    const reading = await readNow();
    if (reading.state === 'damaged') await setAside(path, log, onDamaged);
    return reading;
  };
  return {
    async read() {
      let reading: SettingsReading;
      try {
        reading = await readNow();
      } catch (reason) {
        log.warn('settings could not be read', { code: errorCode(reason) });
        return { settings: NO_SETTINGS, state: 'well' };
      }
      if (reading.state !== 'damaged') return reading;
      return withFileLock(`${path}.lock`, readLocked).catch((reason: unknown) => {
        log.warn('damaged settings could not be set aside', { code: errorCode(reason) });
        return reading;
      });
    },
    async update(change): Promise<Outcome<Settings>> {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        return await withFileLock(`${path}.lock`, async () => {
          const { settings, state } = await readLocked();
          if (state === 'newer') return failed({ code: 'settings-newer' });
          const changed = change(settings);
          await writeWhole(path, settingsText(changed));
          return done(changed);
        });
      } catch (reason) {
        log.warn('settings could not be written', { code: errorCode(reason) });
        return failed({ code: 'settings-unwritable', why: diskProblem(reason) });
      }
    },
  };
}

/** The file's text; nothing when there is none. Reads no more than the cap, whatever its size. */
async function readCapped(path: string): Promise<{ text: string } | 'too-large' | undefined> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (reason) {
    if (errorCode(reason) === 'ENOENT') return undefined;
    throw reason;
  }
  try {
    if ((await file.stat()).size > SETTINGS_MAX_BYTES) return 'too-large';
    return { text: await file.readFile('utf8') };
  } finally {
    await file.close();
  }
}

async function setAside(
  path: string,
  log: Log,
  onDamaged: ((keptAs: string) => void) | undefined,
): Promise<void> {
  const keptAs = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  try {
    await rename(path, keptAs);
    log.warn('damaged settings were set aside');
    onDamaged?.(keptAs);
  } catch (reason) {
    log.warn('damaged settings could not be set aside', { code: errorCode(reason) });
  }
}
