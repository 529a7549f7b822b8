import * as v from 'valibot';
import { CertificateProblem } from '../network/network.ts';
import { PolicyProblem, PolicyRule } from '../policy/policy-rules.ts';
import { LinkPart, LinkRefusal, ProfileProblem, VaultProblem, ViewerProblem } from './reasons.ts';
import { BrokenRule, Rule } from './rule.ts';
import { SafeText } from './safe-text.ts';
import { StreamUrlProblem } from '../viewer/stream-url-problem.ts';
import { TransientErrorCode } from '../launch/transient-error.ts';
import { UpdateRefusal } from '../updates/update-refusal.ts';

/** Why a file could not be written. */
export const DiskProblem = v.picklist([
  'read-only',
  'full',
  'denied',
  'not-a-folder',
  'broken-link',
  'locked',
  'too-large',
  'other',
]);
export type DiskProblem = v.InferOutput<typeof DiskProblem>;

/** Why a file that is there could not be read. */
export const ReadProblem = v.picklist([
  'denied',
  'not-a-file',
  'not-a-folder',
  'disk',
  'disconnected',
  'broken-link',
  'other',
]);
export type ReadProblem = v.InferOutput<typeof ReadProblem>;

/** What a file that is not the settings holds: the history of launches, or the state of the practice studio. */
export const StoredData = v.picklist(['launches', 'practice']);
export type StoredData = v.InferOutput<typeof StoredData>;

/** Why a host cannot be reached: the step that failed. */
export const ReachCause = v.picklist(['name', 'refused', 'time-out', 'no-route', 'handshake']);
export type ReachCause = v.InferOutput<typeof ReachCause>;

/** Where keys come from that a person does not enter in a connection: an AWS profile, the environment, or a sign-in. */
export const KeysOrigin = v.picklist(['profile', 'environment', 'login']);
export type KeysOrigin = v.InferOutput<typeof KeysOrigin>;

const failure = <const Code extends string, Facts extends v.ObjectEntries>(
  code: Code,
  facts: Facts,
) => v.strictObject({ code: v.literal(code), ...facts });
const bare = <const Code extends string>(code: Code) => failure(code, {});
const detail = { detail: v.optional(SafeText) };

/**
 * Everything that can go wrong for a user, as values. A failure contains only facts that may be shown
 * and logged: never a URL, a token, a key or an unprocessed response of a server.
 */
export const Failure = v.variant('code', [
  failure('usage', { message: SafeText }),
  failure('link-refused', { reason: LinkRefusal, part: v.optional(LinkPart) }),
  failure('connection-unknown', { connection: SafeText }),
  failure('connection-unsupported', { kind: SafeText }),
  failure('connection-invalid', { field: SafeText, ...BrokenRule.entries }),
  failure('studio-unclear', { count: v.number() }),
  failure('workstation-unclear', { ready: v.number() }),
  /** `path`: the file of `not-a-folder`. */
  failure('settings-unwritable', { why: DiskProblem, path: v.optional(SafeText) }),
  /**
   * `system`: the system's code for it, such as EIO. `link`: the link of `broken-link`, which is the file or a folder above it.
   * `folder`: the file of `not-a-folder`, through which the path leads.
   * `what`: what the file holds, if it is not the settings.
   */
  failure('settings-unreadable', {
    file: SafeText,
    why: ReadProblem,
    system: SafeText,
    link: v.optional(v.strictObject({ path: SafeText, target: SafeText })),
    folder: v.optional(SafeText),
    what: v.optional(StoredData),
  }),
  /** The file was damaged and moved to `keptAs`, with the connections in it. */
  failure('settings-damaged', { keptAs: SafeText }),
  failure('settings-newer', { what: v.optional(StoredData) }),
  /** STAGEDOOR_HOME is not an absolute path. */
  failure('home-refused', { path: SafeText }),
  failure('port-taken', { port: v.number() }),
  failure('stream-failed', { statusCode: v.optional(SafeText) }),
  failure('stream-gone', { state: SafeText }),
  bare('stream-expired'),
  /** The workstation has to be started first. Shown as a question. `workstation`: its name. */
  failure('workstation-stopped', { workstation: v.optional(SafeText) }),
  failure('change-failed', {
    what: v.picklist(['start', 'stop', 'reboot', 'end', 'create']),
    state: v.optional(SafeText),
    statusCode: v.optional(SafeText),
  }),
  bare('change-impossible'),
  bare('eula-unreadable'),
  /** `host`: the host, if it is what the connection does not allow. */
  failure('stream-url-refused', {
    reason: StreamUrlProblem,
    part: v.optional(SafeText),
    host: v.optional(SafeText),
  }),
  failure('time-limit', { seconds: v.number(), transientError: v.optional(TransientErrorCode) }),
  /** `nothing`: the connection has no sign-in, but the service requires one. */
  failure('credentials-missing', {
    origin: v.optional(v.picklist([...KeysOrigin.options, 'nothing'])),
  }),
  /** `region`: the region that the request was signed for. `wrong`: the service says that it is what is wrong. */
  failure('credentials-refused', {
    ...detail,
    origin: v.optional(KeysOrigin),
    region: v.optional(SafeText),
    wrong: v.optional(v.literal('region')),
  }),
  failure('credentials-expired', { origin: v.optional(KeysOrigin) }),
  /** `command`: what the user can run in a terminal, if the AWS CLI keeps the sign-in. */
  failure('sign-in-needed', { command: v.optional(SafeText) }),
  bare('sign-in-denied'),
  bare('sign-in-late'),
  bare('mfa-needed'),
  bare('mfa-refused'),
  failure('profile-unknown', { profile: SafeText }),
  failure('profile-unusable', {
    profile: SafeText,
    why: ProfileProblem,
    about: v.optional(SafeText),
    /** What the profile's program wrote, redacted. */
    ...detail,
  }),
  failure('profiles-unreadable', { why: ProfileProblem, about: v.optional(SafeText) }),
  failure('process-not-agreed', { profile: SafeText }),
  failure('clock-wrong', { minutes: v.number() }),
  failure('access-denied', { operation: SafeText, ...detail }),
  /** `named`: STAGEDOOR_VIEWER names a file that does not exist. */
  failure('viewer-missing', {
    platform: v.picklist(['win32', 'darwin', 'linux']),
    named: v.optional(v.literal(true)),
  }),
  /** `named`: STAGEDOOR_VIEWER names it. */
  /** `about`: the interpreter of a script. */
  failure('viewer-unfit', {
    reason: ViewerProblem,
    about: v.optional(SafeText),
    named: v.optional(v.literal(true)),
  }),
  /** `unread`: it ended without having read the connection file. */
  failure('viewer-failed', {
    exitCode: v.number(),
    signal: v.optional(SafeText),
    unread: v.optional(v.literal(true)),
  }),
  bare('viewer-not-started'),
  failure('report-unwritable', { why: DiskProblem }),
  /** `detail` is the folder. */
  failure('handover-unwritable', { why: DiskProblem, ...detail }),
  failure('not-found', {
    what: v.picklist(['studio', 'workstation', 'stream', 'profile', 'backup', 'thing']),
    ...detail,
  }),
  bare('vault-locked'),
  bare('vault-missing'),
  failure('vault-failed', { why: VaultProblem }),
  /** A connection was removed, but its keys are still in the keychain. They are removed later. */
  bare('keys-left'),
  failure('quota', detail),
  failure('request-refused', detail),
  failure('service-unreachable', { transientError: TransientErrorCode }),
  bare('redirected'),
  /** The service answered in clear text where TLS was expected. */
  bare('not-tls'),
  bare('proxy-login'),
  /** `authority`: the connection's CA file cannot be used. */
  failure('certificate', {
    where: v.picklist(['service', 'stream', 'authority']),
    why: v.optional(CertificateProblem),
  }),
  bare('answer-too-large'),
  /** The plugin of Systems Manager, which tunnels need. */
  failure('tunnel-plugin', {
    why: v.picklist(['missing', 'old', 'unfit']),
    platform: v.picklist(['win32', 'darwin', 'linux']),
  }),
  /** `start`: it was never there. `ended`: it broke while it was in use. */
  failure('tunnel-failed', { why: v.picklist(['start', 'ended']) }),
  failure('host-unreachable', { cause: ReachCause, host: SafeText, port: v.number() }),
  /** `path`: the file, or what of its path others can change. */
  failure('policy-unreadable', {
    why: PolicyProblem,
    path: v.optional(SafeText),
    field: v.optional(SafeText),
    rule: v.optional(Rule),
    expected: v.optional(SafeText),
    nearest: v.optional(SafeText),
  }),
  failure('not-allowed-by-policy', { rule: PolicyRule }),
  failure('update-refused', { why: UpdateRefusal }),
  failure('update-not-kept', { why: DiskProblem }),
  bare('bug'),
]);
export type Failure = Readonly<v.InferOutput<typeof Failure>>;
export type FailureCode = Failure['code'];

/** The result of an operation whose failures are reported as values instead of thrown. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** A successful result. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
/** A failed result. */
export const err = (failure: Failure): Extract<Result<never>, { ok: false }> => ({
  ok: false,
  failure,
});
