import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines } from '../support/machine/json-lines.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { newUser, runCommand, standInViewer } from './support/program.ts';
import { setValue } from './support/registry.ts';

const NAMES = ['Jörg Größe 東京', "O'Neil & Söhne (50%)"];

test.each(NAMES)(
  'the user %s adds a connection, lists it, connects and removes it',
  async (name) => {
    const studio = await openStudio();
    const viewer = standInViewer(`Viewer of ${name}`);
    const user = newUser(name, { STAGEDOOR_VIEWER: viewer.executable });
    const title = `Prüf-Studio 工房 of ${name}`;
    const input = JSON.stringify(connectionTo(studio, { name: title }));

    const added = await runCommand(user, ['connections', 'add', '--json'], input);
    expect(added).toMatchObject({ status: 0, err: '' });
    const { id } = JSON.parse(added.out) as { id: string };
    const listed = await runCommand(user, ['connections', 'list', '--json']);
    expect(JSON.parse(listed.out)).toMatchObject([{ id, name: title }]);
    const sessions = await runCommand(user, ['sessions', '--connection', id, '--json']);
    expect(JSON.parse(sessions.out)).toContainEqual(
      expect.objectContaining({ id: 'compositing-01', state: 'READY' }),
    );

    const connect = ['connect', '--connection', id, '--session', 'compositing-01', '--json'];
    const ran = await runCommand(user, connect);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(jsonLines(ran.out).at(-1)).toMatchObject({ state: 'opened' });
    const { args, env, file } = await viewer.received();
    expect(args).toHaveLength(1);
    expect(args[0]).toMatch(/^--connection-file=[A-Z]:\\.*\\handover\\[0-9a-f]{32}\.dcv$/);
    expect(args[0]).toContain(join(user.local, 'handover'));
    expect(env.USERPROFILE).toBe(user.profile);
    expect(Object.keys(env).filter((one) => /AWS|NODE|STAGEDOOR/.test(one))).toEqual([]);
    const token = /^authtoken=(\S+)$/m.exec(file)?.[1] ?? '';
    expect(token).not.toBe('');
    expect(user.handoverFiles()).toEqual([]);

    const settings = readFileSync(
      join(user.profile, 'AppData', 'Roaming', 'Stagedoor', 'settings.json'),
      'utf8',
    );
    for (const text of [ran.out, user.logText(), settings]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(studio.secretAccessKey);
    }
    expect((await runCommand(user, ['connections', 'remove', id])).status).toBe(0);
    expect((await runCommand(user, ['connections', 'list'])).out).toBe('');
  },
);

test('a viewer on a server, in an alternate stream or as a script is refused', async () => {
  const studio = await openStudio();
  const user = newUser('Jörg');
  const added = await runCommand(
    user,
    ['connections', 'add'],
    JSON.stringify(connectionTo(studio)),
  );
  expect(added).toMatchObject({ status: 0, err: '' });
  const id = added.out.trim();
  const paths = [
    '\\\\server\\share\\Größe\\dcvviewer.exe',
    '\\\\?\\UNC\\server\\share\\dcvviewer.exe',
    'C:\\windows\\notepad.exe:dcvviewer.exe',
    'C:\\windows\\dcvviewer.cmd',
  ];
  for (const path of paths) {
    const named = { ...user, env: { ...user.env, STAGEDOOR_VIEWER: path } };
    const ran = await runCommand(named, ['connect', '--connection', id, '--json']);
    expect(ran.status, path).toBe(6);
    expect(jsonLines(ran.out).at(-1)).toMatchObject({ failure: { code: 'viewer-unfit' } });
  }
  await runCommand(user, ['connections', 'remove', id]);
});

test('a policy of Group Policy applies to the command line', async () => {
  const studio = await openStudio();
  const user = newUser('Jörg');
  setValue('HKLM\\Software\\Policies\\Stagedoor', 'allow.kinds', 'REG_MULTI_SZ', 'practice');
  const added = await runCommand(
    user,
    ['connections', 'add'],
    JSON.stringify(connectionTo(studio)),
  );
  expect(added.status).toBe(5);
  const name = 'Prüf-Studio „東京“';
  const practice = JSON.stringify([{ id: 'pier', name, kind: 'practice' }]);
  setValue('HKLM\\Software\\Policies\\Stagedoor', 'connections', 'REG_SZ', practice);
  const listed = await runCommand(user, ['connections', 'list', '--json']);
  expect(JSON.parse(listed.out)).toMatchObject([{ id: 'pier', name }]);
});
