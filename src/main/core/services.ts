import type { Check } from '../../shared/base/check.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import type { Result } from '../../shared/base/failure.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import type { PolicyState } from '../../shared/policy/policy-rules.ts';
import type { Clock, Pause } from './base/clock.ts';
import type { TestConnection } from './connections/connection-test.ts';
import type { Connections } from './connections/connections.ts';
import type { VaultHealth } from './secrets/keys.ts';
import type { LaunchPlan } from './launch/launch.ts';
import type { Log } from './base/log.ts';
import type { ResourceId } from '../../shared/base/ids.ts';
import type { MfaPrompts } from './sign-in/mfa-prompts.ts';
import type { NetworkTest } from './network/network-test.ts';
import type { Notices } from './base/notices.ts';
import type { ReadPolicy } from './policy/policy.ts';
import type { PreferencesStore } from './policy/preferences-store.ts';
import type { RecordKeeper } from './launch/record-keeper.ts';
import type { AwsProfiles, IdentityCenter } from './sign-in/sign-in.ts';
import type { SignInRouter } from './sign-in/sign-in-router.ts';
import type { SignIns } from './sign-in/sign-ins.ts';
import type { DryRunConnection } from './connections/connection-dry-run.ts';
import type { WorkstationLists } from './workstations/workstation-lists.ts';

/** A practice studio that serves in the foreground. */
export interface PracticeServed {
  readonly endpoint: string;
  readonly region: string;
  readonly studioId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  onRequest(listener: (line: string) => void): void;
  stop(): Promise<void>;
}

/** What a launch is made of, but for what the connection itself says. */
export type PlanFor = Omit<
  LaunchPlan,
  'connection' | 'connectionName' | 'rules' | 'studio' | 'history'
> & {
  readonly studio?: ResourceId;
  /** In place of what the connection says, this once. */
  readonly transport?: 'websocket';
};

/** Signing in: who is, and what it takes to be. */
export interface SigningIn {
  /** At any connection. */
  readonly desk: SignInRouter;
  /** At AWS. */
  readonly signIns: Pick<SignIns, 'forgetOrganisation'>;
  readonly identityCenter: IdentityCenter;
  readonly profiles: AwsProfiles;
  /** The codes of devices that are waited for. Whoever can ask a person answers. */
  readonly codes: MfaPrompts;
}

/** The policy of this machine. */
export interface MachinePolicy {
  readonly read: ReadPolicy;
  /** What the window marks. */
  state(): Promise<PolicyState>;
  /** Told when it was read and is not what it was. */
  onChange(listener: () => void): () => void;
}

/** All that the window and the command line can ask for. Made in `compose.ts`, used by both alike. */
export interface Services {
  readonly version: string;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly log: Log;
  readonly notices: Notices;
  /** Those that the machine's policy leaves. */
  readonly connections: Connections;
  readonly policy: MachinePolicy;
  readonly preferences: PreferencesStore;
  readonly signingIn: SigningIn;
  uuid(): string;
  launch(
    connection: Connection,
    plan: PlanFor,
    signal: AbortSignal,
  ): AsyncGenerator<LaunchState, void>;
  /** What can be read of a connection. */
  lists(connection: Connection, signal: AbortSignal): Promise<Result<WorkstationLists>>;
  /** What is remembered of launches. */
  readonly records: RecordKeeper;
  /** Sign-in, network and what the kind of connection has to say of itself, as checks. */
  readonly test: TestConnection;
  /** The same before a connection is saved. */
  readonly tryConnection: DryRunConnection;
  /** The way to every host it needs, hop by hop. */
  readonly network: NetworkTest;
  /** Viewer, keychain, settings folder: what is well on this machine and what is not. */
  examine(signal: AbortSignal): Promise<readonly Check[]>;
  vaultHealth(): Promise<VaultHealth>;
  servePractice(port: number | undefined): Promise<Result<PracticeServed>>;
  /** Deletes hand-over files that earlier runs left. */
  sweep(): Promise<void>;
  /** Aborted when the program is being left. */
  readonly leaving: AbortSignal;
  /** The program is being left: launches under way keep their notes and are picked up at the next start. */
  leave(): void;
  /** Settles when no hand-over file of this run is left and the practice studio has stopped. */
  finish(): Promise<void>;
}
