import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ProfileName, type AwsProfile } from '../../../shared/sign-in/credentials.ts';
import { isLocalPath } from '../../../shared/base/local-path.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Http } from '../../core/network/http.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { AskCode, AwsProfiles, SessionKeys } from '../../core/sign-in/sign-in.ts';
import { createAwsCaches } from './aws-caches.ts';
import { awsCommand } from './aws-command.ts';
import { readAwsConfig, readSmall } from './aws-config-files.ts';
import { environmentKeys } from './environment-keys.ts';
import { commandOf, planOf, needsCode, type Plan } from './profile-plan.ts';
import { keysOfProcess } from './profile-process.ts';
import type { ProfileRefusal } from './profile-refusal.ts';
import { createProfileRoles } from './profile-roles.ts';
import { createPortal } from '../identity-center/sso-portal.ts';
import { isMfaCode } from '../sts/sts.ts';

/** The program may ask the user for a touch or a password. */
const PROCESS_MS = 60_000;

type Unusable = (refusal: ProfileRefusal) => Extract<Result<never>, { ok: false }>;

export interface AwsProfilesDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  /** The user's home folder. */
  readonly home: string;
  /** Runs a `credential_process` on Windows. */
  readonly windowsHelper: string;
}

/** The profiles of `~/.aws`, read each time, because other programs write there. Never writes. */
export function createAwsProfiles({
  http,
  clock,
  env,
  home,
  windowsHelper,
}: AwsProfilesDeps): AwsProfiles {
  const caches = createAwsCaches(env, home, () => clock.now());
  const portal = createPortal(http);
  const roles = createProfileRoles(http);

  return {
    async list() {
      const config = await readAwsConfig(env, home);
      if (!config.ok) return unreadable(config);
      const { profiles, lineProblem } = config.value;
      if (profiles.size === 0 && lineProblem !== undefined) return unreadable(lineProblem);
      // Others could be listed, but not chosen.
      const named = [...profiles].filter(([name]) => v.is(ProfileName, name));
      return ok(
        named.map(([name, section]): AwsProfile => {
          const plan = planOf(config.value, name);
          if (!plan.ok) return { name, kind: 'incomplete' };
          const region = section.get('region');
          const command = commandOf(plan.value);
          return {
            name,
            kind: kindOf(plan.value),
            ...(region !== undefined && { region: safeText(region) }),
            ...omitUndefined({ command }),
          };
        }),
      );
    },

    async read({ name, agreedCommand }, askCode, signal) {
      const profile = safeText(name);
      const unusable: Unusable = ({ why, about, detail }) =>
        err({ code: 'profile-unusable', profile, why, ...omitUndefined({ about, detail }) });
      const config = await readAwsConfig(env, home);
      if (!config.ok) return unusable(config);
      const { profiles, lineProblem } = config.value;
      const plan = planOf(config.value, name);
      if (!plan.ok && isFoundMissing(plan) && lineProblem !== undefined)
        return unusable(lineProblem);
      if (!profiles.has(name)) return err({ code: 'profile-unknown', profile });
      if (!plan.ok) return unusable(plan);
      const command = commandOf(plan.value);
      // SECURITY: exactly this text is run below; the file is not read again.
      if (command !== undefined && hashOf(command) !== agreedCommand)
        return err({ code: 'process-not-agreed', profile });
      return obtain(plan.value, unusable, askCode, signal);
    },
  };

  async function obtain(
    plan: Plan,
    unusable: Unusable,
    askCode: AskCode,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>> {
    switch (plan.kind) {
      case 'keys':
        return ok(plan.keys);
      case 'environment': {
        const keys = environmentKeys(env);
        return keys.ok ? keys : unusable({ why: 'environment-empty' });
      }
      case 'process': {
        const limits = { env, clock, limitMs: PROCESS_MS, windowsHelper };
        const keys = await keysOfProcess(plan.command, limits, signal);
        return keys.ok ? ok(keys.value) : unusable(keys);
      }
      case 'login-session': {
        const keys = await caches.loginKeys(plan.session);
        if (keys.ok) return ok(keys.value);
        if (keys.unread !== undefined) return unusable(keys.unread);
        return signInWith('login', plan.profile, keys.renews);
      }
      case 'identity-center': {
        const token = await caches.ssoToken(plan.cachedAs);
        if (!token.ok && token.unread !== undefined) return unusable(token.unread);
        if (!token.ok) return signInWith('sso login', plan.profile, token.renews);
        const { region } = plan.organization;
        const target = { region, endpoint: plan.endpoint, token: token.value };
        const keys = await portal.credentials(target, plan.role, signal);
        return isSignInNeeded(keys) ? signInWith('sso login', plan.profile, false) : keys;
      }
      case 'web-identity': {
        const token = isLocalPath(plan.tokenFile) ? await readSmall(plan.tokenFile) : undefined;
        if (token === undefined) return unusable({ why: 'token-file' });
        if (!token.ok) return unusable(token);
        if (token.value === undefined) return err({ code: 'sign-in-needed' });
        const secret = new Secret(token.value.trim());
        return expiredAsSignIn(await roles.assumeWithToken(plan, secret, signal));
      }
      case 'role': {
        const base = await obtain(plan.base, unusable, askCode, signal);
        if (!base.ok) return base;
        let code: Secret | undefined;
        if (plan.mfaSerial !== undefined) {
          const answer = await askCode(plan.mfaSerial, signal);
          if (!answer.ok) return answer;
          if (!isMfaCode(answer.value)) return err({ code: 'mfa-refused' });
          code = answer.value;
        }
        return expiredAsSignIn(await roles.assume(plan, base.value, code, signal));
      }
    }
  }
}

const unreadable = ({ why, about }: ProfileRefusal) =>
  err({ code: 'profiles-unreadable', why, ...omitUndefined({ about }) });

/** True if a section or a setting is missing, which a line that could not be read may explain. */
const isFoundMissing = ({ why }: ProfileRefusal): boolean =>
  ['no-way', 'source-missing', 'sso-session-missing', 'sso-incomplete'].includes(why);

const isSignInNeeded = (result: Result<SessionKeys>): boolean =>
  !result.ok && result.failure.code === 'sign-in-needed';

/** A sign-in that the AWS CLI has to renew, with the command that does so. */
function signInWith(login: 'login' | 'sso login', profile: string, renews: boolean) {
  const command = awsCommand(renews ? 'sts get-caller-identity' : login, profile);
  return err({ code: 'sign-in-needed', ...omitUndefined({ command }) });
}

/** Expired keys of a profile are renewed where they came from. */
function expiredAsSignIn(result: Result<SessionKeys>): Result<SessionKeys> {
  const expired: Failure['code'] = 'credentials-expired';
  return !result.ok && result.failure.code === expired ? err({ code: 'sign-in-needed' }) : result;
}

function kindOf(plan: Plan): AwsProfile['kind'] {
  if (plan.kind === 'role') return needsCode(plan) ? 'mfa' : 'assume-role';
  // Occurs only as the source of a role.
  return plan.kind === 'environment' ? 'assume-role' : plan.kind;
}

const hashOf = (command: string): string => createHash('sha256').update(command).digest('hex');
