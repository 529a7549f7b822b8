import { describe, expect, it } from 'vitest';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import {
  openAccessConsole,
  type OpenedConsole,
} from '../../../support/providers/access-console.ts';
import { defaultTemplates } from '../../../support/console/templates.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { targetOf } from '../../../support/providers/session-manager.ts';

const token = 'A1B2-C3D4-a-token';
const made = 'Comp 07 a1b2c3';
const create = ({ provider }: OpenedConsole, more: object = {}) =>
  provider.manager!.creator!.create(
    SOLE_STUDIO,
    { profile: resource('template-comp'), name: 'Comp 07', ...more },
    token,
    calm(),
  );
const end = ({ provider }: OpenedConsole, session: string) =>
  provider.manager!.end!(targetOf(session), token, calm());
const named = ({ console }: OpenedConsole, name: string) =>
  console.store.sessions().filter(({ Name }) => Name === name);

describe('the list of a console', () => {
  it('contains all sessions the console shows to the signed-in user, with one request per page', async () => {
    const opened = await openAccessConsole();
    expect(await opened.provider.listWorkstations(SOLE_STUDIO, undefined, calm())).toMatchObject({
      kind: 'answer',
      value: {
        items: [
          { id: 'session-ada-1', name: 'Comp 1', state: 'READY', ownedBy: 'ada', image: 'Ubuntu' },
          { id: 'session-ada-2' },
        ],
      },
    });
    expect(opened.operations()).toEqual(['describeSessions']);
  });

  it('continues with the next page', async () => {
    const many = Array.from({ length: 150 }, (_, nth) => ({ Id: `s-${nth}`, Owner: 'ada' }));
    const { provider } = await openAccessConsole({ sessions: many });
    const first = await provider.listWorkstations(SOLE_STUDIO, undefined, calm());
    const next = first.kind === 'answer' ? first.value.next : undefined;
    const second = await provider.listWorkstations(SOLE_STUDIO, next, calm());
    expect([first, second]).toMatchObject([
      { value: { items: { length: 100 } } },
      { value: { items: { length: 50 } } },
    ]);
  });

  it('has screenshots of the sessions that have one', async () => {
    const { provider } = await openAccessConsole();
    const asked = ['session-ada-1', 'session-ben-1'].map(resource);
    expect(await provider.screenshots!(asked, calm())).toMatchObject({
      value: [{ session: 'session-ada-1', format: 'jpeg' }],
    });
  });
});

describe('a new session of a console', () => {
  it('is created from a template, by name', async () => {
    const opened = await openAccessConsole();
    const profiles = await opened.provider.manager!.creator!.listProfiles(
      SOLE_STUDIO,
      undefined,
      calm(),
    );
    const comp = { id: 'template-comp', name: 'Compositing', description: 'A desktop of Linux' };
    expect(profiles).toMatchObject({
      value: { items: [{ ...comp, canStop: false, asks: ['name'] }, { id: 'template-edit' }] },
    });
    expect(await create(opened)).toMatchObject({
      value: { name: made, state: 'CREATE_IN_PROGRESS', ownedBy: 'ada' },
    });
    expect(opened.console.requests.at(-1)?.body).toEqual([
      { SessionTemplateId: 'template-comp', Name: made, Owner: 'ada' },
    ]);
    expect(opened.operations().slice(-3)).toEqual([
      'describeSessions',
      'describeUserInfo',
      'createSessions',
    ]);
    expect(opened.turns()).toBe(2);
  });

  it('is created once, however often a request is repeated', async () => {
    const opened = await openAccessConsole();
    await create(opened);
    expect(await create(opened)).toMatchObject({ value: { id: named(opened, made)[0]?.Id } });
    expect(named(opened, made)).toHaveLength(1);
  });

  it('is created if the existing one is being deleted', async () => {
    const there = { Id: 'there', Name: made, Owner: 'ada', State: 'DELETING' };
    const opened = await openAccessConsole({ sessions: [there] });
    expect(await create(opened)).not.toMatchObject({ value: { id: 'there' } });
    expect(named(opened, made)).toHaveLength(2);
  });

  it('that is refused with status 200 fails with its reason, redacted', async () => {
    const opened = await openAccessConsole();
    const reason = 'No server\nis free.';
    opened.console.faults.add({ on: 'createSessions', fault: { kind: 'unsuccessful', reason } });
    expect(await create(opened)).toEqual({
      kind: 'failure',
      failure: { code: 'request-refused', detail: 'No server is free.' },
    });
    expect(await create(opened, { profile: resource('no-such') })).toMatchObject({
      failure: { code: 'request-refused', detail: 'There is no such template.' },
    });
  });

  it('is not created for a user whom the console does not name', async () => {
    const opened = await openAccessConsole();
    opened.console.faults.add({
      on: 'describeUserInfo',
      fault: { kind: 'with', change: () => ({}) },
    });
    expect(await create(opened)).toEqual({ kind: 'transient-error', code: 'not-an-answer' });
    expect(opened.operations()).not.toContain('createSessions');
  });

  it.each([
    ['that exists', 'template-edit', { value: { profile: { name: 'Editing' }, images: [] } }],
    [
      'that does not exist, and reports it as not found',
      'no-such',
      { failure: { code: 'not-found', what: 'thing' } },
    ],
  ])('reads a template %s', async (_, id, response) => {
    const { provider } = await openAccessConsole();
    const { readProfile } = provider.manager!.creator!;
    expect(await readProfile(SOLE_STUDIO, resource(id), calm())).toMatchObject(response);
  });

  it('has no template whose id cannot be requested', async () => {
    const templates = [{ ...defaultTemplates[0]!, Id: 'a/b' }, defaultTemplates[1]!];
    const { provider } = await openAccessConsole({ templates });
    const { listProfiles } = provider.manager!.creator!;
    expect(await listProfiles(SOLE_STUDIO, undefined, calm())).toMatchObject({
      value: { items: [{ id: 'template-edit' }] },
    });
  });
});

describe('deleting a session of a console', () => {
  it('sends the owner, and is reported as in progress', async () => {
    const opened = await openAccessConsole({ admins: ['ada'] });
    expect(await end(opened, 'session-ben-1')).toMatchObject({
      value: { id: 'session-ben-1', name: 'Edit', state: 'DELETE_IN_PROGRESS' },
    });
    expect(opened.console.requests.at(-1)).toMatchObject({
      method: 'DELETE',
      body: [{ SessionId: 'session-ben-1', Owner: 'ben' }],
    });
  });

  it('is the same change when it is repeated', async () => {
    const opened = await openAccessConsole();
    await end(opened, 'session-ada-1');
    expect(await end(opened, 'session-ada-1')).toMatchObject({
      value: { state: 'DELETE_IN_PROGRESS' },
    });
    expect(opened.operations().filter((name) => name === 'deleteSessions')).toHaveLength(1);
  });

  it('that the console refuses fails with its reason', async () => {
    const opened = await openAccessConsole();
    const fault = { kind: 'unsuccessful', reason: 'It is locked.' } as const;
    opened.console.faults.add({ on: 'deleteSessions', fault });
    expect(await end(opened, 'session-ada-1')).toMatchObject({
      failure: { code: 'request-refused', detail: 'It is locked.' },
    });
    expect(await end(opened, 'session-ben-1')).toMatchObject({ failure: { code: 'not-found' } });
  });
});
