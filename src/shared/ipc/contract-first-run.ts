import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import { Finding } from '../base/check.ts';
import { ConnectionEdit } from '../connections/connection.ts';
import { Failure } from '../base/failure.ts';
import { call, event, noPayload } from './message.ts';
import { SafeText } from '../base/safe-text.ts';

/** What was detected on this machine, for users without a connection. Never its content. */
export const DetectedEnvironment = v.strictObject({
  /**
   * The viewer that would be started, with its own name if it states one; otherwise why there is
   * none.
   */
  viewer: v.variant('found', [
    v.strictObject({ found: v.literal(true), name: SafeText }),
    v.strictObject({ found: v.literal(false), failure: Failure }),
  ]),
  /** How many profiles of `~/.aws` can be used to sign in. */
  profiles: v.number(),
  /** Why they cannot be counted. */
  profilesFailure: v.optional(Failure),
});
export type DetectedEnvironment = Readonly<v.InferOutput<typeof DetectedEnvironment>>;

/** The parts of a test, in their order. */
export const TestPart = v.picklist(['sign-in', 'network', 'service']);
export type TestPart = v.InferOutput<typeof TestPart>;

/** The progress of a test: the current part, and all findings so far. */
export const TestProgress = v.strictObject({ part: TestPart, findings: listOf(Finding) });
export type TestProgress = Readonly<v.InferOutput<typeof TestProgress>>;

/** Testing a connection before it is saved. */
export const dryRunMessages = {
  /**
   * Tests the input and saves nothing; null if it was cancelled. One at a time: a new test replaces
   * the last one.
   */
  try: call(ConnectionEdit, v.nullable(listOf(Finding))),
  cancelTry: call(noPayload, noPayload),
  trying: event(TestProgress),
} as const;
