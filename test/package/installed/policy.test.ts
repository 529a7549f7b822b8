import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { packageFile } from '../support/built-packages.ts';
import { linkPolicy, removePolicy, writePolicy } from '../support/policy.ts';
import { apt, makeTrialUser, runAs, type Trial } from '../support/trial.ts';

let trial: Trial;
/** The user's folder, with a connection that was saved before there was a policy. */
let home = '';
beforeAll(() => {
  trial = makeTrialUser();
  home = join(trial.home, 'settings');
  const settings = join(home, 'settings.json');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(settings, JSON.stringify({ connections: [{ id: 'own', ...OWN }] }));
  for (const path of [home, settings]) chownSync(path, trial.uid, trial.gid);
  apt('install', packageFile('.deb'));
});
afterEach(removePolicy);
afterAll(() => void apt('purge', 'stagedoor'));

const HOUSE = { id: 'house', name: 'House', kind: 'practice' };
const OWN = { name: 'Own', kind: 'practice' };

/** Runs the installed program as that user. */
const stagedoor = (args: readonly string[], input = '') =>
  runAs(trial, ['stagedoor', ...args], { env: { STAGEDOOR_HOME: home }, input });
const add = (connection: object) => stagedoor(['connections', 'add'], JSON.stringify(connection));

/** The JSON that a command prints. */
const reported = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await stagedoor([...args, '--json'])).out);
const policyCheck = async () => {
  const { checks } = (await reported('doctor')) as {
    checks: readonly { name: string; ok: boolean }[];
  };
  return checks.find(({ name }) => name === 'policy');
};
const listed = async () =>
  ((await reported('connections', 'list')) as readonly { id: string }[]).map(({ id }) => id);

/** Connects until the stream is ready, without the viewer. */
const connect = (id: string) =>
  stagedoor(['connect', '--connection', id, '--session', 'compositing-01', '--no-viewer']);
const refusal = (status: number) => ({
  status,
  out: '',
  err: expect.stringMatching(/\bpolicy\b/i) as string,
});

test('a policy that only root can write applies to an ordinary user with a custom STAGEDOOR_HOME', async () => {
  writePolicy({ connections: [HOUSE], allow: { kinds: ['nimble'] } });
  expect(await policyCheck()).toMatchObject({ ok: true });
  expect(await connect('house')).toMatchObject({ status: 0 });
  expect(await connect('own')).toEqual(refusal(5));
  expect(await add({ ...OWN, name: 'Another' })).toEqual(refusal(5));
  expect(await listed()).toEqual(['house', 'own']);
});

describe('a policy that cannot be applied', () => {
  test.each<readonly [about: string, write: () => void]>([
    ['is invalid', () => writePolicy({ alow: {} })],
    ['is not JSON', () => writePolicy('{"allow":')],
    ['can be changed by everyone', () => writePolicy({}, 0o666)],
    ['belongs to the user', () => writePolicy({}, 0o644, trial.uid)],
    ['is a link to a file of the user', () => linkPolicy(trial.uid)],
    ['cannot be read by the user', () => writePolicy({}, 0o600)],
  ])('because it %s blocks all connections', async (_about, write) => {
    write();
    expect(await policyCheck()).toMatchObject({ ok: false });
    expect(await connect('own')).toEqual(refusal(2));
  });

  test('has no effect once it is removed', async () => {
    writePolicy({ alow: {} });
    expect(await listed()).toEqual(['own']);
    removePolicy();
    expect(await policyCheck()).toMatchObject({ ok: true });
    expect(await connect('own')).toMatchObject({ status: 0 });
  });
});
