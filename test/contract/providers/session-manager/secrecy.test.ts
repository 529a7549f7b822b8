import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { openBroker } from '../../../support/broker/broker.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import { openSessionManager, targetOf } from '../../../support/providers/session-manager.ts';

type Opened = Awaited<ReturnType<typeof openSessionManager>>;

/** Everything that is visible in a value, including getters, symbols and hidden fields. */
const allOf = (value: unknown) =>
  `${inspect(value, { depth: Infinity, showHidden: true, getters: true })} ${JSON.stringify(value)}`;

/** Everything that a provider and its sign-in report. */
async function everything({ provider, signIn, connection, kind, time, logged }: Opened) {
  const target = targetOf('session-ada-1');
  const launched = await runLaunch({ provider, time, plan: { ...target, limitMs: 5_000 } });
  return [
    [launched.states, launched.logged],
    await provider.listWorkstations(SOLE_STUDIO, undefined, calm()),
    await provider.createStream(target, 'one-request', calm()),
    await provider.screenshots?.([target.session], calm()),
    await provider.manager?.read(target, calm()),
    await provider.manager?.end?.(targetOf('session-ada-2'), 'one-request', calm()),
    await provider.manager?.creator?.create(
      SOLE_STUDIO,
      { profile: resource('VIRTUAL'), name: 'Comp' },
      'one-request',
      calm(),
    ),
    await provider.test(calm()),
    await signIn.checks(connection, calm()),
    await signIn.status(connection),
    await signIn.again(connection, calm()),
    [provider, signIn, kind, connection, kind.rules(connection)],
    logged,
  ];
}

/** A broker whose access tokens are recognizable. */
async function openRecordedBroker() {
  const broker = await openBroker();
  const reported: string[] = [broker.credential.secret];
  const give = broker.tokens.give.bind(broker.tokens);
  broker.tokens.give = () => {
    const issued = give();
    reported.push(issued.token);
    return issued;
  };
  return { broker, reported };
}

describe('the secrets of a broker', () => {
  it('do not appear in results, states or logs after a success', async () => {
    const { broker, reported } = await openRecordedBroker();
    const opened = await openSessionManager({ broker });
    const seen = allOf(await everything(opened));
    const tokens = broker.store.issuedTokens.map(({ token }) => token);
    expect(tokens.length).toBeGreaterThan(0);
    expect(opened.logged.length).toBeGreaterThan(5);
    expect(reported.length).toBeGreaterThan(1);
    for (const secret of [...reported, ...tokens]) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  const statuses = [200, 302, 400, 401, 403, 404, 407, 409, 418, 429, 500];
  it.each(statuses)('do not appear if the broker repeats them with status %d', async (status) => {
    const { broker, reported } = await openRecordedBroker();
    const opened = await openSessionManager({ broker });
    await opened.signIn.again(opened.connection, calm());
    const [secret = '', token = ''] = reported;
    const basic = Buffer.from(`${broker.credential.id}:${secret}`).toString('base64');
    const careless = `Bearer ${token} and Basic ${basic} and authToken=${token}`;
    const body = JSON.stringify({
      message: `${careless} and ${token}`,
      error: secret,
      error_description: secret,
      Sessions: [{ Id: 'session-ada-1', State: 'CREATING', StateReason: careless }],
      SuccessfulList: [],
      UnsuccessfulList: [{ FailureReason: careless }],
      context: { token, secret },
    });
    const headers = {
      'content-type': 'application/json',
      location: `https://127.0.0.1:1/?authToken=${token}`,
    };
    const fault = { kind: 'raw', status, headers, body } as const;
    opened.broker.faults.add({ times: 1_000, fault });
    const seen = allOf(await everything(opened));
    for (const one of [secret, token, basic]) expect(seen).not.toContain(one);
  });

  it('do not appear in the error that is thrown when a request is cancelled', async () => {
    const { broker, reported } = await openRecordedBroker();
    const opened = await openSessionManager({ broker });
    await opened.signIn.again(opened.connection, calm());
    broker.faults.add({ fault: { kind: 'hang' } });
    const cancel = new AbortController();
    const asked = opened.provider.listWorkstations(SOLE_STUDIO, undefined, cancel.signal);
    setImmediate(() => {
      cancel.abort();
    });
    const thrown: unknown = await asked.catch((reason: unknown) => reason);
    expect(thrown).toMatchObject({ name: 'AbortError' });
    for (const secret of reported) expect(allOf(thrown)).not.toContain(secret);
  });

  it('do not appear if a pasted token is refused', async () => {
    const token = 'hush-hush-7f3a-from-elsewhere';
    const credentials = { source: 'token', entry: '00000000-0000-4000-8000-000000000009' };
    const opened = await openSessionManager({
      connection: { credentials },
      secrets: { token: new Secret(token) },
    });
    expect(allOf(await everything(opened))).not.toContain(token);
  });
});
