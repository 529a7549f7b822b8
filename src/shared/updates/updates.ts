import * as v from 'valibot';
import { Failure } from '../base/failure.ts';
import { Moment, SafeText } from '../base/safe-text.ts';

/** Why updates are off. */
export const UpdatesOff = v.picklist(['not-configured', 'policy', 'preference']);
export type UpdatesOff = v.InferOutput<typeof UpdatesOff>;

/**
 * Who can install a new version if Stagedoor cannot: the package manager that installed the program, an
 * administrator (if it is installed for all users), or the user.
 */
export const UpdateBy = v.picklist(['package-manager', 'administrator', 'user']);
export type UpdateBy = v.InferOutput<typeof UpdateBy>;

const version = SafeText;
const state = <const State extends string, Facts extends v.ObjectEntries>(
  name: State,
  facts: Facts,
) => v.strictObject({ state: v.literal(name), ...facts });

/** The state of updates. */
export const UpdateState = v.variant('state', [
  state('off', { why: UpdatesOff }),
  /** No newer version is known. `checkedAt`: the time of the last check. */
  state('idle', { checkedAt: v.optional(Moment) }),
  state('checking', {}),
  /** A newer version exists. It is downloaded as soon as no launch is under way. */
  state('available', { version }),
  state('downloading', { version, percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) }),
  /** The new version is downloaded and verified. `waits`: the user has chosen to install it, and a launch is under way. */
  state('ready', { version, waits: v.boolean() }),
  state('installing', { version }),
  /** A newer version exists, but someone else has to install it. */
  state('notify-only', { version, by: UpdateBy }),
  state('failed', { failure: Failure, at: Moment }),
]);
export type UpdateState = Readonly<v.InferOutput<typeof UpdateState>>;
