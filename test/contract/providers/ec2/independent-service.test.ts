import { spawn, spawnSync } from 'node:child_process';
import { EC2Client, RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import type { PracticeStudio } from '../../../../src/practice/studio.ts';
import { onEnd, openForAll } from '../../../support/machine/lifetime.ts';
import { eventually } from '../../../support/machine/machine.ts';
import { at, ec2For } from '../../../support/providers/ec2.ts';
import { calm } from '../../../support/providers/nimble.ts';

/**
 * The provider against an EC2 that others wrote: moto, a test server in Python (`pip install moto[server]`). Skipped if it
 * is not installed.
 */
const isInstalled = spawnSync('moto_server', ['--help']).status === 0;
const keys = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
const all = { filters: { 'tag:Workstation': 'yes' } };

async function startMoto() {
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', '0'], { stdio: 'pipe' });
  onEnd(() => child.kill());
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const endpoint = await eventually(() => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0]);
  const client = new EC2Client({ region: 'us-west-2', endpoint, credentials: keys });
  const run = async (count: number, tags: Readonly<Record<string, string>>) => {
    const made = await client.send(
      new RunInstancesCommand({
        ImageId: 'ami-12c6146b',
        InstanceType: 'g5.2xlarge',
        MinCount: count,
        MaxCount: count,
        TagSpecifications: [
          {
            ResourceType: 'instance',
            Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
          },
        ],
      }),
    );
    return (made.Instances ?? []).map(({ InstanceId = '' }) => InstanceId);
  };
  const [own = ''] = await run(1, { Name: 'Comp', Workstation: 'yes', Owner: 'practice-artist' });
  const [gone = ''] = await run(1, { Name: 'Old', Workstation: 'yes' });
  await client.send(new TerminateInstancesCommand({ InstanceIds: [gone] }));
  await run(230, { Workstation: 'yes', Owner: 'practice-simulator' });
  const [bare = ''] = await run(1, { Name: 'Not selected' });
  return { studio: { endpoint, region: 'us-west-2', ...keys } as PracticeStudio, own, bare };
}

describe.skipIf(!isInstalled)('an independent EC2 implementation', { timeout: 120_000 }, () => {
  const opened = openForAll(startMoto);

  it('lists the instances that the tags select, in pages, without terminated ones', async () => {
    const { provider } = await ec2For(opened().studio, { fields: all });
    const found = [];
    let next: string | undefined;
    do {
      const page = await provider.listWorkstations(SOLE_STUDIO, next, calm());
      if (page.kind !== 'answer') throw new Error(JSON.stringify(page));
      found.push(...page.value.items);
      next = page.value.next;
    } while (next !== undefined);
    expect(found).toHaveLength(231);
    expect(found.find(({ id }) => id === opened().own)).toMatchObject({
      name: 'Comp',
      state: 'READY',
      instanceType: 'g5.2xlarge',
      ownedBy: 'practice-artist',
      address: expect.stringMatching(/^\d+(\.\d+){3}$/) as string,
      startedAt: expect.stringMatching(/^\d{4}-/) as string,
      zone: expect.stringMatching(/^us-west-2/) as string,
    });
  });

  it('selects by the name of the user', async () => {
    const { provider } = await ec2For(opened().studio, {});
    const page = await provider.listWorkstations(SOLE_STUDIO, undefined, calm());
    expect(page).toMatchObject({ kind: 'answer', value: { items: [{ id: opened().own }] } });
  });

  it('stops, starts and restarts an instance', async () => {
    const { provider } = await ec2For(opened().studio, { fields: all });
    const { read, power } = provider.manager!;
    const target = at(opened().own);
    const becomes = (state: string) =>
      eventually(async () => {
        const now = await read(target, calm());
        return (now.kind === 'answer' && now.value.state === state) || undefined;
      });
    expect(await power!.stop(target, 't', calm())).toMatchObject({ kind: 'answer' });
    await becomes('STOPPED');
    expect(await power!.start(target, undefined, 't', calm())).toMatchObject({ kind: 'answer' });
    await becomes('READY');
    expect(await power!.reboot!(target, 't', calm())).toMatchObject({ kind: 'answer' });
    await becomes('READY');
  });

  it('reports a server error for screenshots, which the service does not support', async () => {
    const { provider } = await ec2For(opened().studio, { fields: all });
    expect(await provider.screenshots!([at(opened().own).session], calm())).toMatchObject({
      failure: { code: 'service-unreachable', transientError: 'server-error' },
    });
  });

  it('does not find instances that the tags do not select, or that do not exist', async () => {
    const { provider } = await ec2For(opened().studio, { fields: all });
    const notFound = { failure: { code: 'not-found', what: 'workstation' } };
    for (const id of [opened().bare, 'i-0a1b2c3d4e5f60001'])
      expect(await provider.manager!.read(at(id), calm())).toMatchObject(notFound);
    expect(
      await provider.manager!.power!.start(at('i-0a1b2c3d4e5f60001'), undefined, 't', calm()),
    ).toMatchObject(notFound);
  });

  it('allows starting and stopping in a connection test', async () => {
    const { provider } = await ec2For(opened().studio, { fields: all });
    const findings = await provider.test(calm());
    expect(findings).toContainEqual(expect.objectContaining({ name: 'start', found: 'allowed' }));
    expect(findings).toContainEqual(expect.objectContaining({ name: 'stop', found: 'allowed' }));
  });
});
