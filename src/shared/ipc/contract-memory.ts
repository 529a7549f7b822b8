import * as v from 'valibot';
import { ConnectionId } from '../base/ids.ts';
import { listOf } from '../base/list-of.ts';
import { Moment, SafeText } from '../base/safe-text.ts';
import { ConnectionName } from '../connections/connection.ts';
import { Workstation } from '../workstations/workstation.ts';
import { call, noPayload } from './message.ts';

/** The fields of a workstation that are kept between runs. */
const { id, studio, name, state, launchProfile, instanceType, ownedBy, address } =
  Workstation.entries;
export const ListedWorkstation = v.strictObject({
  id,
  studio,
  name,
  state,
  launchProfile,
  instanceType,
  ownedBy,
  address,
});
export type ListedWorkstation = Readonly<v.InferOutput<typeof ListedWorkstation>>;

/** The last complete list of a connection, in this run or an earlier one. */
export const LastList = v.strictObject({
  connection: ConnectionId,
  /** When it was read. */
  at: Moment,
  /** The user's name there. */
  me: v.optional(SafeText),
  items: listOf(ListedWorkstation),
});
export type LastList = Readonly<v.InferOutput<typeof LastList>>;

/** What the window shows again after a restart. */
export const memoryMessages = {
  lastLists: call(noPayload, listOf(LastList)),
  /** The folders of the sidebar that are closed. */
  closedFolders: call(noPayload, listOf(v.strictObject({ name: ConnectionName }))),
  /** Saves whether a folder of the sidebar is closed. */
  closeFolder: call(v.strictObject({ folder: ConnectionName, closed: v.boolean() }), noPayload),
} as const;
