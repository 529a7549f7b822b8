import { describe, expect, it } from 'vitest';
import type { MfaPrompts } from '../../../src/main/core/sign-in/mfa-prompts.ts';
import type { Result } from '../../../src/shared/base/failure.ts';
import type { Secret } from '../../../src/main/core/secrets/secret.ts';
import { calm, mfaSerial } from '../core/sign-in/sign-in-fakes.ts';
import { createTestCli, launchState } from './support.ts';

/** A command line whose launches need an MFA code; it records the codes they were given. */
function needingCode(askSecret?: (question: string) => Promise<string | undefined>) {
  const given: Result<Secret>[] = [];
  const holder: { mfaPrompts?: MfaPrompts } = {};
  const cli = createTestCli({
    ...(askSecret !== undefined && { askSecret }),
    services: {
      async *launch() {
        yield launchState('requesting', 0);
        const code = await holder.mfaPrompts!.ask(mfaSerial, calm());
        given.push(code);
        yield code.ok
          ? launchState('opened', 1)
          : launchState('failed', 1, { failure: code.failure });
      },
    },
  });
  holder.mfaPrompts = cli.mfaPrompts;
  return { ...cli, given, connect: () => cli.run('connect', '--connection', 'north-pier') };
}

describe('a command that needs an MFA code', () => {
  it('asks for it on the terminal, with the name of the device', async () => {
    const questions: string[] = [];
    const cli = needingCode(async (question) => {
      questions.push(question);
      return '135 790';
    });
    expect(await cli.connect()).toBe(0);
    expect(questions).toEqual(['Code from arn:aws:iam::********0001:mfa/m.okafor: ']);
    expect(cli.given.map((one) => one.ok && one.value.reveal())).toEqual(['135790']);
    expect(cli.printed()).not.toMatch(/135 ?790/);
  });

  it('fails with exit status 5 if there is no terminal', async () => {
    const cli = needingCode();
    expect(await cli.connect()).toBe(5);
    expect(cli.err[0]).toContain('A code from your device is required');
  });

  it.each([[undefined], ['']])('treats %j as no code', async (entered) => {
    const cli = needingCode(async () => entered);
    expect(await cli.connect()).toBe(5);
  });

  it('explains an invalid code and asks again, at most three times', async () => {
    const answers = ['12345', 'abcdef', '1234567', '135790'];
    const cli = needingCode(async () => answers.shift());
    expect(await cli.connect()).toBe(5);
    expect(answers).toEqual(['135790']);
    expect(cli.err.slice(0, 3)).toEqual(Array(3).fill('Enter the six digits of the code.'));
    expect(cli.printed()).not.toContain('abcdef');
  });

  it('asks for no code after it has ended', async () => {
    const questions: string[] = [];
    const cli = needingCode(async (question) => {
      questions.push(question);
      return '135790';
    });
    await cli.connect();
    const late = new AbortController();
    const asked = cli.mfaPrompts.ask('GAHT12345678', late.signal);
    late.abort();
    await expect(asked).rejects.toThrow();
    expect(questions).toHaveLength(1);
  });
});
