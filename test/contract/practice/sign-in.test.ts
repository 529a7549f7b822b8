import { ListStudiosCommand } from '@aws-sdk/client-nimble';
import { expect, it } from 'vitest';
import { clientFor, startStudio } from '../../support/practice/start-studio.ts';

const list = new ListStudiosCommand({});

it('a wrong key id is refused', async () => {
  const studio = await startStudio();
  const credentials = { ...studio, accessKeyId: 'AKIDOFSOMEONEELSE' };
  await expect(clientFor(studio, { credentials }).send(list)).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
    $metadata: { httpStatusCode: 403 },
  });
});

it('a wrong secret is refused', async () => {
  const studio = await startStudio();
  const credentials = { ...studio, secretAccessKey: 'guessed' };
  await expect(clientFor(studio, { credentials }).send(list)).rejects.toMatchObject({
    name: 'InvalidSignatureException',
    $metadata: { httpStatusCode: 403 },
  });
});

it('keys with their session token are accepted, and refused with another or none', async () => {
  const studio = await startStudio({ script: { sessionToken: 'given/out=' } });
  const withToken = (sessionToken: string) =>
    clientFor(studio, { credentials: { ...studio, sessionToken } });
  await expect(withToken('given/out=').send(list)).resolves.toHaveProperty('studios');
  const refused = { name: 'UnrecognizedClientException' };
  await expect(withToken('other').send(list)).rejects.toMatchObject(refused);
  await expect(clientFor(studio).send(list)).rejects.toMatchObject(refused);
});

it('a clock that is ten minutes wrong is refused once, and the SDK then corrects it', async () => {
  const studio = await startStudio();
  const client = clientFor(studio, { systemClockOffset: -600_000, maxAttempts: 2 });
  await expect(client.send(list)).resolves.toHaveProperty('studios');
  expect(studio.requests.map(({ status }) => status)).toEqual([403, 200]);
});

it('every run has different keys', async () => {
  const [one, other] = [await startStudio(), await startStudio()];
  expect(one.accessKeyId).not.toBe(other.accessKeyId);
  expect(one.secretAccessKey).not.toBe(other.secretAccessKey);
  // Links name the studio, so its id stays.
  expect(one.studioId).toBe(other.studioId);
});
