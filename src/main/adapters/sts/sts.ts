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
import { keysFromSts } from './session-keys.ts';
import type * as sdk from './sts-client.ts';
import { stsFailure, type StsCall } from './sts-failure.ts';

/** Twelve hours: STS's default for the keys of a user. */
const SESSION_SECONDS = 43_200;
/** The session length that every role allows. */
const ROLE_SECONDS = 3_600;

type Commands = typeof sdk.commands;
/** Sends one request; undefined if the response is not valid. */
type Work<T> = (client: STSClient, commands: Commands) => Promise<T | undefined>;

/**
 * STS over the app's HTTP, with the SDK's client: one attempt, and nothing of this machine is read.
 */
export function createSts(http: Http): Sts {
  const call = async <T>(
    stsCall: StsCall,
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
      return err(stsFailure(reason, stsCall));
    } finally {
      client.destroy();
    }
  };

  return {
    session: (keys, target, signal) =>
      call({ operation: 'sts:GetSessionToken' }, keys, target, signal, async (client, commands) => {
        const response = await client.send(
          new commands.session({ DurationSeconds: SESSION_SECONDS }),
        );
        return keysFromSts(response.Credentials);
      }),
    async assumeRole(keys, role, target, signal) {
      if (role.code !== undefined && !isMfaCode(role.code)) return err({ code: 'mfa-refused' });
      const withCode = role.code !== undefined && role.mfaSerial !== undefined;
      const stsCall = { operation: 'sts:AssumeRole', withCode };
      return call(stsCall, keys, target, signal, async (client, commands) => {
        const response = await client.send(new commands.assumeRole(roleParameters(role)));
        return keysFromSts(response.Credentials);
      });
    },
    caller: (keys, target, signal) =>
      call(
        { operation: 'sts:GetCallerIdentity' },
        keys,
        target,
        signal,
        async (client, commands) => {
          const { Account: account, Arn: arn } = await client.send(new commands.caller({}));
          if (account === undefined || arn === undefined) return undefined;
          return { account: safeText(account), arn: safeText(arn) };
        },
      ),
  };
}

/** Six digits, as MFA devices show. Anything else would waste one of the few attempts. */
export const isMfaCode = (code: Secret): boolean => /^\d{6}$/.test(code.reveal());

/**
 * A name for a role session. It appears in the account's records, so it names the program and not
 * the user.
 */
export const newSessionName = (): string => `stagedoor-${randomBytes(6).toString('hex')}`;

const roleParameters = ({ roleArn, externalId, mfaSerial, code }: RoleRequest) => ({
  RoleArn: roleArn,
  RoleSessionName: newSessionName(),
  DurationSeconds: ROLE_SECONDS,
  ...omitUndefined({ ExternalId: externalId }),
  ...(mfaSerial !== undefined &&
    code !== undefined && { SerialNumber: mfaSerial, TokenCode: code.reveal() }),
});
