import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Organization, SignInStatus } from '../../shared/sign-in/credentials.ts';
import type { Failure } from '../../shared/base/failure.ts';

/** A code to be typed on the page of `host`. */
export interface DeviceCode {
  readonly code: string;
  readonly host: string;
}

/** The sign-in status of each connection, and signing in and out. Contains no secrets. */
export function createSignIn(bridge: Bridge, onSignedIn: (connection: string) => void) {
  const { signIn } = bridge;
  let statuses = $state.raw<ReadonlyMap<string, SignInStatus>>(new Map());
  let going = $state.raw<string>();
  let lastFailure = $state.raw<{ readonly connection: string; readonly failure: Failure }>();
  let code = $state.raw<DeviceCode>();
  const known = new Set<string>();
  let turn = 0;

  const put = (connection: string, status: SignInStatus) => {
    statuses = new Map(statuses).set(connection, status);
  };
  signIn.changed(({ connection, status }) => {
    known.add(connection);
    put(connection, status);
  });
  signIn.deviceCode((shown) => {
    code = shown;
  });

  function cancel() {
    turn += 1;
    going = undefined;
    return signIn.cancel(undefined);
  }

  return {
    of: (connection: string): SignInStatus | undefined => statuses.get(connection),
    /** The connection that is being signed in, if any. */
    get going() {
      return going;
    },
    /** Why the last sign-in to a connection failed. */
    failureOf: (connection: string) =>
      lastFailure?.connection === connection ? lastFailure.failure : undefined,
    forgetFailure: () => {
      lastFailure = undefined;
    },
    /** The device code since the last `start` with a device, and where to enter it. */
    get code() {
      return code;
    },
    /** Reads a connection's status if it is unknown. Events keep it up to date. */
    async need(connection: string) {
      if (known.has(connection)) return;
      known.add(connection);
      const reply = await signIn.status({ connection });
      if (reply.ok && !statuses.has(connection)) put(connection, reply.value);
    },
    /** Forgets a connection, so that a new one with the same id starts without its status. */
    forget(connection: string) {
      known.delete(connection);
      statuses = new Map([...statuses].filter(([id]) => id !== connection));
    },
    /** Signs a connection in again; true once it is. */
    async again(connection: string): Promise<boolean> {
      const mine = (turn += 1);
      going = connection;
      lastFailure = undefined;
      const reply = await signIn.again({ connection });
      if (mine !== turn) return false;
      going = undefined;
      if (reply.ok) onSignedIn(connection);
      else lastFailure = { connection, failure: reply.failure };
      return reply.ok;
    },
    cancel,
    out: (connection: string) => signIn.out({ connection }),
    profiles: () => signIn.profiles(undefined),
    start: (organization: Organization, method: 'browser' | 'device') => {
      // Replaces a sign-in page that a connection may be waiting for.
      turn += 1;
      going = code = undefined;
      return signIn.start({ organization, method });
    },
    accounts: (organization: Organization) => signIn.accounts({ organization }),
    roles: (organization: Organization, account: string) => signIn.roles({ organization, account }),
  };
}
export type SignIn = ReturnType<typeof createSignIn>;
