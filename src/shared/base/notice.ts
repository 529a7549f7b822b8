import * as v from 'valibot';
import { Failure, StoredData } from './failure.ts';
import { Moment, SafeText } from './safe-text.ts';

const notice = <const About extends string, Facts extends v.ObjectEntries>(
  about: About,
  facts: Facts,
) => v.strictObject({ id: SafeText, about: v.literal(about), ...facts });

/**
 * A message at the top of the window: a value with safe facts, whose text is in the message files. `id`
 * distinguishes it from other notices about the same subject.
 */
export const Notice = v.variant('about', [
  /** A damaged file was moved to `keptAs`. `what`: what it holds, if it is not the settings. */
  notice('settings-damaged', { keptAs: SafeText, what: v.optional(StoredData) }),
  /** A file besides the settings cannot be read. */
  notice('unread', { failure: Failure }),
  /** `path`: the file that is there instead of the folder. */
  notice('home-unwritable', { path: v.optional(SafeText) }),
  notice('keys-this-run', {}),
  notice('sign-in-this-run', {}),
  notice('link', { failure: Failure }),
  /** The machine's policy cannot be followed. */
  notice('policy', { failure: Failure }),
  /** A connection was not removed after the time to undo it, or something of it was left. */
  notice('not-removed', { failure: Failure }),
  /** An action from the tray's menu could not be started. */
  notice('not-begun', { failure: Failure }),
  /** The sign-ins of these connections end at `until`, in milliseconds since 1970. */
  notice('sign-in-ends', { until: Moment, connections: SafeText }),
]);
export type Notice = Readonly<v.InferOutput<typeof Notice>>;
