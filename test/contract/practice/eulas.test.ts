import {
  AcceptEulasCommand,
  CreateStreamingSessionCommand,
  GetEulaCommand,
  ListEulaAcceptancesCommand,
  ListEulasCommand,
  paginateListEulas,
  type NimbleClient,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../../src/practice/faults/script.ts';
import { clientFor, createHandClock, startStudio } from '../../support/practice/start-studio.ts';

const drivers = 'practice-drivers-eula';
const effects = 'practice-effects-eula';

async function open(script: Script = {}) {
  const { now, pass } = createHandClock(Date.UTC(2024, 0, 2, 12));
  const studio = await startStudio({ script, now });
  const client = clientFor(studio, { systemClockOffset: now() - Date.now() });
  return { studio, studioId: studio.studioId, client, pass };
}

async function acceptedIds(client: NimbleClient, studioId: string, eulaIds?: string[]) {
  const asked = eulaIds === undefined ? { studioId } : { studioId, eulaIds };
  const { eulaAcceptances } = await client.send(new ListEulaAcceptancesCommand(asked));
  return eulaAcceptances?.map(({ eulaId }) => eulaId);
}

describe('terms of use', () => {
  it('are listed, in pages, and found by their id', async () => {
    const { client } = await open({ pageSize: 1 });
    const names: (string | undefined)[] = [];
    for await (const page of paginateListEulas({ client }, {})) {
      names.push(...page.eulas!.map(({ name }) => name));
    }
    expect(names).toEqual(['Graphics driver terms', 'Effects suite terms']);
    const { eula } = await client.send(new GetEulaCommand({ eulaId: effects }));
    expect(eula).toMatchObject({ eulaId: effects, createdAt: expect.any(Date) as Date });
  });

  it('are listed by their ids', async () => {
    const { client } = await open();
    const command = new ListEulasCommand({ eulaIds: [effects, 'missing'] });
    expect((await client.send(command)).eulas).toMatchObject([{ eulaId: effects }]);
  });

  it('that do not exist are not found', async () => {
    const { client } = await open();
    const command = new GetEulaCommand({ eulaId: 'missing' });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      context: { resourceId: 'missing' },
    });
  });

  it('have a page without scripts on the studio’s own address', async () => {
    const { client, studio } = await open({
      eulas: [{ eulaId: 'a b', name: '<b>Tools</b> & more' }],
    });
    const { eula } = await client.send(new GetEulaCommand({ eulaId: 'a b' }));
    expect(eula?.content).toBe(`${studio.endpoint}/eula/a%20b`);
    const page = await fetch(eula!.content!);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    const html = await page.text();
    expect(html).toContain('<h1>&#60;b&#62;Tools&#60;/b&#62; &#38; more</h1>');
    expect(html).toContain('These terms of use are for practice.');
    expect(studio.requests.at(-1)).toMatchObject({ operation: 'eula', path: '/eula/a%20b' });
  });

  it.each(['/eula/', '/eula/missing', `/eula/${effects}/more`])(
    'have no page at %s',
    async (path) => {
      const { studio } = await open();
      const page = await fetch(studio.endpoint + path);
      await page.arrayBuffer();
      expect(page.status).toBe(404);
    },
  );
});

describe('accepting terms of use', () => {
  it('shows who accepted what and when, and is needed only once', async () => {
    const { client, studioId, pass } = await open();
    expect(await acceptedIds(client, studioId)).toEqual([drivers]);
    const request = { studioId, eulaIds: [effects] };
    const { eulaAcceptances } = await client.send(new AcceptEulasCommand(request));
    expect(eulaAcceptances).toEqual([
      {
        eulaAcceptanceId: expect.stringMatching(/^[0-9A-Za-z]{22}$/) as string,
        eulaId: effects,
        acceptedAt: new Date(Date.UTC(2024, 0, 2, 12)),
        acceptedBy: 'practice-artist',
        accepteeId: studioId,
      },
    ]);
    pass(60_000);
    const again = await client.send(new AcceptEulasCommand(request));
    expect(again.eulaAcceptances).toEqual(eulaAcceptances);
    expect(await acceptedIds(client, studioId)).toEqual([drivers, effects]);
    expect(await acceptedIds(client, studioId, [effects])).toEqual([effects]);
  });

  it('lets workstations be created that were refused before, with the same client token', async () => {
    const { client, studioId } = await open();
    const create = new CreateStreamingSessionCommand({
      studioId,
      clientToken: 'one',
      launchProfileId: 'practice-compositing',
      streamingImageId: 'practice-windows',
    });
    await expect(client.send(create)).rejects.toMatchObject({
      name: 'ValidationException',
      code: 'EULA_NOT_ACCEPTED',
      context: { eulaIds: effects },
    });
    await client.send(new AcceptEulasCommand({ studioId, eulaIds: [effects] }));
    expect((await client.send(create)).session).toMatchObject({ state: 'CREATE_IN_PROGRESS' });
  });

  it('accepts nothing if one of them does not exist', async () => {
    const { client, studioId } = await open();
    const command = new AcceptEulasCommand({ studioId, eulaIds: [effects, 'missing'] });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      context: { resourceId: 'missing' },
    });
    expect(await acceptedIds(client, studioId)).toEqual([drivers]);
  });

  it.each([undefined, [], [7], 'all'])('is refused with the ids %j', async (eulaIds) => {
    const { client, studioId } = await open();
    const command = new AcceptEulasCommand({ studioId, eulaIds: eulaIds as unknown as string[] });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'ValidationException',
      context: { parameter: 'eulaIds' },
    });
  });

  it('with a client token used for other terms is refused', async () => {
    const { client, studioId } = await open();
    const accept = async (eulaId: string) =>
      client.send(new AcceptEulasCommand({ studioId, clientToken: 'one', eulaIds: [eulaId] }));
    await accept(drivers);
    await expect(accept(effects)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await acceptedIds(client, studioId)).toEqual([drivers]);
  });

  it('applies to one studio, not to another', async () => {
    const { client, studioId } = await open({ studios: [{}, {}], acceptedEulas: [] });
    await client.send(new AcceptEulasCommand({ studioId, eulaIds: [effects] }));
    expect(await acceptedIds(client, `${studioId}-2`)).toEqual([]);
  });
});
