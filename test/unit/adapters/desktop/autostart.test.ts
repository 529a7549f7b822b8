import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  autostartFolder,
  autostartText,
  setAutostart,
} from '../../../../src/main/adapters/desktop/autostart.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';

const command = ['/opt/Stage Door/stagedoor', '--no-sandbox'];

it('the autostart entry starts the program without its window', () => {
  expect(autostartText(command).split('\n')).toContain(
    'Exec="/opt/Stage Door/stagedoor" --no-sandbox --hidden',
  );
});

it('the autostart entry is in the user’s XDG folder, unless that is relative', () => {
  expect(autostartFolder({ XDG_CONFIG_HOME: '/home/m/.config' })).toBe(
    join('/home/m/.config/autostart'),
  );
  expect(autostartFolder({ XDG_CONFIG_HOME: 'here' })).toBe(join(homedir(), '.config/autostart'));
});

it('the autostart entry is added and removed, with access for this user only', async () => {
  const folder = join(tempFolder(), 'config', 'autostart');
  const { log, lines } = recordingLog();
  await setAutostart(false, command, folder, log);
  await setAutostart(true, command, folder, log);
  const path = join(folder, 'stagedoor.desktop');
  expect(readFileSync(path, 'utf8')).toBe(autostartText(command));
  expectMode(folder, 0o700);
  expectMode(path, 0o600);
  await setAutostart(false, command, folder, log);
  expect(readdirSync(folder)).toEqual([]);
  expect(lines).toEqual([]);
});

it('an autostart entry that the user has changed stays unchanged', async () => {
  const folder = tempFolder();
  const path = join(folder, 'stagedoor.desktop');
  writeFileSync(path, 'X-GNOME-Autostart-enabled=false\n');
  await setAutostart(true, command, folder, recordingLog().log);
  expect(readFileSync(path, 'utf8')).toBe('X-GNOME-Autostart-enabled=false\n');
});

it('an autostart folder that cannot be written to is only logged', async () => {
  const { log, lines } = recordingLog();
  await setAutostart(true, command, '/proc/nowhere/autostart', log);
  expect(lines).toHaveLength(1);
});
