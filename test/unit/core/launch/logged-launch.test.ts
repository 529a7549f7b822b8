import { expect, it } from 'vitest';
import type { Stream } from '../../../../src/main/core/provider/provider.ts';
import {
  transientError,
  type ServiceResponse,
} from '../../../../src/main/core/provider/service-response.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import {
  createFakeProvider,
  inTurn,
  preparing,
  ready,
  resourceId,
  streamUrl,
} from '../support/fakes.ts';

it('a launch logs the result of each poll of its stream, without any secrets', async () => {
  const looks = inTurn<ServiceResponse<Stream>>(preparing, transientError('throttled'), ready);
  const { provider } = createFakeProvider(looks);
  const plan = { studio: resourceId('pier'), session: resourceId('comp-07') };
  const { logged, states } = await runLaunch({ provider, plan });
  expect(logged).toHaveLength(states.length);
  const text = logged.join('\n');
  expect(text).toContain('"stream":"CREATE_IN_PROGRESS"');
  expect(text).toContain('"transientError":"throttled"');
  expect(text).toContain('"streamStatus":"STREAM_READY"');
  expect(text).toContain('"state":"opened"');
  for (const secret of [streamUrl, 'hush-hush', 'one-request']) expect(text).not.toContain(secret);
});
