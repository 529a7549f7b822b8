import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventually, tempFolder } from '../../../support/machine/machine.ts';
import { bundleScript } from '../../../support/processes/other-process.ts';

const plugin = {
  HOME: '/home/ada',
  LC_ALL: 'C.UTF-8',
  https_proxy: 'http://proxy.pier.example:3128',
  DISPLAY: ':7',
  XAUTHORITY: '/run/x',
  XDG_RUNTIME_DIR: '/run/user/7',
  QT_IM_MODULE: 'ibus',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
  AWS_SECRET_ACCESS_KEY: 'hush',
};

/**
 * Starts a program that records its open descriptors and its environment, from a process with an
 * open file.
 */
async function startedBy(kind: 'plugin' | 'program') {
  const folder = tempFolder();
  const [program, seen, open] = ['program', 'seen', 'open'].map((name) => join(folder, name));
  writeFileSync(open!, '');
  writeFileSync(
    program!,
    `#!/bin/sh\n{ for fd in /proc/$$/fd/*; do readlink "$fd"; done; env; } > "${seen}.new"\nmv "${seen}.new" "${seen}"\n`,
    { mode: 0o755 },
  );
  const starter = await bundleScript(
    new URL('../../../support/processes/child-starter.ts', import.meta.url),
    folder,
  );
  // Like Chromium's descriptors, this one is not closed by Node when it starts a program.
  const stdio = Array.from({ length: 41 }, (_, fd) =>
    fd === 40 ? openSync(open!, 'r') : 'ignore',
  );
  spawn(process.execPath, [starter, kind, program!], {
    stdio: stdio,
    env: { PATH: '/usr/bin:/bin', ...plugin },
  });
  await eventually(() => existsSync(seen!) || undefined);
  return { open, seen: readFileSync(seen!, 'utf8').split('\n') };
}

it.each(['plugin', 'program'] as const)(
  'open files of the parent process are not open in a %s',
  async (kind) => {
    const { open, seen } = await startedBy(kind);
    expect(seen).toContain('/dev/null');
    expect(seen).not.toContain(open);
  },
);

it('a plugin gets the proxy, but no desktop variables and no keys', async () => {
  const { seen } = await startedBy('plugin');
  const names = Object.keys(plugin).filter((name) =>
    seen.some((one) => one.startsWith(`${name}=`)),
  );
  expect(names).toEqual(['HOME', 'LC_ALL', 'https_proxy']);
});
