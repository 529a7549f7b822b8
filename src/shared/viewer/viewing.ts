import * as v from 'valibot';
import { rule } from '../base/rule.ts';
import { isHostPattern } from '../network/hosts.ts';

/** What a connection says of its streams: where they may come from, whom it trusts, how they are shown. */

/** Hosts a stream may come from: exact names or `*.suffix`; nothing else is accepted where given. */
export const Hosts = v.pipe(
  v.array(v.pipe(v.string(), v.toLowerCase(), v.check(isHostPattern, rule('host-pattern')))),
  v.maxLength(50),
);

const Pin = v.pipe(v.string(), v.regex(/^sha256\/[A-Za-z0-9+/]{43}=$/, rule('pin')));
const FilePath = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(1024),
  v.regex(/^(\/|[A-Za-z]:\\)[^\p{Cc}]*$/u, rule('file-path')),
);

export const Tls = v.strictObject({
  policy: v.optional(v.picklist(['ask-user', 'strict'])),
  caFile: v.optional(FilePath),
  pin: v.optional(Pin),
});

/** How a stream is shown. What is left out is the viewer's default: one monitor, in a window, colour as it comes. */
export const Display = v.strictObject({
  fullscreen: v.optional(v.boolean()),
  /** All monitors; else one. */
  allMonitors: v.optional(v.boolean()),
  /** Colour in full (4:4:4), for more bandwidth. */
  yuv444: v.optional(v.boolean()),
});
export type Display = Readonly<v.InferOutput<typeof Display>>;

/** How the viewer may speak to the server. `websocket` is what passes where only web traffic does. */
export const Transport = v.picklist(['auto', 'quic', 'websocket']);
export type Transport = v.InferOutput<typeof Transport>;

/** The fields of every kind of connection whose streams come over a network. */
export const viewing = {
  tls: v.optional(Tls),
  display: v.optional(Display),
  transport: v.optional(Transport),
};

/** A change of how streams are shown: null, or left out, is the viewer's default again. */
export const Viewing = v.strictObject({
  display: v.nullish(Display),
  transport: v.nullish(Transport),
});
export type Viewing = Readonly<v.InferOutput<typeof Viewing>>;
