import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import { LaunchId } from '../base/ids.ts';
import { call, noPayload, Uuid } from './message.ts';
import { SafeText } from '../base/safe-text.ts';

/** The longest text for support, in bytes. */
export const SUPPORT_BYTES = 512 * 1024;
/** The longest text of a licence that is shown, in characters. */
export const LICENCE_LENGTH = 100_000;

/** A package whose code is in the program, and its licence. `text` if the package includes one. */
export const Licence = v.strictObject({
  name: SafeText,
  version: v.optional(SafeText),
  licence: SafeText,
  text: v.optional(v.pipe(v.string(), v.maxLength(LICENCE_LENGTH))),
});
export type Licence = Readonly<v.InferOutput<typeof Licence>>;

/** What Stagedoor is and what it is made of. */
export const About = v.strictObject({
  versions: v.strictObject({
    stagedoor: SafeText,
    electron: SafeText,
    chromium: SafeText,
    node: SafeText,
    os: SafeText,
  }),
  licences: listOf(Licence),
});
export type About = Readonly<v.InferOutput<typeof About>>;

/** What the user gives to support: a part of the contract. */
export const supportMessages = {
  /**
   * Creates the text: of one launch, or of the whole machine. It is shown before it is copied or
   * saved.
   */
  preview: call(
    v.strictObject({ launch: v.optional(LaunchId) }),
    v.strictObject({ id: Uuid, text: v.pipe(v.string(), v.maxBytes(SUPPORT_BYTES)) }),
  ),
  /**
   * Saves the text that was shown last, by its id, in a file that the user chooses: the file, or
   * null if the user chooses none.
   */
  save: call(v.strictObject({ preview: Uuid }), v.nullable(SafeText)),
  /**
   * Opens the folder with the logs in the system's file manager. Main knows the folder; the window
   * passes none.
   */
  openLogFolder: call(noPayload, noPayload),
} as const;
