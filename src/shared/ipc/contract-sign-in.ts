import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import {
  AccountId,
  AwsProfile,
  Organization,
  RoleName,
  SignInStatus,
} from '../sign-in/credentials.ts';
import { ConnectionId } from '../base/ids.ts';
import { call, event, noPayload, Uuid } from './message.ts';
import { SafeText } from '../base/safe-text.ts';

/** `endpoint` is set if the sign-in goes to a practice service on this machine. */
const OrganizationTarget = v.strictObject({
  organization: Organization,
  endpoint: v.optional(v.pipe(v.string(), v.maxLength(512))),
});
const CodeQuestion = v.nullable(v.strictObject({ id: Uuid, device: SafeText }));

const AccountQuestion = v.nullable(v.strictObject({ id: Uuid, who: SafeText, host: SafeText }));

/** Signing in and out: a part of the contract. */
export const signInMessages = {
  /** The profiles of `~/.aws`, for the form. */
  profiles: call(noPayload, listOf(AwsProfile)),
  status: call(v.strictObject({ connection: ConnectionId }), SignInStatus),
  changed: event(v.strictObject({ connection: ConnectionId, status: SignInStatus })),
  /**
   * Sends the user to an organization's sign-in page; returns when the sign-in has ended. Cancelled
   * by `cancel`.
   */
  start: call(
    v.strictObject({ ...OrganizationTarget.entries, method: v.picklist(['browser', 'device']) }),
    v.strictObject({ until: v.number() }),
  ),
  cancel: call(noPayload, noPayload),
  /** The code to enter on the page of `host`, if the method is `device`. */
  deviceCode: event(v.strictObject({ code: SafeText, host: SafeText })),
  accounts: call(
    OrganizationTarget,
    listOf(v.strictObject({ id: AccountId, name: v.optional(SafeText) })),
  ),
  roles: call(
    v.strictObject({ ...OrganizationTarget.entries, account: AccountId }),
    listOf(RoleName),
  ),
  /** Signs a connection in again (its organization, or its code). */
  again: call(v.strictObject({ connection: ConnectionId }), noPayload),
  out: call(v.strictObject({ connection: ConnectionId }), noPayload),
  /** Whether the account of a sign-in is the user's; null if no sign-in waits for the answer. */
  accountQuestion: call(noPayload, AccountQuestion),
  accountAsked: event(AccountQuestion),
  answerAccount: call(v.strictObject({ id: Uuid, isMine: v.boolean() }), noPayload),
  /** The code of a device is needed; null when no request waits for it any more. */
  codeQuestion: call(noPayload, CodeQuestion),
  codeAsked: event(CodeQuestion),
  /** The code, or null if the user gives none. It is passed in and never returned. */
  giveCode: call(
    v.strictObject({
      id: Uuid,
      code: v.nullable(v.pipe(v.string(), v.regex(/^\d{6}$/, 'a code has six digits'))),
    }),
    noPayload,
  ),
} as const;
