import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { err } from '../../../../src/shared/base/failure.ts';
import { failureLine } from '../../../../src/shared/base/failure-text.ts';
import type { ProfileProblem } from '../../../../src/shared/base/reasons.ts';
import {
  hashOf,
  inAnHour,
  nobody,
  openHome,
  openSts,
  plain,
  unusable,
  type Home,
} from '../../../support/sign-in/aws-home.ts';
import { eventually } from '../../../support/machine/machine.ts';
import { calm } from '../../../support/providers/nimble.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';

let home: Home['home'];
let env: Home['env'];
let profiles: Home['profiles'];
let write: Home['write'];
let config: Home['config'];
let read: Home['read'];
const use = (opened: Home) => {
  home = opened.home;
  env = opened.env;
  profiles = opened.profiles;
  write = opened.write;
  config = opened.config;
  read = opened.read;
};
beforeEach(() => {
  use(openHome());
});

describe('a profile with a program', () => {
  const json = (more: object = {}) =>
    JSON.stringify({ Version: 1, AccessKeyId: 'PIER', SecretAccessKey: 'hush-hush', ...more });
  const script = (text: string): string => {
    const file = write(`#!/bin/sh\n${text}\n`, 'program.sh');
    chmodSync(file, 0o755);
    return file;
  };
  const runs = (command: string) => config(`[profile pier]\ncredential_process = ${command}\n`);

  it('returns what the program prints', async () => {
    const end = inAnHour();
    const command = `${script(`echo '${json({ SessionToken: 'one-token', Expiration: end })}'`)} --for pier`;
    runs(command);
    const given = await read({ agreed: command });
    expect(plain(given)).toEqual(['PIER', 'hush-hush', 'one-token']);
    expect(given).toMatchObject({ value: { expiresAt: Date.parse(end) } });
  });

  it('does not run a command that was not agreed to', async () => {
    const mark = join(home, 'it-ran');
    const command = script(`touch '${mark}'; echo '${json()}'`);
    runs(command);
    const refused = err({ code: 'process-not-agreed', profile: 'pier' });
    expect(await read()).toEqual(refused);
    expect(await read({ agreed: `${command} ` })).toEqual(refused);
    runs(`${command} --more`);
    expect(await read({ agreed: command })).toEqual(refused);
    const { root } = await openSts();
    config(
      `${root}[profile base]\ncredential_process = ${command}\n[profile pier]\nrole_arn = r\nsource_profile = base\n`,
    );
    expect(await read()).toEqual(refused);
    expect(readdirSync(home)).not.toContain('it-ran');
  });

  it('runs the command that was agreed to, even if the file changes meanwhile', async () => {
    const mark = join(home, 'it-ran');
    const command = script(
      `printf '[profile pier]\\ncredential_process = touch ${mark}\\n' > '${home}/.aws/config'; echo '${json()}'`,
    );
    runs(command);
    expect(await read({ agreed: command })).toMatchObject({ ok: true });
    expect(await read({ agreed: command })).toMatchObject({
      failure: { code: 'process-not-agreed' },
    });
    expect(readdirSync(home)).not.toContain('it-ran');
  });

  it.each<[string, string, ProfileProblem, string?]>([
    ['fails', 'exit 3', 'program-code', '3'],
    ['writes no JSON', 'echo hush-hush', 'program-answer'],
    ['writes another version', `echo '${json({ Version: 2 })}'`, 'program-answer'],
    ['writes half of the keys', 'echo \'{"Version":1,"AccessKeyId":"PIER"}\'', 'program-answer'],
    ['writes invalid keys', `echo '${json({ SecretAccessKey: 'a b' })}'`, 'program-keys'],
    [
      'writes keys with an invalid expiry',
      `echo '${json({ Expiration: 'soon' })}'`,
      'program-keys',
    ],
    [
      'writes keys that have expired',
      `echo '${json({ Expiration: '2020-01-01T00:00:00Z' })}'`,
      'program-expired',
    ],
    ['never stops writing', 'yes', 'program-cut'],
  ])('that %s is reported, without its output', async (_, text, why, about) => {
    const command = script(text);
    runs(command);
    const reported = plain(await read({ agreed: command }));
    expect(reported).toEqual(unusable(why, about));
    expect(JSON.stringify(reported)).not.toContain('hush-hush');
  });

  it('that is not on the PATH is reported, with the searched folders and the shell’s output', async () => {
    const command = 'nothing-like-aws-vault exec pier --json';
    env.PATH = '/usr/local/bin:/usr/bin:/bin';
    runs(command);
    expect(plain(await read({ agreed: command }))).toEqual({
      ...unusable('program-missing', env.PATH),
      detail: expect.stringContaining('nothing-like-aws-vault') as string,
    });
  });

  it('that is not in its folder is reported, with the folder', async () => {
    const command = `'${home}/no such/program' --for pier`;
    runs(command);
    expect(plain(await read({ agreed: command }))).toMatchObject(
      unusable('program-missing', join(home, 'no such')),
    );
    runs('./no-such/program --for pier');
    expect(plain(await read({ agreed: './no-such/program --for pier' }))).toMatchObject(
      unusable('program-missing', join(process.cwd(), 'no-such')),
    );
    const inner = script('nothing-like-aws-vault');
    runs(inner);
    expect(plain(await read({ agreed: inner }))).toMatchObject(
      unusable('program-missing', env.PATH),
    );
  });

  it('returns its keys even if a child process keeps standard error open', async () => {
    const pidFile = join(home, 'pid');
    const command = script(`sleep 600 > /dev/null & echo $! > '${pidFile}'; echo '${json()}'`);
    runs(command);
    onTestFinished(() => {
      process.kill(Number(readFileSync(pidFile, 'utf8')));
    });
    expect(plain(await read({ agreed: command }))).toEqual(['PIER', 'hush-hush', undefined]);
  });

  it('that fails is reported with the end of its output, without secrets', async () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const command = script(
      `yes padding | head -n 5000 >&2; echo "AWS_SECRET_ACCESS_KEY=${secret}" >&2; echo "The session has ended." >&2; exit 3`,
    );
    runs(command);
    const reported = await read({ agreed: command });
    const ending = expect.stringMatching(/^….*The session has ended\.$/) as string;
    expect(plain(reported)).toEqual({ ...unusable('program-code', '3'), detail: ending });
    expect(JSON.stringify(reported)).not.toContain(secret);
    expect(reported.ok || failureLine(reported.failure)).toContain('Output of the program: …');
  });

  it.each<[string, object]>([
    ['null for missing values', { SessionToken: null, Expiration: null, AccountId: null }],
    ['empty texts for missing values', { SessionToken: '', Expiration: '' }],
  ])('can print %s', async (_, more) => {
    const command = `echo '${json(more)}'`;
    runs(command);
    const given = await read({ agreed: command });
    expect(plain(given)).toEqual(['PIER', 'hush-hush', undefined]);
    expect(given).not.toHaveProperty('value.expiresAt');
  });

  it('runs the whole command, even with characters that start a comment elsewhere', async () => {
    const command = `sh -c 'echo "${json().replaceAll('"', String.raw`\"`)}" ; : # done'`;
    runs(command);
    expect(plain(await read({ agreed: command }))).toEqual(['PIER', 'hush-hush', undefined]);
    const listed = await profiles.list();
    expect(listed).toMatchObject({ ok: true, value: [{ name: 'pier', command }] });
  });

  /** A program that does not end, and the id of the process it has started. */
  const openEndless = () => {
    const pidFile = join(home, 'pid');
    const command = script(`sleep 600 & echo $! > '${pidFile}'; wait`);
    runs(command);
    const started = () =>
      eventually(() => {
        const text = readdirSync(home).includes('pid') ? readFileSync(pidFile, 'utf8').trim() : '';
        return text === '' ? undefined : Number(text);
      });
    return { request: { name: 'pier', agreedCommand: hashOf(command) }, started };
  };

  it('is ended with all its child processes when it is cancelled', async () => {
    const { request, started } = openEndless();
    const stop = new AbortController();
    const given = profiles.read(request, nobody, stop.signal);
    const pid = await started();
    stop.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    await eventually(() => (isRunning(pid) ? undefined : true));
  });

  it('that does not end within a minute is ended, with all its child processes', async () => {
    const { clock, pass } = createQuickTime();
    use(openHome(clock));
    const { request, started } = openEndless();
    const given = profiles.read(request, nobody, calm());
    const pid = await started();
    pass(60_000);
    expect(plain(await given)).toEqual(unusable('program-late'));
    await eventually(() => (isRunning(pid) ? undefined : true));
  });

  const isRunning = (pid: number): boolean => {
    try {
      // A process that has exited is a zombie until it is reaped.
      return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return false;
    }
  };
});
