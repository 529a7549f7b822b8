import * as v from 'valibot';
import { Failure } from './failure.ts';
import { Moment, SafeText } from './safe-text.ts';

const notice = <const About extends string, Facts extends v.ObjectEntries>(
  about: About,
  facts: Facts,
) => v.strictObject({ id: SafeText, about: v.literal(about), ...facts });

/**
 * Something the window tells once, quietly, above everything else: a value with safe facts, whose words
 * are in the message files. `id` tells it from others about the same.
 */
export const Notice = v.variant('about', [
  notice('settings-damaged', { keptAs: SafeText }),
  notice('home-unwritable', {}),
  notice('keys-this-run', {}),
  notice('sign-in-this-run', {}),
  notice('link', { failure: Failure }),
  /** The machine's policy cannot be followed. */
  notice('policy', { failure: Failure }),
  /** What was chosen in the tray could not begin. */
  notice('not-begun', { failure: Failure }),
  /** Sign-ins of these connections end then, in milliseconds since 1970. */
  notice('sign-in-ends', { until: Moment, connections: SafeText }),
]);
export type Notice = Readonly<v.InferOutput<typeof Notice>>;
