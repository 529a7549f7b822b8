import { createIdentityCenter } from '../../../src/main/adapters/identity-center/identity-center.ts';
import type { Clock } from '../../../src/main/core/base/clock.ts';
import type { Http } from '../../../src/main/core/network/http.ts';
import type { IdentityCenter } from '../../../src/main/core/sign-in/sign-in.ts';
import type { Organisation } from '../../../src/shared/sign-in/credentials.ts';
import { openSignIn } from '../aws-sign-in/test-clients.ts';
import type { SignInScript } from '../aws-sign-in/script.ts';
import type { AwsSignIn } from '../aws-sign-in/start.ts';
import { visit, type Visit } from '../aws-sign-in/visitor.ts';
import { calm, directHttp } from '../providers/nimble.ts';
import { recordingLog } from '../machine/machine.ts';
import { createQuickTime } from '../machine/quick-time.ts';
import { memoryStore } from '../secrets/secret-store.ts';

export const pier: Organisation = {
  startUrl: 'https://north-pier.awsapps.com/start',
  region: 'us-west-2',
};

/** What the person at the browser does, and what is seen there. */
export interface Person {
  readonly opened: string[];
  readonly pages: string[];
  readonly open: (address: string) => Promise<void>;
}

/** A person who signs in on the page that is opened, and is sent back as a browser is. */
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

/** Time that stands still until it is moved, and in which every wait of seconds is over at once. */
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
      // The limit of a whole sign-in is waited for, the pauses between two looks are not.
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

/** An Identity Center of ours at a stand-in of AWS's services, in a time of its own. */
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

/** Which operations were asked for, in order. */
export const operationsOf = ({ requests }: AwsSignIn) => requests.map(({ operation }) => operation);

/** Signs in by the browser; the stand-in's person does the rest. */
export const signInAt = (center: IdentityCenter, aws: AwsSignIn, organisation = pier) =>
  center.signIn(organisation, { way: 'browser' }, aws.endpoint, calm());
