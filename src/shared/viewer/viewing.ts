import * as v from 'valibot';
import { LOCAL_PATH } from '../base/local-path.ts';
import { objectOnly } from '../base/object-only.ts';
import { rule } from '../base/rule.ts';
import { isHostPattern } from '../network/hosts.ts';

/** What a connection defines for its streams: allowed hosts, trust, and viewing options. */

/** The only hosts that a stream may come from: exact names or `*.suffix`. */
export const Hosts = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.maxLength(256, rule('host-pattern')),
      v.toLowerCase(),
      v.check(isHostPattern, rule('host-pattern')),
    ),
  ),
  v.maxLength(50),
);

const Pin = v.pipe(v.string(), v.regex(/^sha256\/[A-Za-z0-9+/]{43}=$/, rule('pin')));
const FilePath = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(1024),
  v.regex(LOCAL_PATH, rule('file-path')),
);

export const Tls = objectOnly(
  v.strictObject({
    policy: v.optional(v.picklist(['ask-user', 'strict'])),
    caFile: v.optional(FilePath),
    pin: v.optional(Pin),
  }),
);

/** How a stream is shown. Missing options use the viewer's default: one monitor, in a window, reduced color. */
export const Display = objectOnly(
  v.strictObject({
    fullscreen: v.optional(v.boolean()),
    /** All monitors, otherwise one. */
    allMonitors: v.optional(v.boolean()),
    /** Full color resolution (4:4:4). Needs more bandwidth. */
    yuv444: v.optional(v.boolean()),
  }),
);
export type Display = Readonly<v.InferOutput<typeof Display>>;

/** The viewer's transport. `websocket` works in networks that allow only web traffic. */
export const Transport = v.picklist(['auto', 'quic', 'websocket']);
export type Transport = v.InferOutput<typeof Transport>;

/** The fields that all kinds of connections share, except practice. */
export const viewing = {
  tls: v.optional(Tls),
  display: v.optional(Display),
  transport: v.optional(Transport),
};

/** A change of the viewing options. Null or missing resets an option to the viewer's default. */
export const Viewing = v.strictObject({
  display: v.nullish(Display),
  transport: v.nullish(Transport),
});
export type Viewing = Readonly<v.InferOutput<typeof Viewing>>;
