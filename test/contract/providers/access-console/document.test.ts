import { describe, expect, it } from 'vitest';
import { isOk } from '../../../../src/shared/base/check.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { openAccessConsole } from '../../../support/providers/access-console.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { checkByDocument, whyNoDocuments } from '../../../support/providers/openapi.ts';
import { targetOf } from '../../../support/providers/session-manager.ts';

const why = whyNoDocuments();
const name = `the requests to a console and its OpenAPI document${why === undefined ? '' : ` (${why})`}`;
/** The first start downloads the program. */
const timeout = 150_000;

describe.skipIf(why !== undefined)(name, { timeout }, () => {
  it('the provider and the test console follow the OpenAPI document, in every request and response', async () => {
    const { provider, console, turns } = await openAccessConsole({
      plain: true,
      via: (base) => checkByDocument('console', base),
    });
    const { manager, screenshots, test } = provider;
    const order = { profile: resource('template-comp'), name: 'Comp' };
    const target = targetOf('session-ada-1');
    const answers = [
      await provider.listWorkstations(SOLE_STUDIO, undefined, calm()),
      await provider.createStream(target, 'one-request', calm()),
      await screenshots!([target.session], calm()),
      await manager!.read(target, calm()),
      await manager!.creator!.listProfiles(SOLE_STUDIO, undefined, calm()),
      await manager!.creator!.readProfile(SOLE_STUDIO, order.profile, calm()),
      await manager!.creator!.create(SOLE_STUDIO, order, 'one-request', calm()),
      await manager!.end!(targetOf('session-ada-2'), 'one-request', calm()),
    ];
    for (const one of answers) expect(one).toMatchObject({ kind: 'answer' });
    expect((await test(calm())).every(isOk)).toBe(true);
    expect(turns()).toBeGreaterThan(0);
    expect(new Set(console.requests.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
