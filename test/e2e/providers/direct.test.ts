import { expect, test } from 'vitest';
import { addConnection, newHome, runProgram } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { createAuthority } from '../../support/network/certificates.ts';
import { tempFolder } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { deadPort, serveTls } from '../../support/network/servers.ts';

/**
 * A host with a certificate of a private authority, a recording viewer, and a home with a connection.
 */
async function open(more: object = {}, save = saveConnection) {
  const authority = createAuthority(tempFolder());
  const { port } = await serveTls(authority.issue('127.0.0.1'));
  const viewer = recordingViewer(0);
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  const connection = {
    name: 'Comp 07',
    kind: 'direct',
    host: '127.0.0.1',
    port,
    session: 'console',
    tls: { policy: 'strict', caFile: authority.caFile },
    ...more,
  };
  const id = await save(home, connection);
  return { connection, home, id, port, viewer };
}

test('a direct host is added, listed, tested and connected to by the command line, by its id and by a link', async () => {
  const { connection, home, id, port, viewer } = await open(
    {
      user: 'NORTHPIER\\m.okafor',
      transport: 'websocket',
      display: { fullscreen: true, yuv444: true },
    },
    addConnection,
  );
  const run = (...args: readonly string[]) => runProgram(home, ['--', ...args]);
  const listed = await run('connections', 'list', '--json');
  expect(JSON.parse(listed.out)).toEqual([{ id, ...connection }]);

  const tested = await run('connections', 'test', id, '--json');
  expect(tested.status).toBe(0);
  expect(JSON.parse(tested.out)).toEqual({
    checks: [
      {
        name: 'network-host',
        ok: true,
        message: `The DCV server 127.0.0.1, port ${port} can be reached.`,
      },
    ],
  });

  const sessions = await run('sessions', '--connection', id, '--json');
  expect(JSON.parse(sessions.out)).toMatchObject([
    { id: 'console', name: 'Comp 07', state: 'READY', ownedBy: 'NORTHPIER\\m.okafor' },
  ]);

  // Both run until the connection file is deleted, so they run at the same time.
  const byLink = await open();
  const link = `stagedoor://connect?connection=${byLink.id}&session=console`;
  const both = [
    run('connect', '--connection', id),
    runProgram(byLink.home, ['--', 'connect', link]),
  ];
  for (const ran of await Promise.all(both)) expect(ran).toMatchObject({ status: 0, err: '' });
  expect((await byLink.viewer.received()).file.text).toContain('\nsessionid=console\n');
  const { argv, file } = await viewer.received();
  expect(argv).toHaveLength(1);
  expect(file.mode).toBe('600');
  expect(file.text.split('\n')).toEqual([
    ...['[version]', 'format=1.0', '', '[connect]', 'host=127.0.0.1', `port=${port}`],
    ...[`webport=${port}`, `quicport=${port}`, 'sessionid=console'],
    ...['user=NORTHPIER\\\\m.okafor', 'transport=websocket'],
    ...['certificatevalidationpolicy=strict', '', '[options]', 'fullscreen=true'],
    ...['useallmonitors=false', 'enableyuv444decoding=true', 'promptreconnect=false', ''],
  ]);
});

test('an unreachable direct host is reported by the test and by connect, with status 10', async () => {
  const port = await deadPort();
  const { home, id } = await open({ port });
  const tested = await runProgram(home, ['--', 'connections', 'test', id, '--json']);
  expect(tested.status).toBe(10);
  const { checks } = JSON.parse(tested.out) as { checks: { advice: string }[] };
  expect(checks).toMatchObject([{ name: 'network-host', ok: false }]);
  expect(checks[0]?.advice).toContain(`to 127.0.0.1, port ${port}`);
  const ran = await runProgram(home, ['--', 'connect', '--connection', id]);
  expect(ran.status).toBe(10);
});
