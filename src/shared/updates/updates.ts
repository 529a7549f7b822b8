import * as v from 'valibot';
import { Failure } from '../base/failure.ts';
import { Moment, SafeText } from '../base/safe-text.ts';

/** Why nobody looks for new versions. */
export const UpdatesOff = v.picklist(['not-configured', 'policy', 'preference']);
export type UpdatesOff = v.InferOutput<typeof UpdatesOff>;

/**
 * Who can put a new version in place where we cannot: the package manager that installed this one, an
 * administrator (it is there for all users), or the user by hand.
 */
export const UpdateBy = v.picklist(['package-manager', 'administrator', 'user']);
export type UpdateBy = v.InferOutput<typeof UpdateBy>;

const version = SafeText;
const state = <const State extends string, Facts extends v.ObjectEntries>(
  name: State,
  facts: Facts,
) => v.strictObject({ state: v.literal(name), ...facts });

/** How far a new version has come. */
export const UpdateState = v.variant('state', [
  state('off', { why: UpdatesOff }),
  /** Nothing newer is known. `checkedAt`: when that was last asked. */
  state('idle', { checkedAt: v.optional(Moment) }),
  state('checking', {}),
  /** There is one; it is fetched as soon as no launch is under way. */
  state('available', { version }),
  state('downloading', { version, percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) }),
  /** It is here and is what was signed. `waits`: it is wished for, and a launch is under way. */
  state('ready', { version, waits: v.boolean() }),
  state('installing', { version }),
  /** There is one, and somebody else has to put it in place. */
  state('told-only', { version, by: UpdateBy }),
  state('failed', { failure: Failure, at: Moment }),
]);
export type UpdateState = Readonly<v.InferOutput<typeof UpdateState>>;
