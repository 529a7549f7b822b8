import * as v from 'valibot';
import { SafeText } from './safe-text.ts';

/** One thing looked at by `doctor` or `connections test`: how it is, and what to do if it is not well. */
export const Check = v.strictObject({
  name: SafeText,
  ok: v.boolean(),
  message: SafeText,
  advice: v.optional(SafeText),
});
export type Check = Readonly<v.InferOutput<typeof Check>>;
