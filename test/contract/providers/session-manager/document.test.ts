import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { isOk } from '../../../../src/shared/base/check.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { openBroker } from '../../../support/broker/broker.ts';
import { openOAuthServer } from '../../../support/broker/oauth-server.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { checkByDocument, whyNoDocuments } from '../../../support/providers/openapi.ts';
import { openSessionManager, targetOf } from '../../../support/providers/session-manager.ts';

const why = whyNoDocuments();
const name = `the requests to a broker and its OpenAPI document${why === undefined ? '' : ` (${why})`}`;
/** The first start downloads the program. */
const timeout = 150_000;

/**
 * A provider whose requests are all checked on their way to the broker. The document has no tokens,
 * so they come from a separate server.
 */
async function openChecked() {
  const oauth = await openOAuthServer({ plain: true });
  const broker = await openBroker({ tokensOf: oauth, plain: true });
  const { credential, tokenUrl: tokenEndpoint, scope } = oauth;
  const entry = '00000000-0000-4000-8000-000000000009';
  return openSessionManager({
    broker,
    secrets: { clientSecret: new Secret(credential.secret) },
    connection: {
      endpoint: await checkByDocument('broker', broker.origin),
      credentials: { source: 'client', clientId: credential.id, tokenEndpoint, scope, entry },
    },
  });
}

describe.skipIf(why !== undefined)(name, { timeout }, () => {
  it('the provider and the test broker follow the OpenAPI document, in every request and response', async () => {
    const { provider, broker } = await openChecked();
    const { manager, screenshots, test } = provider;
    const requirements = "room='comp'";
    const order = { profile: resource('VIRTUAL'), name: 'Comp', requirements };
    const target = targetOf('session-ada-1');
    const answers = [
      await provider.listWorkstations(SOLE_STUDIO, undefined, calm()),
      await provider.createStream(target, 'one-request', calm()),
      await screenshots!([target.session], calm()),
      await manager!.read(target, calm()),
      await manager!.creator!.create(SOLE_STUDIO, order, 'one-request', calm()),
      await manager!.end!(targetOf('session-ada-2'), 'one-request', calm()),
    ];
    for (const one of answers) expect(one).toMatchObject({ kind: 'answer' });
    expect((await test(calm())).every(isOk)).toBe(true);
    expect(new Set(broker.requests.map(({ status }) => status))).toEqual(new Set([200]));
    const asked = new Set(broker.requests.map(({ path }) => path.split('/')[1]));
    expect([...asked].sort()).toEqual([
      'createSessions',
      'deleteSessions',
      'describeServers',
      'describeSessions',
      'getSessionScreenshots',
      'sessionConnectionData',
    ]);
  });
});
