import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { jsonLines } from '../../support/json-lines.ts';
import { madeFile } from '../support/made.ts';
import { linkPolicy, removePolicy, writePolicy } from '../support/policy.ts';
import { apt, makeTrialUser, runAs, type Trial } from '../support/trial.ts';

let trial: Trial;
beforeAll(() => {
  trial = makeTrialUser();
  apt('install', madeFile('.deb'));
});
afterEach(removePolicy);
afterAll(() => void apt('purge', 'stagedoor'));

const HOUSE = { id: 'house', name: 'House', kind: 'practice' };
const OWN = { name: 'Own', kind: 'practice' };

/** One object of what the installed program prints for that user, who has a home with settings of its own. */
async function told<T>(home: string, ...args: readonly string[]): Promise<T> {
  const ran = await runAs(trial, ['stagedoor', ...args, '--json'], {
    env: { STAGEDOOR_HOME: home },
  });
  return JSON.parse(ran.out) as T;
}
const policyCheck = async (home: string) => {
  const { checks } = await told<{ checks: readonly { name: string; ok: boolean }[] }>(
    home,
    'doctor',
  );
  return checks.find(({ name }) => name === 'policy');
};
const namesOf = async (home: string) =>
  (await told<readonly { id: string }[]>(home, 'connections', 'list')).map(({ id }) => id);

/** Where that user has a connection of their own, saved before there was a policy. */
async function homeWithConnection(): Promise<string> {
  const home = join(trial.home, `home-${String(Math.random()).slice(2)}`);
  const env = { STAGEDOOR_HOME: home };
  const input = JSON.stringify(OWN);
  const added = await runAs(trial, ['stagedoor', 'connections', 'add'], { env, input });
  expect(added).toMatchObject({ status: 0, out: 'own\n' });
  return home;
}

/** How connecting ends, as far as READY. */
async function connect(home: string, id: string) {
  const args = ['connect', '--connection', id, '--session', 'compositing-01', '--no-viewer'];
  const ran = await runAs(trial, ['stagedoor', ...args, '--json'], {
    env: { STAGEDOOR_HOME: home },
  });
  const last = jsonLines(ran.out).at(-1);
  return { status: ran.status, failure: (last?.failure as { code?: string } | undefined)?.code };
}

test('a policy that only root writes holds for an ordinary user, wherever their settings are', async () => {
  const home = await homeWithConnection();
  expect(await policyCheck(home)).toMatchObject({ ok: true });
  writePolicy({ connections: [HOUSE], allow: { kinds: ['nimble'] } });
  expect(await policyCheck(home)).toMatchObject({ ok: true });
  expect(await namesOf(home)).toEqual(['house', 'own']);
  expect(await connect(home, 'house')).toEqual({ status: 0, failure: undefined });
  expect(await connect(home, 'own')).toMatchObject({ status: 5 });
  const more = await runAs(trial, ['stagedoor', 'connections', 'add'], {
    env: { STAGEDOOR_HOME: home },
    input: JSON.stringify({ ...OWN, name: 'Another' }),
  });
  expect(more.status).not.toBe(0);
  expect(await namesOf(home)).toEqual(['house', 'own']);
});

describe('a policy that cannot be followed', () => {
  test.each<readonly [about: string, write: () => void]>([
    ['does not fit', () => writePolicy({ alow: {} })],
    ['is no JSON', () => writePolicy('{"allow":')],
    ['is open to everybody', () => writePolicy({}, 0o666)],
    ['belongs to the user', () => writePolicy({}, 0o644, trial.uid)],
    ['leads to a file of the user’s', () => linkPolicy(trial.uid)],
    ['may not be read by the user', () => writePolicy({}, 0o600)],
  ])(
    'because it %s lets the user connect to nothing, and nothing is lost',
    async (_about, write) => {
      const home = await homeWithConnection();
      write();
      expect(await policyCheck(home)).toMatchObject({ ok: false });
      expect(await connect(home, 'own')).toMatchObject({ status: 2 });
      expect(await namesOf(home)).toEqual(['own']);
      removePolicy();
      expect(await connect(home, 'own')).toMatchObject({ status: 0 });
    },
  );
});
