import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/main/core/secrets/secret.ts';
import { err } from '../../../src/shared/base/failure.ts';
import { createTestCli, launchState, states } from './support.ts';

/** Long enough not to be part of another word, with the characters of real keys. */
const secret = fc.stringMatching(/^[\x21-\x7e]{16,80}$/).filter((text) => !/^\W*$/.test(text));

const input = (name: string, secretAccessKey: string, more: object = {}) =>
  JSON.stringify({
    name: 'South Pier',
    kind: 'nimble',
    region: 'us-west-2',
    credentials: {
      source: 'keychain',
      accessKeyId: 'AKIDEXAMPLE',
      [name]: secretAccessKey,
      ...more,
    },
  });

/** The text itself, and as it appears inside JSON. */
const forms = (text: string) => [text, JSON.stringify(text).slice(1, -1)];

describe('a secret passed to the command line', () => {
  it('appears nowhere, whether the connection is saved, refused or cannot be stored', async () => {
    const outcomes = fc.constantFrom('saved', 'refused', 'cut', 'no-vault', 'odd');
    await fc.assert(
      fc.asyncProperty(secret, outcomes, fc.boolean(), async (key, outcome, json) => {
        const text = {
          saved: input('secretAccessKey', key, { sessionToken: key }),
          'no-vault': input('secretAccessKey', key),
          refused: input('secretAccessKey', key, { more: key }),
          cut: input('secretAccessKey', key).slice(0, -2),
          odd: input('secretAccessKey', key, { source: key }),
        }[outcome];
        const keys =
          outcome === 'no-vault' ? { save: async () => err({ code: 'vault-missing' }) } : {};
        const cli = createTestCli({ input: text, keys });
        const flags = json ? ['--json'] : [];
        const status = await cli.run('connections', 'add', ...flags);
        expect(status).toBe(outcome === 'saved' ? 0 : outcome === 'no-vault' ? 8 : 2);
        await cli.run('connections', 'list', ...flags);
        const seen = `${cli.printed()}${JSON.stringify([cli.settings(), cli.logged])}`;
        for (const form of forms(key)) expect(seen).not.toContain(form);
      }),
    );
  });

  it('appears nowhere after -v', async () => {
    const cli = createTestCli();
    expect(await cli.run('-vwJalrXUtnFEMIbPxRfiCY')).toBe(0);
    expect(cli.printed()).not.toContain('wJalrXUtnFEMI');
  });

  it('appears nowhere if it was passed in the wrong argument', async () => {
    const invocation = fc.constantFrom(
      (key: string) => ['connect', '--connection', 'north-pier', '--timeout', key],
      (key: string) => ['connect', '--connection', 'north-pier', `--secret=${key}`],
      (key: string) => ['connect', '--connection', 'north-pier', `--json=${key}`],
      (key: string) => ['connect', '--connection', 'north-pier', '--stream', `${key}/`],
      (key: string) => ['connect', `stagedoor://connect?connection=a&session=b&token=${key}`],
      (key: string) => ['connections', 'add', key],
      (key: string) => ['connections', key],
      (key: string) => ['practice', '--port', key],
      (key: string) => [key],
    );
    // A text that begins with -v asks for the version, which succeeds.
    const refused = secret.filter((text) => !text.startsWith('-v'));
    await fc.assert(
      fc.asyncProperty(refused, invocation, async (key, argsWith) => {
        const cli = createTestCli();
        expect(await cli.run(...argsWith(key))).toBe(2);
        for (const form of forms(key)) expect(cli.printed()).not.toContain(form);
      }),
    );
  });

  it('appears nowhere if a service repeats it after its name', async () => {
    const token = fc.stringMatching(/^[\w.~+/-]{16,60}$/);
    await fc.assert(
      fc.asyncProperty(token, fc.boolean(), async (key, json) => {
        const failure = { code: 'quota', detail: `authToken=${key}` } as const;
        const launch = states(launchState('failed', 1, { failure }));
        const test = async () => err(failure);
        const cli = createTestCli({ services: { launch, test } });
        const flags = json ? ['--json'] : [];
        await cli.run('connect', '--connection', 'north-pier', ...flags);
        await cli.run('connections', 'test', 'north-pier', ...flags);
        expect(cli.printed()).toContain('[redacted]');
        expect(cli.printed()).not.toContain(key);
      }),
    );
  });

  it('is wrapped in a Secret, which does not print it', () => {
    const hidden = new Secret('hush-hush');
    expect(`${String(hidden)} ${JSON.stringify({ hidden })}`).not.toContain('hush-hush');
  });
});
