import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { createAwsProfiles } from './adapters/aws-profiles.ts';
import { environmentKeys } from './adapters/environment-keys.ts';
import { createIdentityCenter } from './adapters/identity-center.ts';
import type { SecretStore } from './adapters/sso-store.ts';
import { createSts } from './adapters/sts.ts';
import { createCodes } from './core/codes.ts';
import type { Clock } from './core/clock.ts';
import type { Http } from './core/http.ts';
import type { KeyStore } from './core/keys.ts';
import type { Log } from './core/log.ts';
import type { SigningIn } from './core/services.ts';
import { createSignIns, type SignIns } from './core/sign-ins.ts';

export interface SignInMachine {
  readonly http: Http;
  readonly store: SecretStore;
  readonly keys: KeyStore;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens a sign-in page in the system's browser; throws where it is none. */
  readonly openSignIn: (page: string) => Promise<void>;
}

/** Joins what signing in to AWS is made of. */
export function composeSignIn(
  machine: SignInMachine,
): Omit<SigningIn, 'desk'> & { readonly signIns: SignIns } {
  const { http, store, keys, env, clock, log, openSignIn } = machine;
  const codes = createCodes({ clock, uuid: randomUUID });
  const identityCenter = createIdentityCenter({ http, clock, store, openInBrowser: openSignIn });
  const profiles = createAwsProfiles({ http, clock, env, home: homedir() });
  const signIns = createSignIns({
    clock,
    log,
    keys,
    environment: () => environmentKeys(env),
    sts: createSts(http),
    profiles,
    identityCenter,
    askCode: codes.ask,
  });
  return { signIns, identityCenter, profiles, codes };
}
