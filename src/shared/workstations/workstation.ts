import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import { SafeText } from '../base/safe-text.ts';
import { isWorkstationName, MAX_NAME_LENGTH } from './workstation-name.ts';

/**
 * One workstation (streaming session) in a list. Only the ids are always present: workstations in unknown states or
 * with missing fields are listed too. Times are ISO-8601.
 */
export const Workstation = v.strictObject({
  id: SafeText,
  studio: SafeText,
  name: v.optional(SafeText),
  state: v.optional(SafeText),
  statusCode: v.optional(SafeText),
  statusMessage: v.optional(SafeText),
  /** The id of its launch profile; {@link LaunchProfile} has the name. */
  launchProfile: v.optional(SafeText),
  /** The id of its image. */
  image: v.optional(SafeText),
  instanceType: v.optional(SafeText),
  ownedBy: v.optional(SafeText),
  createdAt: v.optional(SafeText),
  startedAt: v.optional(SafeText),
  stopAt: v.optional(SafeText),
  terminateAt: v.optional(SafeText),
  /** How many viewers are connected to it now, if the service says so. */
  connectedViewers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Its address in the network, if the service reports it. */
  address: v.optional(SafeText),
  /** The availability zone it runs in. */
  zone: v.optional(SafeText),
});
export type Workstation = Readonly<v.InferOutput<typeof Workstation>>;

/** A studio of a connection. */
export const Studio = v.strictObject({ id: SafeText, name: v.optional(SafeText) });
export type Studio = Readonly<v.InferOutput<typeof Studio>>;

/** What new workstations are created from. */
export const LaunchProfile = v.strictObject({
  id: SafeText,
  name: v.optional(SafeText),
  description: v.optional(SafeText),
  state: v.optional(SafeText),
  /** False if its workstations cannot be stopped. */
  canStop: v.boolean(),
  instanceTypes: listOf(SafeText),
  images: listOf(SafeText),
  /** What the user must enter to create a workstation, if anything. */
  asks: v.optional(listOf(v.picklist(['name', 'requirements']))),
});
export type LaunchProfile = Readonly<v.InferOutput<typeof LaunchProfile>>;

/** An image that a workstation can be created from, with the agreements to accept first. */
export const StreamingImage = v.strictObject({
  id: SafeText,
  name: v.optional(SafeText),
  description: v.optional(SafeText),
  eulas: listOf(SafeText),
});
export type StreamingImage = Readonly<v.InferOutput<typeof StreamingImage>>;

/** A profile with the images it allows, by name. */
export const ProfileDetails = v.strictObject({
  profile: LaunchProfile,
  images: listOf(StreamingImage),
});
export type ProfileDetails = Readonly<v.InferOutput<typeof ProfileDetails>>;

/** The longest agreement that is shown, in characters. */
export const EULA_MAX_LENGTH = 20_000;

/** An end user license agreement. It has either `content`, its text, or `page`. */
export const Eula = v.strictObject({
  id: SafeText,
  name: v.optional(SafeText),
  accepted: v.boolean(),
  content: v.optional(v.pipe(v.string(), v.maxLength(EULA_MAX_LENGTH))),
  /** The host of the page with the agreement. The URL stays in the main process. */
  page: v.optional(SafeText),
});
export type Eula = Readonly<v.InferOutput<typeof Eula>>;

/** A backup that a stopped workstation can be started from. */
export const Backup = v.strictObject({
  id: SafeText,
  session: v.optional(SafeText),
  createdAt: v.optional(SafeText),
  state: v.optional(SafeText),
});
export type Backup = Readonly<v.InferOutput<typeof Backup>>;

/** The name of a new workstation, for services that support names. */
export const WorkstationName = v.pipe(
  v.string(),
  v.maxLength(2 * MAX_NAME_LENGTH), // in UTF-16; the check counts characters
  v.check(isWorkstationName, 'a workstation is named by letters, digits, spaces and _ . ( ) -'),
);
/** Which server a new session may run on: an expression in Session Manager's syntax, passed on unchanged. */
export const Requirements = v.pipe(
  v.string(),
  v.maxLength(1_024),
  v.regex(/^[\x20-\x7e]+$/, 'requirements are plain text on one line'),
);

/** What a connection can do with workstations besides connecting to them. */
export const Ability = v.picklist(['power', 'reboot', 'backups', 'end', 'create', 'screenshots']);
export type Ability = v.InferOutput<typeof Ability>;

/** The largest screenshot that is shown, in characters of base64. */
const SCREENSHOT_MAX_LENGTH = 400_000;

/** A recent screenshot of a workstation. `data` is base64. */
export const Screenshot = v.strictObject({
  session: SafeText,
  format: v.picklist(['jpeg', 'png']),
  data: v.pipe(
    v.string(),
    v.maxLength(SCREENSHOT_MAX_LENGTH),
    v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'a picture is base64'),
  ),
});
export type Screenshot = Readonly<v.InferOutput<typeof Screenshot>>;
