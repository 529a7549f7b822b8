import type { WebContents } from 'electron';
import * as v from 'valibot';
import { channelOf } from '../../shared/ipc/channel.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { isWithinLimits, REPLY_LIMITS } from '../../shared/ipc/message-limits.ts';
import type { Sendable } from '../../shared/ipc/message.ts';
import type { Log } from '../core/base/log.ts';

interface EventRow {
  readonly type: 'event';
  readonly payload: v.GenericSchema;
}
type Contract = typeof contract;
type EventOf<Group extends keyof Contract> = {
  [Name in keyof Contract[Group]]: Contract[Group][Name] extends { type: 'event' } ? Name : never;
}[keyof Contract[Group]];
type PayloadOf<Row> = Row extends { type: 'event'; payload: infer P extends v.GenericSchema }
  ? Sendable<v.InferInput<P>>
  : never;

/** Sends an event of the contract to the window. Its payload is parsed first, so that no undeclared field is sent. */
export type SendEvent = <Group extends keyof Contract, Name extends EventOf<Group> & string>(
  group: Group,
  name: Name,
  payload: PayloadOf<Contract[Group][Name]>,
) => void;

/** A {@link SendEvent} to the open window. Without a window, events are dropped; so are those that are too large. */
export const createEventSender =
  (window: () => WebContents | undefined, log: Log): SendEvent =>
  (group, name, payload) => {
    // The type above allows events only.
    const row = contract[group][name] as unknown as EventRow;
    const parsed = isWithinLimits(payload, REPLY_LIMITS)
      ? v.safeParse(row.payload, payload, { abortEarly: true })
      : undefined;
    if (parsed?.success === true) window()?.send(channelOf(group, name), parsed.output);
    else log.error('event does not fit the contract', { event: `${group}.${name}` });
  };
