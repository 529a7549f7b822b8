import { randomUUID } from 'node:crypto';
import { homeFolder } from '../adapters/base/home-folder.ts';
import { createAwsProfiles } from '../adapters/profiles/aws-profiles.ts';
import { environmentKeys } from '../adapters/profiles/environment-keys.ts';
import { createIdentityCenter } from '../adapters/identity-center/identity-center.ts';
import type { SecretStore } from '../core/secrets/secret-store.ts';
import { createSts } from '../adapters/sts/sts.ts';
import { createMfaPrompts } from '../core/sign-in/mfa-prompts.ts';
import type { Clock } from '../core/base/clock.ts';
import type { Http } from '../core/network/http.ts';
import type { KeyStore } from '../core/secrets/keys.ts';
import type { Log } from '../core/base/log.ts';
import type { SignInServices } from '../core/sign-in/sign-in-services.ts';
import { createSignIns, type SignIns } from '../core/sign-in/sign-ins.ts';

export interface SignInMachine {
  readonly http: Http;
  readonly store: SecretStore;
  readonly keys: KeyStore;
  readonly env: NodeJS.ProcessEnv;
  readonly windowsHelper: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens a sign-in page in the system's browser. Throws if the address is not a sign-in page. */
  readonly openSignIn: (page: string) => Promise<void>;
}

/** Composes signing in to AWS. */
export function composeSignIn(
  machine: SignInMachine,
): Omit<SignInServices, 'router' | 'accounts'> & { readonly signIns: SignIns } {
  const { http, store, keys, env, clock, log, openSignIn, windowsHelper } = machine;
  const mfaPrompts = createMfaPrompts({ clock, uuid: randomUUID });
  const identityCenter = createIdentityCenter({
    http,
    clock,
    store,
    log,
    openInBrowser: openSignIn,
  });
  const profiles = createAwsProfiles({ http, clock, env, home: homeFolder(), windowsHelper });
  const signIns = createSignIns({
    clock,
    log,
    keys,
    environment: () => environmentKeys(env),
    sts: createSts(http),
    profiles,
    identityCenter,
    askCode: mfaPrompts.ask,
  });
  return { signIns, identityCenter, profiles, mfaPrompts };
}
