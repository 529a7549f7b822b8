import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addConnection, newHome, openApp, startProgram } from '../../support/window/app.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { eventually, tempFolder } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { connectButton, openSince } from '../../support/window/row.ts';

/** A user that every Linux machine has, and that is not this one. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const lockOf = (home: string) => join(home, 'electron', 'window', 'SingletonLock');
const hasLock = (home: string) =>
  lstatSync(lockOf(home), { throwIfNoEntry: false })?.isSymbolicLink() === true || undefined;

const asNobody = ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups', '--'] as const;
const { command, args } = JSON.parse(process.env.STAGEDOOR_TEST_ELECTRON ?? '{}') as {
  readonly command: string;
  readonly args: readonly string[];
};
/**
 * The Electron of the tests as hard links that another user can run. Undefined if they cannot be
 * created, or if that user cannot read this checkout.
 */
function electronForNobody(): string | undefined {
  const folder = join(tempFolder(), 'electron');
  const linked = spawnSync('cp', ['-al', dirname(command), folder]).status === 0;
  if (!linked) return undefined;
  chmodSync(folder, 0o755);
  const executable = join(folder, basename(command));
  const project = join(import.meta.dirname, '..', '..', 'package.json');
  const canRun = [['-x', executable] as const, ['-r', project] as const].every(
    (condition) => spawnSync('setpriv', [...asNobody, 'test', ...condition]).status === 0,
  );
  return canRun ? executable : undefined;
}

/** Starts the program as that user, without a display. */
function startAsNobody(executable: string, env: Record<string, string>) {
  const all = [...args, '--ozone-platform=headless', '--disable-gpu', '--log-level=3'];
  const options = { env: { ...env, DBUS_SESSION_BUS_ADDRESS: '' }, stdio: 'ignore' } as const;
  const child = spawn('setpriv', [...asNobody, executable, ...all], options);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** All files and folders below a folder, with their modes. The path of a folder ends with a slash. */
function modesBelow(folder: string): readonly (readonly [path: string, mode: number])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return [];
    const mode = lstatSync(path).mode & 0o777;
    return entry.isDirectory()
      ? [[`${path}/`, mode] as const, ...modesBelow(path)]
      : [[path, mode]];
  });
}

test('other users cannot read what Stagedoor saves: folders have mode 0700, and files outside of them 0600', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await addConnection(home, connectionTo(studio));
  const { app, page } = await openApp(home);
  await connectButton(page).click();
  await openSince(page).waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setSize(900, 600);
  });
  await eventually(() => readdirSync(home.folder).includes('window.json') || undefined);

  const files = ['settings.json', 'launches.json', 'window.json'];
  const seen = readdirSync(home.folder);
  expect(seen).toEqual(expect.arrayContaining([...files, 'electron', 'handover']));
  for (const name of files)
    expect(lstatSync(join(home.folder, name)).mode & 0o777, name).toBe(0o600);
  // The folders data and config contain desktop entries for links and the login, which are no secret.
  for (const name of seen.filter(
    (one) => !files.includes(one) && !['data', 'config'].includes(one),
  )) {
    const stat = lstatSync(join(home.folder, name));
    if (stat.isDirectory()) expect(stat.mode & 0o777, name).toBe(0o700);
  }
  const handedOver = modesBelow(join(home.folder, 'handover'));
  expect(handedOver.map(([, mode]) => mode)).toEqual([0o600]);
  if (!isRoot) return;
  for (const name of ['electron', 'handover', 'settings.json', 'launches.json', 'window.json']) {
    const read = spawnSync('setpriv', [...asNobody, 'ls', '-l', join(home.folder, name, '/')]);
    expect(read.status, name).not.toBe(0);
  }
});

test('programs with different homes run side by side, each with its own lock and window', async () => {
  const [mine, theirs] = [newHome(), newHome()];
  const first = await openApp(mine);
  const second = await openApp(theirs);
  await readyPage(first.page);
  await readyPage(second.page);
  expect([hasLock(mine.folder), hasLock(theirs.folder)]).toEqual([true, true]);
  expect([first.app.process().exitCode, second.app.process().exitCode]).toEqual([null, null]);
});

test.runIf(isRoot)(
  'the program of another user starts next to this one, and that user cannot read this one’s folders',
  async ({ skip }) => {
    const executable = electronForNobody();
    if (executable === undefined) return skip();
    const mine = newHome();
    startProgram(mine, ['--hidden'], { display: true });
    await eventually(() => hasLock(mine.folder));

    const theirs = newHome();
    const runtime = join(theirs.folder, 'run');
    const home = join(theirs.folder, 'home');
    for (const folder of [runtime, home]) mkdirSync(folder, { mode: 0o700 });
    for (const folder of [theirs.folder, runtime, home]) chownSync(folder, NOBODY, NOBODY);
    const env = { ...theirs.env, HOME: home, XDG_RUNTIME_DIR: runtime };
    const child = startAsNobody(executable, env);
    await eventually(() => hasLock(theirs.folder));
    expect(child.exitCode).toBe(null);
    expect(lstatSync(join(theirs.folder, 'electron')).mode & 0o777).toBe(0o700);
    const { uid } = lstatSync(lockOf(theirs.folder));
    expect(uid).toBe(NOBODY);
    // Only this direction can be tested, because root can read everything.
    const listAsNobody = () =>
      execFileSync('setpriv', [...asNobody, 'ls', join(mine.folder, 'electron')], {
        stdio: 'pipe',
      });
    expect(listAsNobody).toThrow();
  },
);

test.runIf(isRoot)(
  'a second user with the same STAGEDOOR_HOME gets a folder for that run, not the first user’s',
  async ({ skip }) => {
    const executable = electronForNobody();
    if (executable === undefined) return skip();
    const mine = newHome();
    startProgram(mine, ['--hidden'], { display: true });
    await eventually(() => hasLock(mine.folder));
    const theirs = newHome();
    chownSync(theirs.folder, NOBODY, NOBODY);
    const env = {
      ...mine.env,
      HOME: theirs.folder,
      XDG_RUNTIME_DIR: theirs.folder,
      TMPDIR: theirs.folder,
      XDG_CONFIG_HOME: theirs.folder,
      XDG_DATA_HOME: theirs.folder,
    };
    const child = startAsNobody(executable, env);
    const own = await eventually(() =>
      readdirSync(theirs.folder).find((name) => name.startsWith('stagedoor-')),
    );
    await eventually(
      () => readdirSync(join(theirs.folder, own)).includes('SingletonLock') || undefined,
    );
    expect(lstatSync(join(theirs.folder, own)).mode & 0o777).toBe(0o700);
    expect(child.exitCode).toBe(null);
  },
);
