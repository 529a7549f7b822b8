import { execFile } from 'node:child_process';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { PracticeStudio } from '../../../src/practice/studio.ts';
import { tempFolder } from '../../support/machine/machine.ts';
import { aws, limitMs } from '../../support/practice/aws-cli.ts';
import { startStudio } from '../../support/practice/start-studio.ts';
import { runningId, stoppedId } from '../../support/providers/ec2.ts';
import { standInPlugin } from '../../support/viewer/stand-in-plugin.ts';

const run = promisify(execFile);

/** Runs AWS's command line against the practice studio. */
async function cli(studio: PracticeStudio, args: readonly string[], path: readonly string[] = []) {
  const env = {
    PATH: [...path, '/usr/bin', '/bin'].join(delimiter),
    HOME: tempFolder(),
    AWS_ACCESS_KEY_ID: studio.accessKeyId,
    AWS_SECRET_ACCESS_KEY: studio.secretAccessKey,
    AWS_DEFAULT_REGION: studio.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  };
  const fixed = ['--endpoint-url', studio.endpoint, '--no-cli-pager', '--output', 'json'];
  const { stdout } = await run(aws, [...args, ...fixed], { env, timeout: 60_000 });
  return stdout;
}

const json = async (studio: PracticeStudio, ...args: string[]) =>
  JSON.parse(await cli(studio, args)) as unknown;

describe.skipIf(aws === '')("Debian's AWS CLI on instances", { timeout: limitMs }, () => {
  it('describes, starts and stops them', async () => {
    const studio = await startStudio();
    const states = ['--query', 'Reservations[].Instances[].[InstanceId,State.Name]'];
    const filters = ['--filters', 'Name=tag:Owner,Values=practice-artist'];
    expect(await json(studio, 'ec2', 'describe-instances', ...filters, ...states)).toEqual([
      [runningId, 'running'],
      [stoppedId, 'stopped'],
    ]);
    expect(await json(studio, 'ec2', 'start-instances', '--instance-ids', stoppedId)).toMatchObject(
      {
        StartingInstances: [
          { CurrentState: { Name: 'pending' }, PreviousState: { Code: 80, Name: 'stopped' } },
        ],
      },
    );
    expect(await json(studio, 'ec2', 'stop-instances', '--instance-ids', runningId)).toMatchObject({
      StoppingInstances: [{ InstanceId: runningId, CurrentState: { Name: 'stopping' } }],
    });
  });

  it('names errors, and reports dry runs', async () => {
    const studio = await startStudio();
    const errorOf = (...args: string[]) =>
      cli(studio, ['ec2', ...args]).catch(
        (reason: unknown) => (reason as { stderr?: string }).stderr,
      );
    expect(await errorOf('start-instances', '--instance-ids', 'i-0')).toContain(
      'InvalidInstanceID',
    );
    expect(await errorOf('stop-instances', '--instance-ids', runningId, '--dry-run')).toContain(
      'DryRunOperation',
    );
    expect(await errorOf('terminate-instances', '--instance-ids', runningId)).toContain(
      'InvalidAction',
    );
  });

  it('starts a session and the plugin with it', async () => {
    const studio = await startStudio();
    const plugin = standInPlugin({ behaviour: 'fails' });
    const parameters = JSON.stringify({ portNumber: ['8443'], localPortNumber: ['9'] });
    await cli(
      studio,
      [
        ...['ssm', 'start-session', '--target', runningId, '--parameters', parameters],
        ...['--document-name', 'AWS-StartPortForwardingSession'],
      ],
      [plugin.folder],
    ).catch(() => undefined);
    const [start] = plugin.starts();
    // The Debian CLI is older than the environment variable, so it passes the response as an argument.
    expect(start?.argv.slice(1, 3)).toEqual(['us-west-2', 'StartSession']);
    expect(start?.argv.at(-1)).toBe(studio.endpoint);
    expect(start?.argv[0]).toContain('SessionId');
  });
});
