import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Organisation, SignInStatus } from '../../shared/sign-in/credentials.ts';
import type { Failure } from '../../shared/base/failure.ts';
import { callBridge } from '../bridge/call-bridge.ts';

/** A code to be typed on the page of `host`. */
export interface DeviceCode {
  readonly code: string;
  readonly host: string;
}

/** Who is signed in where, and the way to be. Nothing here is a secret. */
export function createSignIn(bridge: Bridge, onSignedIn: (connection: string) => void) {
  const { signIn } = bridge;
  let statuses = $state.raw<ReadonlyMap<string, SignInStatus>>(new Map());
  let going = $state.raw<string>();
  let told = $state.raw<{ readonly connection: string; readonly failure: Failure }>();
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
    return callBridge(() => signIn.cancel(undefined));
  }

  return {
    of: (connection: string): SignInStatus | undefined => statuses.get(connection),
    /** The connection that is being signed in, if any. */
    get going() {
      return going;
    },
    /** Why a connection could not be signed in, the last time that was asked for. */
    failureOf: (connection: string) => (told?.connection === connection ? told.failure : undefined),
    forgetFailure: () => {
      told = undefined;
    },
    /** What to type where, since the last `start` with a device. */
    get code() {
      return code;
    },
    /** Asks for a connection's status if that is not known; news keep it. */
    async need(connection: string) {
      if (known.has(connection)) return;
      known.add(connection);
      const reply = await callBridge(() => signIn.status({ connection }));
      if (reply.ok && !statuses.has(connection)) put(connection, reply.value);
    },
    /** Drops what is known, so that a connection of the same id starts anew. */
    forget(connection: string) {
      known.delete(connection);
      statuses = new Map([...statuses].filter(([id]) => id !== connection));
    },
    /** Signs a connection in again; true once it is. */
    async again(connection: string): Promise<boolean> {
      const mine = (turn += 1);
      going = connection;
      told = undefined;
      const reply = await callBridge(() => signIn.again({ connection }));
      if (mine !== turn) return false;
      going = undefined;
      if (reply.ok) onSignedIn(connection);
      else told = { connection, failure: reply.failure };
      return reply.ok;
    },
    cancel,
    out: (connection: string) => callBridge(() => signIn.out({ connection })),
    profiles: () => callBridge(() => signIn.profiles(undefined)),
    start: (organisation: Organisation, way: 'browser' | 'device') => {
      // A page that a connection waited for gives way to this one.
      turn += 1;
      going = code = undefined;
      return callBridge(() => signIn.start({ organisation, way }));
    },
    accounts: (organisation: Organisation) => callBridge(() => signIn.accounts({ organisation })),
    roles: (organisation: Organisation, account: string) =>
      callBridge(() => signIn.roles({ organisation, account })),
  };
}
export type SignIn = ReturnType<typeof createSignIn>;
