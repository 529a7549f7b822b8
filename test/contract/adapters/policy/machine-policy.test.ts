import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createKeyStore } from '../../../../src/main/adapters/secrets/key-store.ts';
import { createKeytarVault } from '../../../../src/main/adapters/secrets/keytar-vault.ts';
import { LOG_FILE } from '../../../../src/main/adapters/support/log-file.ts';
import { readPaths } from '../../../../src/main/adapters/window/paths.ts';
import { composePolicy } from '../../../../src/main/compose/policy.ts';
import { compose } from '../../../../src/main/compose/services.ts';
import { createLinks } from '../../../../src/main/core/links/links.ts';
import type { LaunchRequest } from '../../../../src/main/core/launch/launch-request.ts';
import { createNotices } from '../../../../src/main/core/base/notices.ts';
import { parseDeepLink } from '../../../../src/shared/links/deep-link.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import { connectionId, createUuids, launchId } from '../../../unit/core/support/fakes.ts';
import { createHandClock } from '../../../unit/core/support/hand-clock.ts';
import { eventually, recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import { keychainOf, memoryKeytar } from '../../../support/secrets/memory-keytar.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

const own = { id: 'own', name: 'Own', kind: 'practice' };
const ofMachine = { id: 'house', name: 'House', kind: 'practice' };

/**
 * The whole program except for its window, for a user with one connection, on a machine with this
 * policy.
 */
function createMachine(policy: string, mode = 0o644) {
  const home = join(tempFolder(), 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ connections: [own] }));
  const path = join(home, 'policy.json');
  writeFileSync(path, policy);
  chmodSync(path, mode);
  const paths = {
    ...readPaths('linux', { STAGEDOOR_HOME: home }),
    policy: path,
    policyOwners: [0, process.getuid?.() ?? 0],
  };
  const services = compose(
    {
      version: '9.8.7',
      platform: 'linux',
      env: { STAGEDOOR_HOME: home },
      use: 'window',
      resolveProxy: async () => 'DIRECT',
      openInBrowser: async () => {},
      openSignIn: async () => {},
      openLogin: async () => {},
      startKeychain: () => Promise.reject(new Error('no keychain in this test')),
      ownCommand: [process.execPath],
      ...windowsParts,
    },
    paths,
  );
  onTestFinished(() => services.dispose());
  const started: LaunchRequest[] = [];
  const links = createLinks({
    ...services,
    start: async (request) => {
      started.push(request);
      return ok(launchId());
    },
    launches: () => [],
    reconnect: async (launch) => ok(launch),
    known: services.knownWorkstation,
    onKnown: services.workstations.onListed,
    uuid: createUuids(),
  });
  return { services, paths, links, started };
}

const policyCheck = async ({ services }: ReturnType<typeof createMachine>) =>
  (await services.checkHealth()).find(({ name }) => name === 'policy');
const link = (id: string) => `stagedoor://connect?connection=${id}&session=comp-07`;

describe('a machine with a policy', () => {
  const machine = () =>
    createMachine(
      JSON.stringify({
        connections: [ofMachine],
        allow: { kinds: ['nimble'] },
        links: { withoutAsking: ['house'] },
        preferences: { locked: { theme: 'dark' } },
      }),
    );

  it('has its own and the user’s connections, and reports those that are not allowed', async () => {
    const { services } = machine();
    expect((await services.connections.list()).map(({ id }) => id)).toEqual(['house', 'own']);
    expect((await services.connections.find('house')).ok).toBe(true);
    expect(await services.connections.find('own')).toMatchObject({
      failure: { code: 'not-allowed-by-policy', rule: 'kind' },
    });
    expect(await services.policy.state()).toMatchObject({
      machine: ['house'],
      refused: [{ connection: 'own', rule: 'kind' }],
    });
    expect(services.notices.list()).toEqual([]);
  });

  it('lets links connect without a question only where the policy allows it', async () => {
    const { links, started, services } = machine();
    await links.arrive(parseDeepLink(link('house')));
    expect(started).toHaveLength(1);
    await links.arrive(parseDeepLink(link('own')));
    expect(started).toHaveLength(1);
    expect(links.question()).toBeNull();
    expect(services.notices.list()).toMatchObject([
      { about: 'link', failure: { code: 'not-allowed-by-policy' } },
    ]);
  });

  it('applies the locked preferences', async () => {
    const { services } = machine();
    expect(await services.preferences.read()).toMatchObject({
      values: { theme: 'dark' },
      locked: ['theme'],
    });
    expect((await services.preferences.set({ theme: 'light' })).ok).toBe(false);
  });

  it('passes the doctor checks', async () => {
    expect(await policyCheck(machine())).toMatchObject({ ok: true });
  });
});

describe('a machine with an unreadable policy', () => {
  it.each([
    ['it has an unknown field', '{"alow":{}}', 0o644, 'unfit'],
    ['other users can write it', '{}', 0o666, 'open-to-others'],
  ])('because %s allows no connection, and reports the policy', async (_, text, mode, why) => {
    const machine = createMachine(text, mode);
    const { services, links, started } = machine;
    const refused = { failure: { code: 'policy-unreadable', why } };
    expect(await services.connections.find('own')).toMatchObject(refused);
    expect(await services.connections.add({ name: 'New', kind: 'practice' }, true)).toMatchObject(
      refused,
    );
    expect((await services.connections.list()).map(({ id }) => id)).toEqual(['own']);
    await services.connections.trust(connectionId('own'));
    await links.arrive(parseDeepLink(link('own')));
    expect(started).toEqual([]);
    expect(services.notices.list()).toMatchObject([{ about: 'policy' }, { about: 'link' }]);
    expect(await policyCheck(machine)).toMatchObject({ ok: false });
    expect((await services.connections.remove(connectionId('own'))).ok).toBe(true);
  });
});

describe('the log of a machine', () => {
  const logOf = async ({ paths }: ReturnType<typeof createMachine>, last: string) =>
    eventually(() => {
      const path = join(paths.logs, LOG_FILE);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      return text.includes(last) ? text : undefined;
    });

  it('contains debug lines from the start if the policy sets the log level', async () => {
    const machine = createMachine('{"preferences":{"locked":{"logLevel":"debug"}}}');
    await machine.services.checkHealth();
    expect(await logOf(machine, 'a viewer was looked for')).toContain('found=');
  });

  it('follows a changed log level of the user at once', async () => {
    const machine = createMachine('{}');
    const { services } = machine;
    await services.checkHealth();
    services.log.debug('one');
    await services.preferences.set({ logLevel: 'debug' });
    services.log.debug('two');
    await logOf(machine, 'two');
    await services.preferences.set({ logLevel: 'info' });
    services.log.debug('three');
    services.log.info('four');
    const text = await logOf(machine, 'four');
    expect(text.match(/\[\w+\] +(\w+)$/gm)).toEqual(['[debug] two', '[info]  four']);
    expect(text).not.toContain('a viewer was looked for');
  });
});

it('reports a changed policy, and the preferences it locks, when it is read a minute later', async () => {
  const path = join(tempFolder(), 'policy.json');
  writeFileSync(path, '{}');
  const hand = createHandClock();
  const { log } = recordingLog();
  const { policy, preferences } = composePolicy({
    platform: 'linux',
    clock: hand.clock,
    log,
    notices: createNotices(),
    ...windowsParts,
    paths: { policy: path, policyOwners: [0, process.getuid?.() ?? 0], settings: `${path}.none` },
    keys: createKeyStore(createKeytarVault(keychainOf(memoryKeytar().keytar), log), tempFolder()),
  });
  await preferences.refresh();
  let reported = 0;
  policy.onChange(() => (reported += 1));
  const locked: unknown[] = [];
  preferences.onChange((now) => locked.push(now.locked));
  writeFileSync(path, '{"preferences":{"locked":{"theme":"dark"}}}');
  await policy.read();
  expect(reported).toBe(0);
  await hand.pass(60_000);
  await policy.read();
  expect(reported).toBe(1);
  await eventually(() => locked.length > 0 || undefined);
  expect(locked).toEqual([['theme']]);
});
