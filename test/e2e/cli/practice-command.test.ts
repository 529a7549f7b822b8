import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { newHome, runProgram, startProgram } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { jsonLines } from '../../support/machine/json-lines.ts';
import { eventually } from '../../support/machine/machine.ts';
import { listen } from '../../support/network/servers.ts';

test('practice prints the keys of a studio that can be used at once, and SIGTERM stops it', async () => {
  const home = newHome();
  const { child, ended, text } = startProgram(home, ['--', 'practice', '--json']);
  const line = await eventually(() => /^.*\n/.exec(text.out)?.[0]);
  const [keys] = jsonLines(line);
  const { endpoint, region, studioId, accessKeyId, secretAccessKey } = keys ?? {};
  expect(Object.keys(keys ?? {})).toHaveLength(5);
  const other = newHome();
  await saveConnection(other, {
    name: 'Practice',
    kind: 'nimble',
    region,
    endpoint,
    studioId,
    hosts: ['127.0.0.1'],
    credentials: { source: 'keychain', accessKeyId, secretAccessKey },
  });
  const ran = await runProgram(other, ['--', 'connect', '--connection', 'practice', '--no-viewer']);
  expect(ran.status).toBe(0);
  expect(text.err).toContain('CreateStreamingSessionStream');
  expect(`${text.err}${home.logText()}`).not.toContain(String(secretAccessKey));

  child.kill('SIGTERM');
  const { status, out } = await ended;
  expect(status).toBe(130);
  expect(out).toBe(line);
});

test('a port that is in use is reported with advice', async () => {
  const port = await listen(createServer());
  const ran = await runProgram(newHome(), ['--', 'practice', '--port', String(port)]);
  expect(ran).toMatchObject({ status: 2, out: '' });
  expect(ran.err).toContain(`Port ${port} is already in use. Choose another port with --port`);
});

test('without a display and a viewer, a practice launch exits with status 6', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice', kind: 'practice' });
  const ran = await runProgram(home, ['--', 'connect', '--connection', 'practice', '--json']);
  expect(ran.status).toBe(6);
  expect(jsonLines(ran.out).at(-1)).toMatchObject({ failure: { code: 'viewer-missing' } });
});
