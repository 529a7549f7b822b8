import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction, Provider } from 'oidc-provider';
import { readBody } from '../../../src/practice/server/read-request.ts';
import { audienceScope } from './configuration.ts';
import { consentPage, loginPage } from './pages.ts';
import type { FilledScript } from './script.ts';

/** What sign-ins need, and what a test has set for the next one. */
export interface Front {
  readonly provider: Provider;
  readonly script: FilledScript;
  /** The error with which the next sign-in ends before a page is shown; it is used once. */
  takeNextError(): string | undefined;
}

/** Shows a page of a sign-in, or handles its form; at the end the browser is redirected. */
export async function interact(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider, script } = front;
  const details = await provider.interactionDetails(request, response);
  const error = front.takeNextError();
  if (error !== undefined) {
    await finish(front, request, response, { error, error_description: 'The test says so.' });
    return;
  }
  const isLogin = details.prompt.name === 'login';
  const action = request.url ?? '';
  if (request.method !== 'POST') {
    const person = details.session?.accountId ?? '';
    show(response, isLogin ? loginPage(action) : consentPage(action, script.clientId, person));
    return;
  }
  const sent = new URLSearchParams(Buffer.from((await readBody(request)) ?? '').toString());
  if (sent.get('decision') !== 'go') {
    await finish(front, request, response, {
      error: 'access_denied',
      error_description: 'It was refused on the page.',
    });
    return;
  }
  if (!isLogin) {
    const consent = { grantId: await grantAll(front, details) };
    await finish(front, request, response, { consent });
    return;
  }
  const person = script.people.find(
    ({ name, password }) => name === sent.get('name') && password === sent.get('password'),
  );
  if (person === undefined) {
    show(response, loginPage(action, 'User name or password are not right.'));
    return;
  }
  await finish(front, request, response, { login: { accountId: person.name } });
}

async function grantAll({ provider, script }: Front, details: Interaction): Promise<string> {
  const grant = new provider.Grant({
    accountId: details.session?.accountId ?? '',
    clientId: script.clientId,
  });
  grant.addOIDCScope('openid offline_access profile');
  grant.addResourceScope(script.audience, audienceScope);
  return grant.save();
}

async function finish(
  { provider }: Front,
  request: IncomingMessage,
  response: ServerResponse,
  result: object,
): Promise<void> {
  const mergeWithLastSubmission = 'consent' in result;
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission });
}

function show(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}
