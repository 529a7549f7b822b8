import { createIdentityCenter } from '../../../src/main/adapters/identity-center/identity-center.ts';
import type { Clock } from '../../../src/main/core/base/clock.ts';
import type { Http } from '../../../src/main/core/network/http.ts';
import type { IdentityCenter } from '../../../src/main/core/sign-in/sign-in.ts';
import type { Organization } from '../../../src/shared/sign-in/credentials.ts';
import { openSignIn } from '../aws-sign-in/test-clients.ts';
import type { SignInScript } from '../aws-sign-in/script.ts';
import type { AwsSignIn } from '../aws-sign-in/start.ts';
import { visit, type Visit } from '../aws-sign-in/visitor.ts';
import { calm, directHttp } from '../providers/nimble.ts';
import { recordingLog } from '../machine/machine.ts';
import { createQuickTime } from '../machine/quick-time.ts';
import { memoryStore } from '../secrets/secret-store.ts';

export const pier: Organization = {
  startUrl: 'https://north-pier.awsapps.com/start',
  region: 'us-west-2',
};

/** What the user does in the browser, and what was opened there. */
export interface Person {
  readonly opened: string[];
  readonly pages: string[];
  readonly open: (address: string) => Promise<void>;
}

/** A user who signs in on the page that is opened, and is redirected as in a browser. */
export function createPerson(act: Visit = {}): Person {
  const opened: string[] = [];
  const pages: string[] = [];
  const open = async (address: string) => {
    opened.push(address);
    const { location } = await visit(address, act);
    if (location === undefined) return;
    const back = await fetch(location, { signal: AbortSignal.timeout(60_000) });
    pages.push(await back.text());
  };
  return { opened, pages, open };
}

/** A clock that stands still until it is moved, and in which delays of seconds end at once. */
export function createSkippingTime(): {
  readonly clock: Clock;
  readonly waits: number[];
  readonly pass: (ms: number) => void;
} {
  const { clock, pass } = createQuickTime();
  const waits: number[] = [];
  return {
    waits,
    pass,
    clock: {
      ...clock,
      // The limit of a whole sign-in is waited for, but not the delays between two polls.
      async sleep(ms, signal) {
        if (ms >= 5 * 60_000) return clock.sleep(ms, signal);
        signal?.throwIfAborted();
        waits.push(ms);
        pass(ms);
      },
    },
  };
}

interface Setting {
  readonly script?: SignInScript;
  readonly person?: Person;
  readonly http?: Http;
}

/** Our Identity Center client with a stand-in for AWS's services and a test clock. */
export async function openCenter({ script = {}, person = createPerson(), http }: Setting = {}) {
  const time = createSkippingTime();
  const aws = await openSignIn({ script, now: time.clock.now });
  const kept = memoryStore();
  const another = (): IdentityCenter =>
    createIdentityCenter({
      http: http ?? directHttp(),
      log: recordingLog().log,
      clock: time.clock,
      store: kept.store,
      openInBrowser: person.open,
    });
  return { ...time, ...kept, aws, person, center: another(), another };
}

/** The requested operations, in order. */
export const operationsOf = ({ requests }: AwsSignIn) => requests.map(({ operation }) => operation);

/** Signs in with the browser; the stand-in's user does the rest. */
export const signInAt = (center: IdentityCenter, aws: AwsSignIn, organization = pier) =>
  center.signIn(organization, { type: 'browser' }, aws.endpoint, calm());
