import * as v from 'valibot';
import { Check } from './check.ts';
import { Connection, ConnectionInput } from './connection.ts';
import { Failure, type Outcome } from './failure.ts';
import { ConnectionId, LaunchId, ResourceId } from './ids.ts';
import { LaunchState } from './launch-state.ts';
import { Notice } from './notice.ts';
import { SafeText } from './safe-text.ts';
import {
  AccountId,
  AwsProfile,
  KeyInput,
  Organisation,
  RoleName,
  SignInStatus,
} from './credentials.ts';
import { Favourite, HistoryEntry } from './history.ts';
import { FormProblems, Typed } from './typed.ts';
import { Backup, Eula, LaunchProfile, ProfileDetails, Studio, Workstation } from './workstation.ts';

/** A call from the window to main: what goes in and what comes out, both parsed on every message. */
export const call = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) =>
  ({ type: 'call', input, output }) as const;
/** News from main to the window. */
export const news = <P extends v.GenericSchema>(payload: P) => ({ type: 'news', payload }) as const;

const nothing = v.undefined();
const Uuid = v.pipe(v.string(), v.uuid());
const StudioPlace = v.strictObject({ connection: ConnectionId, studio: ResourceId });
const WorkstationPlace = v.strictObject({ ...StudioPlace.entries, session: ResourceId });

/** `endpoint` where sign-in is practised, on this machine. */
const OrganisationPlace = v.strictObject({
  organisation: Organisation,
  endpoint: v.optional(v.string()),
});
const CodeQuestion = v.nullable(v.strictObject({ id: Uuid, device: SafeText }));

/** The question a link from outside raises: what it names, frozen when it was asked. */
export const LinkQuestion = v.strictObject({
  id: Uuid,
  connection: ConnectionId,
  connectionName: SafeText,
  session: SafeText,
  studio: v.optional(SafeText),
});
export type LinkQuestion = Readonly<v.InferOutput<typeof LinkQuestion>>;

export const AppState = v.strictObject({
  version: SafeText,
  platform: v.picklist(['win32', 'darwin', 'linux']),
  notices: v.array(Notice),
});
export type AppState = Readonly<v.InferOutput<typeof AppState>>;

/** How a launch that ended is tried again. `anyway` skips the check; `browser` opens the web client. */
export const RetryWay = v.picklist(['again', 'anyway', 'browser']);
export type RetryWay = v.InferOutput<typeof RetryWay>;

/** Pages of help that may be opened, by name: the window never passes an address. */
export const HelpTopic = v.picklist(['install-viewer', 'guide']);
export type HelpTopic = v.InferOutput<typeof HelpTopic>;

/**
 * Every message between window and main, in one table. Types of both sides, the preload and the
 * checks are made from it; channel names stand nowhere else. An answer is parsed too, so a field
 * that is not declared here (a URL) cannot cross.
 */
export const contract = {
  app: {
    state: call(nothing, AppState),
    dismissNotice: call(SafeText, nothing),
    /** The window's browser says that there is a network again. */
    networkBack: call(nothing, nothing),
    noticesChanged: news(v.array(Notice)),
  },
  connections: {
    list: call(nothing, v.array(Connection)),
    /** What is wrong with a form as it is typed: sentences by field. Saves nothing, asks nobody. */
    check: call(
      v.strictObject({ form: v.picklist(['connection', 'keys']), typed: Typed }),
      FormProblems,
    ),
    add: call(ConnectionInput, ConnectionId),
    remove: call(ConnectionId, nothing),
    replaceKeys: call(v.strictObject({ connection: ConnectionId, keys: KeyInput }), nothing),
    test: call(ConnectionId, v.array(Check)),
    changed: news(v.array(Connection)),
  },
  workstations: {
    studios: call(v.strictObject({ connection: ConnectionId }), v.array(Studio)),
    /** Reads the whole list; its pages come as news under `reading` while it goes on. */
    read: call(
      v.strictObject({ connection: ConnectionId, studio: v.optional(ResourceId), reading: Uuid }),
      v.strictObject({ me: v.optional(SafeText) }),
    ),
    page: news(v.strictObject({ reading: Uuid, items: v.array(Workstation) })),
    backups: call(WorkstationPlace, v.array(Backup)),
  },
  profiles: {
    list: call(StudioPlace, v.array(LaunchProfile)),
    details: call(v.strictObject({ ...StudioPlace.entries, profile: ResourceId }), ProfileDetails),
    eulas: call(
      v.strictObject({
        ...StudioPlace.entries,
        eulas: v.pipe(v.array(ResourceId), v.maxLength(20)),
      }),
      v.array(Eula),
    ),
    acceptEulas: call(
      v.strictObject({
        ...StudioPlace.entries,
        eulas: v.pipe(v.array(ResourceId), v.maxLength(20)),
      }),
      nothing,
    ),
    /** Opens the page of an agreement outside; its address was never in the window. */
    openEula: call(v.strictObject({ ...StudioPlace.entries, eula: ResourceId }), nothing),
  },
  signIn: {
    /** The profiles of `~/.aws`, for the form. */
    profiles: call(nothing, v.array(AwsProfile)),
    status: call(v.strictObject({ connection: ConnectionId }), SignInStatus),
    changed: news(v.strictObject({ connection: ConnectionId, status: SignInStatus })),
    /** Sends the user to an organisation's sign-in page; answers when that has ended. Cancelled by `cancel`. */
    start: call(
      v.strictObject({ ...OrganisationPlace.entries, way: v.picklist(['browser', 'device']) }),
      v.strictObject({ until: v.number() }),
    ),
    cancel: call(nothing, nothing),
    /** What to type on the page of `host`, where the way is `device`. */
    deviceCode: news(v.strictObject({ code: SafeText, host: SafeText })),
    accounts: call(
      OrganisationPlace,
      v.array(v.strictObject({ id: AccountId, name: v.optional(SafeText) })),
    ),
    roles: call(
      v.strictObject({ ...OrganisationPlace.entries, account: AccountId }),
      v.array(RoleName),
    ),
    /** Signs a connection in again (its organisation, or its code). */
    again: call(v.strictObject({ connection: ConnectionId }), nothing),
    out: call(v.strictObject({ connection: ConnectionId }), nothing),
    /** A device's code is asked for; null when nobody waits any more. */
    codeQuestion: call(nothing, CodeQuestion),
    codeAsked: news(CodeQuestion),
    /** The code, or null where the user gives none. Goes in and never comes back. */
    giveCode: call(
      v.strictObject({
        id: Uuid,
        code: v.nullable(v.pipe(v.string(), v.regex(/^\d{6}$/, 'a code has six digits'))),
      }),
      nothing,
    ),
  },
  favourites: {
    list: call(nothing, v.array(Favourite)),
    set: call(v.strictObject({ ...Favourite.entries, on: v.boolean() }), nothing),
    changed: news(v.array(Favourite)),
  },
  history: {
    list: call(nothing, v.array(HistoryEntry)),
  },
  launches: {
    list: call(nothing, v.array(LaunchState)),
    start: call(
      v.strictObject({
        connection: ConnectionId,
        studio: v.optional(ResourceId),
        session: v.optional(ResourceId),
        /** Its name in the list, for showing. */
        workstation: v.optional(SafeText),
        /** Starts the workstation first where it is stopped, from a backup if wished. */
        startFirst: v.optional(v.boolean()),
        backup: v.optional(ResourceId),
      }),
      LaunchId,
    ),
    change: call(
      v.strictObject({
        ...WorkstationPlace.entries,
        workstation: v.optional(SafeText),
        what: v.picklist(['start', 'stop', 'end']),
        backup: v.optional(ResourceId),
      }),
      LaunchId,
    ),
    create: call(
      v.strictObject({
        ...StudioPlace.entries,
        profile: ResourceId,
        image: v.optional(ResourceId),
        instanceType: v.optional(ResourceId),
        /** Connects to it once it is ready. */
        connect: v.boolean(),
        /** One for each time the form is opened: sent twice, it is still one workstation. */
        wish: Uuid,
      }),
      LaunchId,
    ),
    cancel: call(LaunchId, nothing),
    retry: call(v.strictObject({ launch: LaunchId, way: RetryWay }), LaunchId),
    dismiss: call(LaunchId, nothing),
    changed: news(v.array(LaunchState)),
  },
  links: {
    question: call(nothing, v.nullable(LinkQuestion)),
    answer: call(v.strictObject({ id: Uuid, accept: v.boolean(), remember: v.boolean() }), nothing),
    asked: news(v.nullable(LinkQuestion)),
  },
  help: {
    open: call(HelpTopic, nothing),
  },
  practiceViewer: {
    received: call(nothing, v.array(v.strictObject({ name: SafeText, value: SafeText }))),
  },
} as const;
export type Contract = typeof contract;

/** What every call answers: a value, or a failure to be told in words. */
export const reply = <O extends v.GenericSchema>(output: O) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: output }),
    v.strictObject({ ok: v.literal(false), failure: Failure }),
  ]);
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

type Side<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends {
    type: 'call';
    input: infer I;
    output: infer O;
  }
    ? (input: In<I>) => Promise<Reply<Out<O>>>
    : Group[Name] extends { type: 'news'; payload: infer P }
      ? (listener: (payload: Out<P>) => void) => () => void
      : never;
};
type In<S> = S extends v.GenericSchema ? v.InferInput<S> : never;
type Out<S> = S extends v.GenericSchema ? v.InferOutput<S> : never;

/** The bridge as the window sees it. */
export type Bridge = { readonly [Group in keyof Contract]: Side<Contract[Group]> };

/** Main's side of every call: what was parsed goes in, an outcome that is parsed again comes out. */
export type Handlers = {
  readonly [Group in keyof Contract]: {
    readonly [
      Name in keyof Contract[Group] as Contract[Group][Name] extends { type: 'call' } ? Name : never
    ]: Contract[Group][Name] extends { type: 'call'; input: infer I; output: infer O }
      ? (input: Out<I>) => Promise<Outcome<In<O>>>
      : never;
  };
};
