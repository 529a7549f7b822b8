import { execFile as execFileWithCallback } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createLogFile } from '../../../../src/main/adapters/support/log-file.ts';
import { eventually, tempFolder } from '../../../support/machine/machine.ts';
import { expectMode } from '../../../support/machine/modes.ts';
import { bundleScript } from '../../../support/processes/other-process.ts';

const execFile = promisify(execFileWithCallback);
const writerScript = new URL('../../../support/processes/log-writer.ts', import.meta.url);

let folder: string;
let path: string;
beforeEach(() => {
  folder = join(tempFolder(), 'logs');
  path = join(folder, 'stagedoor.log');
});

/** The log's lines, once there are `count` of them. */
const linesOnce = (count: number) =>
  eventually(() => {
    if (!existsSync(path)) return undefined;
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    return lines.length >= count ? lines : undefined;
  });

describe('the log', () => {
  it('has one line for each event with its time and level, for this user only', async () => {
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    const log = createLogFile(folder);
    log.info('a launch began', { launch: 'one' });
    log.warn('a launch waits', { trouble: 'throttled' });
    log.error('a launch failed', { code: 'quota' });
    const time = String.raw`\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d\]`;
    const lines = await linesOnce(3);
    expect(lines).toEqual([
      expect.stringMatching(`^${time} \\[info\\] +a launch began launch=one$`),
      expect.stringMatching(`^${time} \\[warn\\] +a launch waits trouble=throttled$`),
      expect.stringMatching(`^${time} \\[error\\] +a launch failed code=quota$`),
    ]);
    expectMode(path, 0o600);
  });

  it('has debug lines only at that level, and follows a change at once', async () => {
    const log = createLogFile(folder, async () => 'debug');
    log.debug('one');
    await linesOnce(1);
    log.follow('info');
    log.debug('two');
    log.info('three');
    log.follow('debug');
    log.debug('four');
    const lines = await linesOnce(3);
    expect(lines.map((line) => line.split(']').slice(1).join(']'))).toEqual([
      ' [debug] one',
      ' [info]  three',
      ' [debug] four',
    ]);
  });

  it.each([
    ['no level is set', undefined],
    ['the level is info', async () => 'info' as const],
    ['the level cannot be read', () => Promise.reject(new Error('no settings'))],
  ])('has no debug lines if %s', async (_, readLevel) => {
    const log = createLogFile(folder, readLevel);
    log.debug('one');
    log.info('two');
    await linesOnce(1);
    log.info('three');
    expect(await linesOnce(2)).toEqual([
      expect.stringContaining('two'),
      expect.stringContaining('three'),
    ]);
  });

  it('contains no secret, even if one was passed to it', async () => {
    const log = createLogFile(folder);
    log.follow('debug');
    for (const write of [log.info, log.debug])
      write('https://dcv.example/?authToken=hush-hush#console', {
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIDHUSHHUSHHUSH/x, Signature=hush',
        text: '{"secretAccessKey":"hush/hush+hush","sessionToken":"hush"}',
      });
    for (const line of await linesOnce(2)) {
      expect(line).toContain('[redacted]');
      expect(line).not.toMatch(/hush/i);
    }
  });

  it.each([
    ['a second line', 'one\n[2026-01-01] [info] well', 'one [2026-01-01] [info] well'],
    ['printf placeholders', '100 %s %d %j %o %c %%', '100 %s %d %j %o %c %%'],
    [
      'placeholders of the log format',
      '{level} {text} {y} $& $` $1',
      '{level} {text} {y} $& $` $1',
    ],
    ['colours', '\u001b[31mred\u001b[0m', '[31mred [0m'],
  ])('writes %s as plain text on one line', async (_, text, written) => {
    const log = createLogFile(folder);
    log.info('first', { text });
    log.info('last');
    const lines = await linesOnce(2);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.split('[info]  ').slice(1).join('[info]  ')).toBe(`first text=${written}`);
    expect(lines[1]).toMatch(/\[info\] {2}last$/);
  });

  it('continues the same file in the next run', async () => {
    createLogFile(folder).info('first');
    await linesOnce(1);
    createLogFile(folder).info('second');
    expect(await linesOnce(2)).toHaveLength(2);
  });

  it('starts again at 1 MiB and keeps the previous file', async () => {
    mkdirSync(folder);
    writeFileSync(path, `${'x'.repeat(1024 * 1024)}\n`, { mode: 0o600 });
    const log = createLogFile(folder);
    log.info('first');
    log.info('second');
    await eventually(() => readdirSync(folder).length > 1 || undefined);
    await eventually(() => readFileSync(path, 'utf8').includes('second') || undefined);
    expect(statSync(path).size).toBeLessThan(1_000);
    expect(readdirSync(folder).sort()).toEqual(['stagedoor.log', 'stagedoor.old.log']);
    expectMode(join(folder, 'stagedoor.old.log'), 0o600);
  });

  it('does not block the program if it cannot be written, and prints nothing', async () => {
    const script = await bundleScript(writerScript, tempFolder());
    const run = (target: string) =>
      execFile(process.execPath, [script, target], { timeout: 60_000 });
    const silent = { stdout: '', stderr: '' };
    expect(await run(folder)).toEqual(silent);
    expect(await linesOnce(2)).toHaveLength(2);
    const file = join(tempFolder(), 'file');
    writeFileSync(file, 'a file where the folder should be');
    expect(await run(file)).toEqual(silent);
    expect(readFileSync(file, 'utf8')).toBe('a file where the folder should be');
  });
});
