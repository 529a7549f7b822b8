import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../../../src/shared/base/check.ts';
import { openApp, runProgram, type Home } from '../../support/window/app.ts';
import { inPage } from '../../support/window/in-page.ts';
import { jsonLines } from '../../support/machine/json-lines.ts';
import { needMountNamespaces, newPolicyHome } from '../../support/machine/policy-home.ts';

const isLinux = process.platform === 'linux';
const house = { id: 'house', name: 'House', kind: 'practice' };
const own = {
  id: 'own',
  name: 'Own',
  kind: 'direct',
  host: 'dcv.invalid',
  port: 8443,
  session: 'console',
};
const good = JSON.stringify({
  connections: [house],
  allow: { kinds: ['practice'] },
  preferences: { locked: { theme: 'dark' } },
});

/** A machine with this policy, where the user has saved a connection. */
function homeWith(policy: string, mode?: number): Home {
  const home = newPolicyHome(policy, mode);
  const settings = JSON.stringify({ version: 1, connections: [own] });
  writeFileSync(join(home.folder, 'settings.json'), settings);
  return home;
}

const run = (home: Home, args: readonly string[], input = '') =>
  runProgram(home, ['--', ...args], { input });

/** The result of `doctor` for the policy. */
async function policyCheck(home: Home): Promise<Check | undefined> {
  const { out } = await run(home, ['doctor', '--json']);
  const [{ checks }] = jsonLines(out) as [{ checks: readonly Check[] }];
  return checks.find(({ name }) => name === 'policy');
}

describe.runIf(isLinux)('the built program on a machine with a policy', () => {
  beforeAll(needMountNamespaces);

  test('follows it on the command line', async () => {
    const home = homeWith(good);
    expect(await policyCheck(home)).toMatchObject({ ok: true });
    const listed = await run(home, ['connections', 'list', '--json']);
    const all = JSON.parse(listed.out) as { id: string }[];
    expect(all.map(({ id }) => id)).toEqual(['house', 'own']);
    const refused = await run(home, ['sessions', '--connection', 'own']);
    expect(refused).toMatchObject({ status: 5, out: '' });
    expect(refused.err).toContain('The policy of this computer does not allow this');
    const added = await run(
      home,
      ['connections', 'add'],
      JSON.stringify({ ...own, id: undefined }),
    );
    expect(added).toMatchObject({ status: 5, out: '' });
    expect((await run(home, ['connections', 'remove', 'house'])).status).toBe(5);
    expect((await run(home, ['connections', 'remove', 'own'])).status).toBe(0);
  });

  test('follows it in the window', async () => {
    const { page } = await openApp(homeWith(good));
    await page.getByRole('heading', { name: 'House' }).waitFor();
    expect(await inPage(page, 'return await stagedoor.policy.state()')).toMatchObject({
      value: {
        state: 'applies',
        machine: ['house'],
        refused: [{ connection: 'own', rule: 'kind' }],
      },
    });
    expect(
      await inPage(page, "return await stagedoor.preferences.set({ theme: 'light' })"),
    ).toEqual({ ok: false, failure: { code: 'not-allowed-by-policy', rule: 'preference' } });
    expect(await inPage(page, 'return await stagedoor.preferences.read()')).toMatchObject({
      value: { values: { theme: 'dark' }, locked: ['theme'] },
    });
  });

  test.each([
    ['is invalid', '{"alow":{}}', 0o644],
    ['can be changed by other users', good, 0o666],
  ])('allows nothing if its policy %s and reports that', async (_, policy, mode) => {
    const home = homeWith(policy, mode);
    expect(await policyCheck(home)).toMatchObject({ ok: false });
    for (const id of ['own', 'house']) {
      const ran = await run(home, ['sessions', '--connection', id]);
      expect(ran).toMatchObject({ status: 2, out: '' });
    }
    const { page } = await openApp(home);
    const notices = page.getByRole('region', { name: 'Notices' });
    await notices.getByText('The policy of this computer cannot be applied').waitFor();
    const started = `stagedoor.launches.start({ connection: 'own', session: 'console' })`;
    expect(await inPage(page, `return await ${started}`)).toMatchObject({
      failure: { code: 'policy-unreadable' },
    });
  });
});
