import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { err, ok, type Result } from '../../../shared/base/failure.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { Keys } from '../../core/secrets/keys.ts';
import { transientError } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import {
  AwsRequestHandler,
  clientSettings,
  TRACE_HEADER_MIDDLEWARE,
} from '../sign-in/aws-handler.ts';
import { serviceUrl } from '../sign-in/aws-endpoint.ts';
import type { PlanDefaults, RolePlan } from './profile-plan.ts';
import { parseSessionKeys, revealKeys } from '../sts/session-keys.ts';
import { stsFailure } from '../sts/sts-failure.ts';
import { newSessionName } from '../sts/sts.ts';

/** A profile's roles, with the SDK's own providers over the app's HTTP. */
export interface ProfileRoles {
  assume(
    role: RolePlan,
    keys: Keys,
    code: Secret | undefined,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
  assumeWithToken(
    role: {
      readonly roleArn: string;
      readonly sessionName?: string;
      readonly defaults: PlanDefaults;
    },
    token: Secret,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
}

/** The credentials that the SDK's providers return. */
interface SdkCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}
type Settings = ReturnType<typeof clientSettings> & { readonly sigv4aSigningRegionSet: string[] };

const clientPlugins = [
  {
    applyToStack: (stack: { remove(name: string): boolean }) => {
      stack.remove(TRACE_HEADER_MIDDLEWARE);
    },
  },
];

export function createProfileRoles(http: Http): ProfileRoles {
  const call = async (
    operation: string,
    withCode: boolean,
    { region, endpoint }: PlanDefaults,
    signal: AbortSignal,
    work: (clientConfig: Settings) => Promise<SdkCredentials>,
  ): Promise<Result<SessionKeys>> => {
    const url = serviceUrl('sts', region, endpoint);
    if (!url.ok) return url;
    const handler = new AwsRequestHandler(http, 'xml', signal);
    const settings = clientSettings(region, url.value, handler);
    try {
      const credentials = await handler.run(() =>
        work({ ...settings, sigv4aSigningRegionSet: [region] }),
      );
      const { accessKeyId, secretAccessKey, sessionToken = '', expiration } = credentials;
      const expiresAt = expiration?.getTime() ?? 0;
      const keys = parseSessionKeys({ accessKeyId, secretAccessKey, sessionToken, expiresAt });
      if (keys === undefined) throw new HttpError(transientError('not-an-answer'));
      return ok(keys);
    } catch (reason) {
      signal.throwIfAborted();
      return err(stsFailure(reason, { operation, withCode }));
    }
  };

  return {
    assume: (role, keys, code, signal) =>
      call('sts:AssumeRole', code !== undefined, role.defaults, signal, async (clientConfig) => {
        const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
        const { externalId, mfaSerial, sessionName = newSessionName() } = role;
        return fromTemporaryCredentials({
          masterCredentials: revealKeys(keys),
          params: {
            RoleArn: role.roleArn,
            RoleSessionName: sessionName,
            DurationSeconds: role.seconds,
            ...omitUndefined({ ExternalId: externalId }),
            ...(mfaSerial !== undefined && code !== undefined && { SerialNumber: mfaSerial }),
          },
          ...(code !== undefined && { mfaCodeProvider: () => Promise.resolve(code.reveal()) }),
          clientConfig,
          clientPlugins,
        })();
      }),
    assumeWithToken: (role, token, signal) =>
      call('sts:AssumeRoleWithWebIdentity', false, role.defaults, signal, async (clientConfig) => {
        const { fromWebToken } = await import('@aws-sdk/credential-providers');
        return fromWebToken({
          webIdentityToken: token.reveal(),
          roleArn: role.roleArn,
          roleSessionName: role.sessionName ?? newSessionName(),
          clientConfig,
          clientPlugins,
        })();
      }),
  };
}
