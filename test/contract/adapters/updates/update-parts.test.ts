import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../scripts/lib/base/paths.mjs';
import { verifyEd25519 } from '../../../../src/main/adapters/updates/ed25519.ts';
import { createInstallation } from '../../../../src/main/adapters/updates/update-install.ts';
import { createUpdateMemory } from '../../../../src/main/adapters/updates/update-memory.ts';
import { parseFeed } from '../../../../src/main/core/updates/update-feed.ts';
import {
  signatureProblem,
  signedMessage,
} from '../../../../src/main/core/updates/update-signature.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { newSigningKey } from '../../../support/network/update-feed.ts';

const run = promisify(execFile);

describe('the script that signs a feed', () => {
  const sign = (args: readonly string[], key: string | undefined, more: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, [join(projectRoot, 'scripts/sign-feed.mjs'), ...args], {
      env: { ...process.env, STAGEDOOR_UPDATE_SIGNING_KEY: key ?? '', ...more },
    });

  it('creates feeds that the program accepts with either key during a key change', async () => {
    const [old, next] = [newSigningKey(), newSigningKey()];
    const folder = tempFolder();
    writeFileSync(join(folder, 'stagedoor-1.3.0-linux-x86_64.AppImage'), 'a program');
    writeFileSync(join(folder, 'stagedoor-1.3.0-win-x64.exe'), 'another');
    writeFileSync(join(folder, 'stagedoor-1.3.0-win-x64.msi'), 'not for a feed');
    const { stdout, stderr } = await sign([folder, '--percent', '25'], `${old.pem}${next.pem}`);
    expect(stdout + stderr).not.toContain('PRIVATE');
    for (const name of ['latest-linux.json', 'latest.json']) {
      const feed = readFileSync(join(folder, name));
      const sig = readFileSync(join(folder, `${name}.sig`), 'utf8');
      expect(parseFeed(feed.toString())).toMatchObject({ percent: 25, files: [{}] });
      for (const { built } of [old, next])
        expect(signatureProblem(signedMessage(name, feed), sig, [built], verifyEd25519)).toBe(
          undefined,
        );
    }
  });

  it('signs for programs that know the key, and fails if none would accept it', async () => {
    const [ours, other] = [newSigningKey(), newSigningKey()];
    const folder = tempFolder();
    writeFileSync(join(folder, 'stagedoor-1.3.0-win-x64.exe'), 'a program');
    const withBuilt = (built: object) =>
      sign([folder], ours.pem, { STAGEDOOR_UPDATE_KEYS: JSON.stringify([built]) });
    await expect(withBuilt(other.built)).rejects.toThrow(
      'is not one of the built-in STAGEDOOR_UPDATE_KEYS',
    );
    expect(existsSync(join(folder, 'latest.json'))).toBe(false);
    expect((await withBuilt(ours.built)).stderr).toContain('signed latest.json');
  });

  it('prints the public keys in the form that is built in', async () => {
    const key = newSigningKey();
    expect(JSON.parse((await sign(['--public'], key.pem)).stdout)).toEqual([key.built]);
  });

  it.each([
    ['without a key', ['.'], undefined],
    ['with an invalid key', ['.'], 'hush'],
    ['without a folder', [], newSigningKey().pem],
    ['with a percentage of 0', ['.', '--percent', '0'], newSigningKey().pem],
  ])('exits with 1 %s, and prints no key', async (_, args, key) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.exe'), 'x');
    const failed: unknown = await sign(
      args.map((one) => (one === '.' ? folder : one)),
      key,
    ).catch((reason: unknown) => reason);
    expect(failed).toMatchObject({ code: 1 });
    expect((failed as { stderr: string }).stderr).not.toContain('hush');
  });
});

describe('an Ed25519 check', () => {
  it('refuses an invalid key or signature', () => {
    const { built } = newSigningKey();
    const message = Buffer.from('x');
    for (const key of ['', 'AAAA', `${built.key}AAAA`, 'no base64 !'])
      expect(verifyEd25519(message, 'AAAA', key)).toBe(false);
    expect(verifyEd25519(message, '', built.key)).toBe(false);
  });
});

describe('the stored update state', () => {
  it('is the time of the last check, and a roll-out position that stays the same', async () => {
    const path = join(tempFolder(), 'update.json');
    const first = createUpdateMemory(path, recordingLog().log);
    expect(await first.read()).toBeUndefined();
    const bucket = await first.bucket();
    expect(bucket).toBeGreaterThanOrEqual(0);
    expect(bucket).toBeLessThan(100);
    await first.record(7);
    const second = createUpdateMemory(path, recordingLog().log);
    expect(await second.bucket()).toBe(bucket);
    expect(await second.read()).toBe(7);
  });

  it('is replaced if it is damaged', async () => {
    const path = join(tempFolder(), 'update.json');
    writeFileSync(path, '{"bucket":"all"}');
    const memory = createUpdateMemory(path, recordingLog().log);
    expect(await memory.read()).toBeUndefined();
    expect(await memory.bucket()).toBe(await memory.bucket());
  });

  it('that cannot be written puts the machine last in roll-outs', async () => {
    const path = join(tempFolder(), 'update.json');
    mkdirSync(path);
    expect(await createUpdateMemory(path, recordingLog().log).bucket()).toBe(99.99);
  });
});

describe('the Windows installer', () => {
  const content = 'an installer';
  const sha512 = createHash('sha512').update(content).digest('base64');
  const file = { name: 'a.exe', sha512, bytes: content.length };
  const refused = err({ code: 'update-refused', why: 'publisher-unknown' });

  const signer = (commonName: string, organization = commonName, country = 'CA') => ({
    commonName,
    organization,
    country,
  });
  const pier = signer('Pier');

  /** A Windows with these signers of the running program and of the new one. */
  async function install(ours: unknown, theirs: unknown) {
    const path = join(tempFolder(), 'a.exe');
    writeFileSync(path, content);
    const happened: string[] = [];
    const installation = createInstallation(
      { kind: 'installer' },
      {
        executable: 'C:\\Stagedoor.exe',
        restart: { into: () => {}, leave: () => happened.push('left') },
        askWindows: async (...[what, about]) => {
          if (what !== 'signer') return undefined;
          return about === 'C:\\Stagedoor.exe' ? ours : theirs;
        },
        start: async (started) => {
          happened.push(started === path ? 'started' : 'another');
          return true;
        },
      },
    );
    if (installation.by !== 'us') throw new Error('not ours');
    return { outcome: await installation.install(path, file), happened };
  }

  it('is started if the same publisher has signed both, even with a renewed certificate', async () => {
    const { outcome, happened } = await install(pier, { ...pier, serialNumber: '7' });
    expect(outcome).toEqual(ok(undefined));
    expect(happened).toEqual(['started', 'left']);
  });

  it.each([
    ['another publisher has signed it', pier, signer('Wave')],
    [
      'a publisher of the same name in another country has signed it',
      pier,
      signer('Pier', 'Pier', 'FR'),
    ],
    ['another organization has signed it', pier, signer('Pier', 'Wave')],
    ['Windows does not accept its signature', pier, undefined],
    ['Windows does not accept either signature', undefined, undefined],
    ['both signatures have no name', signer(''), signer('')],
    ['the responses are not signers', 'Pier', 'Pier'],
  ])('is not started if %s', async (_, ours, theirs) => {
    expect(await install(ours, theirs)).toEqual({ outcome: refused, happened: [] });
  });
});
