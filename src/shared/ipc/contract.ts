import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import { Finding } from '../base/check.ts';
import { Connection, ConnectionEdit, ConnectionInput } from '../connections/connection.ts';
import { DetectedEnvironment, dryRunMessages } from './contract-first-run.ts';
import { launchMessages } from './contract-launches.ts';
import { memoryMessages } from './contract-memory.ts';
import { plannedStopMessages } from './contract-planned-stops.ts';
import { policyMessages, preferenceMessages, updateMessages } from './contract-machine.ts';
import { About, supportMessages } from './contract-support.ts';
import { signInMessages } from './contract-sign-in.ts';
import type { Result } from '../base/failure.ts';
import { ConnectionId, ResourceId } from '../base/ids.ts';
import {
  call,
  event,
  noPayload,
  StudioTarget,
  Uuid,
  WorkstationTarget,
  type Reply,
  type Sendable,
} from './message.ts';
import { EndpointResult } from '../network/network.ts';
import { Notice } from '../base/notice.ts';
import { SafeText } from '../base/safe-text.ts';
import { SecretInput } from '../secrets/secret-input.ts';
import { Favorite, HistoryEntry } from '../launch/history.ts';
import { ExportedFile, ExportFormat } from '../connections/exported.ts';
import { Imported, ImportInput, OpenedFile } from '../connections/imported.ts';
import { FormProblems, FormInput } from '../connections/form-fields.ts';
import { TransientErrorCode } from '../launch/transient-error.ts';
import { Viewing } from '../viewer/viewing.ts';
import {
  Ability,
  Backup,
  Eula,
  LaunchProfile,
  ProfileDetails,
  Screenshot,
  Studio,
  Workstation,
} from '../workstations/workstation.ts';

/** What a link's question shows of its workstation. No request is sent for it. */
export const LinkedWorkstation = v.pick(Workstation, [
  'name',
  'state',
  'ownedBy',
  'connectedViewers',
]);
export type LinkedWorkstation = Readonly<v.InferOutput<typeof LinkedWorkstation>>;

/** The question about a link from outside: the names in the link, fixed when it was asked. */
export const LinkQuestion = v.strictObject({
  id: Uuid,
  connection: ConnectionId,
  connectionName: SafeText,
  /** Who set the connection up: two connections can have the same name. */
  owner: v.picklist(['user', 'machine']),
  /** The host of its service, or its region at AWS. */
  address: v.optional(SafeText),
  session: SafeText,
  studio: v.optional(SafeText),
  /** What was last seen of the workstation. It can change while the question is open. */
  workstation: v.optional(LinkedWorkstation),
});
export type LinkQuestion = Readonly<v.InferOutput<typeof LinkQuestion>>;

export const AppState = v.strictObject({
  version: SafeText,
  platform: v.picklist(['win32', 'darwin', 'linux']),
  notices: listOf(Notice),
});
export type AppState = Readonly<v.InferOutput<typeof AppState>>;

/** Pages of help that may be opened, by name: the window never passes an address. */
export const HelpTopic = v.picklist(['install-viewer', 'guide']);
export type HelpTopic = v.InferOutput<typeof HelpTopic>;

/** The commands of the menu bar that the window carries out. */
export const MenuItem = v.picklist([
  'new-connection',
  'import',
  'settings',
  'find-anything',
  'diagnostics',
  'about',
]);
export type MenuItem = v.InferOutput<typeof MenuItem>;

/**
 * Every message between window and main, in one table. The types of both sides, the preload and the
 * checks are derived from it; channel names appear nowhere else. A reply is parsed too, so a field
 * that is not declared here (a URL) cannot cross.
 */
export const contract = {
  app: {
    state: call(noPayload, AppState),
    /** What the program is and what it is made of. */
    about: call(noPayload, About),
    /**
     * What it detected on this machine. The viewer is asked for its version, which can take 3 s.
     */
    found: call(noPayload, DetectedEnvironment),
    dismissNotice: call(SafeText, noPayload),
    /** The window's browser reports that there is a network again. */
    networkBack: call(noPayload, noPayload),
    noticesChanged: event(listOf(Notice)),
    /** The keychain can be used again after it was locked or missing. */
    keychainOpened: event(noPayload),
    /** Something was chosen from the menu bar, or from the tray's menu. */
    menuChosen: event(MenuItem),
  },
  connections: {
    list: call(noPayload, listOf(Connection)),
    /**
     * The errors of a form during input: sentences by field. Saves nothing and sends no requests.
     */
    check: call(
      v.strictObject({ form: v.picklist(['connection', 'kept', 'keys']), values: FormInput }),
      FormProblems,
    ),
    add: call(ConnectionInput, ConnectionId),
    edit: call(v.strictObject({ connection: ConnectionId, edit: ConnectionEdit }), noPayload),
    /** Removes it after a while; until then the removal can be undone. */
    remove: call(ConnectionId, noPayload),
    /** Begins the time for undoing again, while the user is about to. */
    extendUndo: call(ConnectionId, noPayload),
    undoRemove: call(ConnectionId, noPayload),
    replaceKeys: call(v.strictObject({ connection: ConnectionId, keys: SecretInput }), noPayload),
    test: call(ConnectionId, listOf(Finding)),
    ...dryRunMessages,
    /** The way to every host it needs, or that one workstation of it needs. */
    network: call(
      v.strictObject({ connection: ConnectionId, session: v.optional(ResourceId) }),
      listOf(EndpointResult),
    ),
    /** How its streams are shown from now on. */
    setViewing: call(v.strictObject({ connection: ConnectionId, ...Viewing.entries }), noPayload),
    /** A file converted to a form, for the user to check. Saves nothing. */
    import: call(ImportInput, Imported),
    /** The file that the program was last started with, once. */
    takeOpened: call(noPayload, v.nullable(OpenedFile)),
    /** The program was started with a file, which can be taken. */
    fileOpened: event(noPayload),
    /** Saves it without its secrets, in a file that the system's dialog asks for. */
    export: call(v.strictObject({ connection: ConnectionId, format: ExportFormat }), ExportedFile),
    changed: event(listOf(Connection)),
  },
  workstations: {
    studios: call(v.strictObject({ connection: ConnectionId }), listOf(Studio)),
    /** Reads the whole list; until then its pages arrive as events with the id `request`. */
    read: call(
      v.strictObject({ connection: ConnectionId, studio: v.optional(ResourceId), request: Uuid }),
      v.strictObject({ me: v.optional(SafeText), abilities: listOf(Ability) }),
    ),
    page: event(v.strictObject({ request: Uuid, items: listOf(Workstation) })),
    /** The error that a read in progress is retrying. The next page or the reply ends it. */
    transientError: event(v.strictObject({ request: Uuid, transientError: TransientErrorCode })),
    backups: call(WorkstationTarget, listOf(Backup)),
    /** What is on these screens now; those that show nothing are left out. */
    screenshots: call(
      v.strictObject({
        connection: ConnectionId,
        sessions: v.pipe(listOf(ResourceId), v.minLength(1), v.maxLength(12)),
      }),
      listOf(Screenshot),
    ),
  },
  profiles: {
    list: call(StudioTarget, listOf(LaunchProfile)),
    details: call(v.strictObject({ ...StudioTarget.entries, profile: ResourceId }), ProfileDetails),
    eulas: call(
      v.strictObject({
        ...StudioTarget.entries,
        eulas: v.pipe(listOf(ResourceId), v.maxLength(20)),
      }),
      listOf(Eula),
    ),
    acceptEulas: call(
      v.strictObject({
        ...StudioTarget.entries,
        eulas: v.pipe(listOf(ResourceId), v.maxLength(20)),
      }),
      noPayload,
    ),
    /** Opens the page of an agreement in the browser; the window never gets its address. */
    openEula: call(v.strictObject({ ...StudioTarget.entries, eula: ResourceId }), noPayload),
  },
  signIn: signInMessages,
  favorites: {
    list: call(noPayload, listOf(Favorite)),
    set: call(v.strictObject({ ...Favorite.entries, on: v.boolean() }), noPayload),
    changed: event(listOf(Favorite)),
  },
  history: {
    list: call(noPayload, listOf(HistoryEntry)),
  },
  launches: launchMessages,
  plannedStops: plannedStopMessages,
  links: {
    question: call(noPayload, v.nullable(LinkQuestion)),
    answer: call(
      v.strictObject({
        id: Uuid,
        accept: v.boolean(),
        remember: v.boolean(),
        /** Starts the workstation first. */
        start: v.optional(v.boolean()),
        /** Connects again if the viewer is open. */
        reconnect: v.optional(v.boolean()),
      }),
      noPayload,
    ),
    asked: event(v.nullable(LinkQuestion)),
  },
  memory: memoryMessages,
  support: supportMessages,
  policy: policyMessages,
  preferences: preferenceMessages,
  updates: updateMessages,
  help: {
    open: call(HelpTopic, noPayload),
  },
  practiceViewer: {
    received: call(noPayload, listOf(v.strictObject({ name: SafeText, value: SafeText }))),
  },
} as const;
export type Contract = typeof contract;

type Side<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends {
    type: 'call';
    input: infer I;
    output: infer O;
  }
    ? (input: In<I>) => Promise<Reply<Out<O>>>
    : Group[Name] extends { type: 'event'; payload: infer P }
      ? (listener: (payload: Out<P>) => void) => () => void
      : never;
};
type In<S> = S extends v.GenericSchema ? v.InferInput<S> : never;
type Out<S> = S extends v.GenericSchema ? v.InferOutput<S> : never;

/** The bridge as the window sees it. */
export type Bridge = { readonly [Group in keyof Contract]: Side<Contract[Group]> };

/** Main's side of every call: it gets the parsed input, and its result is parsed before it is sent. */
export type Handlers = {
  readonly [Group in keyof Contract]: {
    readonly [
      Name in keyof Contract[Group] as Contract[Group][Name] extends { type: 'call' } ? Name : never
    ]: Contract[Group][Name] extends { type: 'call'; input: infer I; output: infer O }
      ? (input: Out<I>) => Promise<Result<Sendable<In<O>>>>
      : never;
  };
};
