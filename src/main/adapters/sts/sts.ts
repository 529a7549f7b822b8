import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { randomBytes } from 'node:crypto';
import type { STSClient } from '@aws-sdk/client-sts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { Keys } from '../../core/secrets/keys.ts';
import { transientError } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import type { RoleRequest, Sts, StsEndpoint } from '../../core/sign-in/sign-in.ts';
import { AwsRequestHandler } from '../sign-in/aws-handler.ts';
import { serviceUrl } from '../sign-in/aws-endpoint.ts';
import { fromSts } from './session-keys.ts';
import type * as sdk from './sts-client.ts';
import { stsFailure, type StsQuestion } from './sts-failure.ts';

/** Twelve hours: as long as STS gives keys of a user where nothing else is asked for. */
const SESSION_SECONDS = 43_200;
/** What every role allows. */
const ROLE_SECONDS = 3_600;

type Commands = typeof sdk.commands;
/** Sends one request; its answer, or nothing where the answer is not as it must be. */
type Work<T> = (client: STSClient, commands: Commands) => Promise<T | undefined>;

/** STS over our HTTP, by the SDK's client: one attempt, and nothing of this machine is read. */
export function createSts(http: Http): Sts {
  const ask = async <T>(
    question: StsQuestion,
    keys: Keys,
    { region, endpoint }: StsEndpoint,
    signal: AbortSignal,
    work: Work<T>,
  ): Promise<Result<T>> => {
    const url = serviceUrl('sts', region, endpoint);
    if (!url.ok) return url;
    const { createClient, commands } = await import('./sts-client.ts');
    const handler = new AwsRequestHandler(http, 'xml', signal);
    const client = createClient(keys, region, url.value, handler);
    try {
      const value = await handler.run(() => work(client, commands));
      if (value === undefined) throw new HttpError(transientError('not-an-answer'));
      return ok(value);
    } catch (reason) {
      signal.throwIfAborted();
      return err(stsFailure(reason, question));
    } finally {
      client.destroy();
    }
  };

  return {
    session: (keys, place, signal) =>
      ask({ operation: 'sts:GetSessionToken' }, keys, place, signal, async (client, commands) => {
        const given = await client.send(new commands.session({ DurationSeconds: SESSION_SECONDS }));
        return fromSts(given.Credentials);
      }),
    async assumeRole(keys, role, place, signal) {
      if (role.code !== undefined && !isMfaCode(role.code)) return err({ code: 'mfa-refused' });
      const withCode = role.code !== undefined && role.mfaSerial !== undefined;
      const question = { operation: 'sts:AssumeRole', withCode };
      return ask(question, keys, place, signal, async (client, commands) => {
        const given = await client.send(new commands.assumeRole(roleParameters(role)));
        return fromSts(given.Credentials);
      });
    },
    caller: (keys, place, signal) =>
      ask({ operation: 'sts:GetCallerIdentity' }, keys, place, signal, async (client, commands) => {
        const { Account: account, Arn: arn } = await client.send(new commands.caller({}));
        if (account === undefined || arn === undefined) return undefined;
        return { account: safeText(account), arn: safeText(arn) };
      }),
  };
}

/** Six digits: what a device shows. Anything else is not worth one of the few attempts. */
export const isMfaCode = (code: Secret): boolean => /^\d{6}$/.test(code.reveal());

/** A name for a session of a role: it is in the account's records, so it says who made it and not for whom. */
export const newSessionName = (): string => `stagedoor-${randomBytes(6).toString('hex')}`;

const roleParameters = ({ roleArn, externalId, mfaSerial, code }: RoleRequest) => ({
  RoleArn: roleArn,
  RoleSessionName: newSessionName(),
  DurationSeconds: ROLE_SECONDS,
  ...omitUndefined({ ExternalId: externalId }),
  ...(mfaSerial !== undefined &&
    code !== undefined && { SerialNumber: mfaSerial, TokenCode: code.reveal() }),
});
