import type { Check } from '../../shared/base/check.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import type { Result } from '../../shared/base/failure.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import type { Log } from '../core/base/log.ts';
import type { Notices } from '../core/base/notices.ts';
import type { TestConnection } from '../core/connections/connection-test.ts';
import type { Connections } from '../core/connections/connections.ts';
import type { CreationRequest } from '../core/launch/records/interrupted.ts';
import type { LaunchSpec } from '../core/launch/plan.ts';
import type { RecordKeeper } from '../core/launch/records/record-keeper.ts';
import type { ActiveRecord } from '../core/launch/records/records.ts';
import type { MachinePolicy } from '../core/policy/policy.ts';
import type { PracticeServer } from '../core/provider/practice-server.ts';
import type { SignInRouter } from '../core/sign-in/sign-in-router.ts';
import type { MfaPrompts } from '../core/sign-in/mfa-prompts.ts';
import type { LastListsStore } from '../core/workstations/last-lists.ts';
import type { WorkstationLists } from '../core/workstations/workstation-lists.ts';

/** The services of all commands. Each command uses only the part it needs. */
export interface CommandServices {
  readonly version: string;
  readonly log: Log;
  readonly uuid: () => string;
  /** The client token that belongs to a request id: the same for the same parts. */
  readonly requestToken: (...parts: readonly string[]) => string;
  /** The record of the same creation by a command that ended a moment ago without its result. */
  readonly findInterrupted: (request: CreationRequest) => Promise<ActiveRecord | undefined>;
  /** The connections that the machine's policy allows. */
  readonly connections: Connections;
  readonly policy: Pick<MachinePolicy, 'read' | 'state'>;
  readonly records: RecordKeeper;
  /** The path of the last damaged launch history that was set aside, as long as that file exists. */
  readonly damagedHistory: () => Promise<string | undefined>;
  /** The path of the last damaged settings that were set aside, as long as that file exists. */
  readonly damagedSettings: () => Promise<string | undefined>;
  /** Reported when the command ends. */
  readonly notices: Pick<Notices, 'list' | 'dismiss'>;
  readonly lastLists: Pick<LastListsStore, 'update'>;
  readonly signInServices: {
    readonly mfaPrompts: MfaPrompts;
    readonly router: Pick<SignInRouter, 'forget'>;
  };
  /** A connection that is not saved, with the policy applied, or why it is not allowed. */
  readonly allowed: (connection: Connection) => Promise<Result<Connection>>;
  readonly launch: (
    connection: Connection,
    spec: LaunchSpec,
    signal: AbortSignal,
  ) => AsyncGenerator<LaunchState, void>;
  /** Reads the connection's lists. */
  readonly lists: (
    connection: Connection,
    signal: AbortSignal,
  ) => Promise<Result<WorkstationLists>>;
  /** Checks of sign-in, network and service. */
  readonly test: TestConnection;
  /** Checks of this machine: viewer, keychain, settings folder, policy. */
  readonly checkHealth: (signal: AbortSignal) => Promise<readonly Check[]>;
  readonly servePractice: (port: number | undefined) => Promise<Result<PracticeServer>>;
}
