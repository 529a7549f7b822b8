import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wrongFuses } from '../../../build/packages/fuses.ts';
import { jsonLines } from '../../support/machine/json-lines.ts';
import { tempFolder } from '../../support/machine/machine.ts';
import { packageFile, stagedoorVersion } from '../support/built-packages.ts';
import { OLDER, olderDeb } from '../support/older.ts';
import { POLICY, writePolicy } from '../support/policy.ts';
import { addTrusted, openPractice, settingsOf } from '../support/practice.ts';
import {
  apt,
  asRoot,
  countingViewerFor,
  electronProcesses,
  isOnPath,
  makeTrialUser,
  openDesktop,
  runAs,
  start,
  viewerFor,
  type Trial,
} from '../support/trial.ts';

const folder = mkdtempSync(join(tmpdir(), 'stagedoor-package-'));
const KEYTAR = 'resources/app.asar.unpacked/node_modules/keytar/prebuilds/linux-x64/keytar.node';
const SCHEME = 'x-scheme-handler/stagedoor';
/** Starting a program and waiting for a stream can take long on a busy machine. */
const PATIENT = { timeout: 40_000 };
let trial: Trial;
/** The installation folder, which differs between electron-builder's packages and their stand-in. */
let installFolder = '';

beforeAll(() => {
  trial = makeTrialUser();
  apt('install', olderDeb(folder));
  installFolder = dirname(realpathSync('/usr/bin/stagedoor'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const installedVersion = () => asRoot('dpkg-query', '-W', '-f', '${Version}', 'stagedoor');
const handlerOf = async () =>
  (await runAs(trial, ['xdg-mime', 'query', 'default', SCHEME])).out.trim();

/**
 * The files of the user and the administrator, which upgrades and removals must not change.
 */
const kept = () => [settingsOf(trial), POLICY].map((path) => readFileSync(path, 'utf8'));

test('an upgrade with apt-get replaces the older version and keeps settings and policy', async () => {
  writePolicy({ preferences: { defaults: { language: 'ja' } } });
  expect(installedVersion()).toBe(OLDER);
  const env = await openDesktop(trial);
  await addTrusted(trial, await openPractice(trial), env);
  const before = kept();
  apt('install', packageFile('.deb'));
  expect(installedVersion()).toBe(stagedoorVersion);
  expect(kept()).toEqual(before);
  const listed = await runAs(trial, ['stagedoor', 'connections', 'list', '--json'], { env });
  expect(JSON.parse(listed.out)).toMatchObject([{ id: 'north-pier-films' }]);
});

describe('after the installation', () => {
  test('links open the program for all users', async () => {
    expect(await handlerOf()).toBe('stagedoor.desktop');
    const entry = readFileSync('/usr/share/applications/stagedoor.desktop', 'utf8');
    const [, command = ''] = /^Exec=(\S+) --open-url -- %u$/m.exec(entry) ?? [];
    expect(realpathSync(command)).toBe(join(installFolder, 'stagedoor'));
    asRoot('desktop-file-validate', '/usr/share/applications/stagedoor.desktop');
  });

  test('Chromium’s helper can create its sandbox for users who cannot create namespaces', async () => {
    const { mode, uid } = statSync(join(installFolder, 'chrome-sandbox'));
    expect([(mode & 0o7777).toString(8), uid]).toEqual(['4755', 0]);
    const args = ['--disable-namespace-sandbox', '--ozone-platform=headless', '--disable-gpu'];
    const ran = await runAs(trial, [
      join(installFolder, 'stagedoor-electron'),
      ...args,
      '--',
      '--version',
    ]);
    expect(ran).toMatchObject({ status: 0, out: `${stagedoorVersion}\n` });
  });

  test('the command is on PATH and needs no display', async () => {
    const ran = await runAs(trial, ['stagedoor', '--version']);
    expect(ran).toEqual({ status: 0, out: `${stagedoorVersion}\n`, err: '' });
    expect(await runAs(trial, ['stagedoor', 'connect', 'stagedoor://elsewhere'])).toMatchObject({
      status: 2,
    });
    expect(await runAs(trial, ['stagedoor'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('there is no display') as string,
    });
  });

  test('no other Node code can be loaded with the environment, arguments or a replaced archive', async () => {
    const electron = join(installFolder, 'stagedoor-electron');
    expect(await wrongFuses(electron)).toEqual([]);
    const asNode = { env: { ELECTRON_RUN_AS_NODE: '1' } };
    expect((await runAs(trial, ['stagedoor', '--version'], asNode)).out).toBe(
      `${stagedoorVersion}\n`,
    );
    const headless = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'];
    const inspected = await runAs(trial, [electron, ...headless, '--inspect=0', '--', '--version']);
    expect(inspected.out).toBe(`${stagedoorVersion}\n`);
    expect(inspected.err).not.toContain('Debugger listening');

    const copy = join(tempFolder(), 'copy');
    cpSync(installFolder, copy, { recursive: true });
    rmSync(join(copy, 'resources', 'app.asar'));
    const app = join(copy, 'resources', 'app');
    mkdirSync(app);
    writeFileSync(join(app, 'package.json'), '{"main": "main.js"}');
    writeFileSync(join(app, 'main.js'), "console.log('taken over'); process.exit(0);");
    const takenOver = await runAs(trial, [join(copy, 'stagedoor'), '--version']);
    expect(takenOver.out).not.toContain('taken over');
    expect(takenOver.status).not.toBe(0);
  });

  test('a command launches with keys from the keychain and hands over to the viewer, without a display', async () => {
    const { DISPLAY: _, ...env } = await openDesktop(trial);
    const id = await addTrusted(trial, { ...(await openPractice(trial)), name: 'No display' }, env);
    const viewer = viewerFor(trial, 'stay');
    const args = ['--connection', id, '--session', 'compositing-01', '--json'];
    const ran = await runAs(trial, ['stagedoor', 'connect', ...args], {
      env: { ...env, STAGEDOOR_VIEWER: viewer.executable },
    });
    expect(ran.err).toBe('');
    expect(ran.status).toBe(0);
    const states = jsonLines(ran.out).map(({ state }) => state);
    expect(states.at(0)).toBe('requesting');
    expect(states.at(-1)).toBe('opened');
    const { file, isDetached } = await viewer.received();
    expect(file.text).toContain('sessionid=compositing-01');
    expect([file.mode, isDetached]).toEqual(['600', true]);
    viewer.release();
  });

  test('a link that the desktop opens starts the program in its sandbox and hands the stream to the viewer', async () => {
    const desktop = await openDesktop(trial);
    const id = await addTrusted(
      trial,
      { ...(await openPractice(trial)), name: 'By link' },
      desktop,
    );
    const viewer = viewerFor(trial, 'stay');
    const env = { ...desktop, STAGEDOOR_VIEWER: viewer.executable };
    const link = `stagedoor://connect?connection=${id}&session=compositing-01`;
    start(trial, ['xdg-open', link], { env });
    const { argv, file } = await viewer.received(PATIENT.timeout);
    expect(argv).toEqual([expect.stringMatching(/\/stagedoor\/handover\/[0-9a-f]{32}\.dcv$/)]);
    expect(file.text).toContain('sessionid=compositing-01');

    const all = electronProcesses(trial);
    // The keychain was used, so its module is loaded. It is the only module outside of the archive.
    expect(new Set(all.flatMap(({ modules }) => modules))).toEqual(
      new Set([join(installFolder, KEYTAR)]),
    );
    expect(all.flatMap(({ args }) => args)).not.toContain('--no-sandbox');
    const main = all.find(({ type, args }) => type === 'browser' && args.includes('--open-url'));
    expect(main?.args.slice(-3)).toEqual(['--open-url', '--', link]);
    const renderers = all.filter(({ type }) => type === 'renderer');
    expect(renderers).toHaveLength(1);
    for (const { seccomp, userNamespace } of renderers) {
      expect(seccomp).toBe('2');
      expect(userNamespace).not.toBe(main?.userNamespace);
    }
    viewer.release();
  });

  test('two programs that start at the same time with one link each open one window and both links', async () => {
    const desktop = await openDesktop(trial);
    const studio = await openPractice(trial);
    const ids = [
      await addTrusted(trial, { ...studio, name: 'First link' }, desktop),
      await addTrusted(trial, { ...studio, name: 'Second link' }, desktop),
    ];
    const viewer = countingViewerFor(trial);
    const env = { ...desktop, STAGEDOOR_VIEWER: viewer.executable };
    const both = ids.map((id) => {
      const link = `stagedoor://connect?connection=${id}&session=compositing-01`;
      return start(trial, ['stagedoor', '--open-url', '--', link], { env });
    });
    // One of the two exits with 0, and the other stays.
    expect(await Promise.race(both.map(({ ended }) => ended))).toMatchObject({ status: 0 });
    await expect.poll(() => viewer.opened(), PATIENT).toBe(2);
    const windows = electronProcesses(trial).filter(({ args }) => !args.includes('practice'));
    const types = windows.map(({ type }) => type);
    expect(types.filter((type) => type === 'browser')).toHaveLength(1);
    expect(types.filter((type) => type === 'renderer')).toHaveLength(1);
    expect(both.filter(({ child }) => child.exitCode === null)).toHaveLength(1);
  });
});

test('removing and purging the package removes the program, but not the data of users and administrators', async () => {
  const before = kept();
  const removals = [() => apt('remove', 'stagedoor'), () => asRoot('dpkg', '--purge', 'stagedoor')];
  for (const remove of removals) {
    remove();
    expect(isOnPath()).toBe(false);
    expect(existsSync(installFolder)).toBe(false);
    expect(await handlerOf()).toBe('');
    expect(kept()).toEqual(before);
  }
});
