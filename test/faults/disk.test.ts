import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { rounds } from '../support/faults/rounds.ts';
import { tempFolder } from '../support/machine/machine.ts';
import { needMountNamespaces } from '../support/machine/policy-home.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { recordingViewer } from '../support/viewer/recording-viewer.ts';
import { electron, newHome, runProgram, type Home } from '../support/window/app.ts';
import { saveConnection } from '../support/window/save-connection.ts';

beforeAll(needMountNamespaces);

const practice = JSON.stringify({ name: 'Practice', kind: 'practice' });
const add = ['--', 'connections', 'add'];

/**
 * A home with one connection on a separate disk that only the program sees: a file system in memory, in a mount namespace.
 * `prepare` is a shell command that runs there before the program starts. The content at the end is copied, so that `after` can
 * return the settings and `handover` the connection files.
 */
async function homeOnDisk(prepare: string) {
  const studio = await openStudio();
  const source = newHome({ STAGEDOOR_VIEWER: recordingViewer(0).executable });
  await saveConnection(source, connectionTo(studio));
  const before = readFileSync(join(source.folder, 'settings.json'), 'utf8');
  const folder = tempFolder();
  const [disk, copy, inside] = ['disk', 'copy', 'inside'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(disk);
  writeFileSync(
    inside,
    `mount -t tmpfs -o size=1m,mode=700 none "${disk}" && cd "${disk}" && cp "${source.folder}/settings.json" . && ${prepare} || exit 99
"${electron}" "$@"
status=$?
cp -r "${disk}" "${copy}"
exit $status
`,
  );
  const starter = join(folder, 'start');
  writeFileSync(
    starter,
    `#!/bin/sh\nexec unshare --mount --propagation private sh "${inside}" "$@"\n`,
    {
      mode: 0o755,
    },
  );
  // Only Stagedoor's data is on the disk. Chromium's data would not fit.
  const env = { ...source.env, STAGEDOOR_HOME: disk };
  return {
    home: { ...source, env, starter } satisfies Home,
    after: () => readFileSync(join(copy, 'settings.json'), 'utf8'),
    handover: () => {
      const folder = join(copy, 'handover');
      return existsSync(folder) ? readdirSync(folder) : [];
    },
    before,
  };
}

const FULL = 'head -c 2000000 /dev/zero > filler 2>/dev/null; true';
const READ_ONLY = 'mount -o remount,ro none .';

test.each([
  ['full', FULL, 'disk is full'],
  ['read-only', READ_ONLY, 'read-only'],
])(
  'a disk that is %s is reported, and the settings on it stay unchanged',
  async (_, prepare, words) => {
    const { home, after, before } = await homeOnDisk(prepare);
    const ran = await runProgram(home, add, { input: practice });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(words);
    expect(after()).toBe(before);
    // Commands that only read still work.
    expect(await runProgram(home, ['--', 'connections', 'list'])).toMatchObject({ status: 0 });
  },
);

test('a launch on a full disk reports that and leaves no connection file', async () => {
  const { home, handover } = await homeOnDisk(FULL);
  const ran = await runProgram(home, ['--', 'connect', '--connection', 'north-pier-films']);
  expect(ran.status).toBe(6);
  expect(ran.err).toContain('The disk is full');
  expect(handover()).toEqual([]);
});

const names = ['line\nbreak', '$HOME; echo `x`', "it's", 'a "home"', 'two  spaces ', '東京 ß'];

test('a home folder can have any name', async () => {
  const homes = names.slice(0, rounds(2, names.length)).map(async (name) => {
    const home = newHome();
    Object.assign(home.env, { STAGEDOOR_HOME: join(home.folder, name) });
    const added = await runProgram(home, add, { input: practice });
    const listed = await runProgram(home, ['--', 'connections', 'list']);
    expect([added, listed]).toMatchObject([
      { status: 0, err: '' },
      { status: 0, out: 'practice\tpractice\tPractice\n' },
    ]);
    expect(readdirSync(join(home.folder, name))).toContain('settings.json');
  });
  await Promise.all(homes);
});
