import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';
import { SafeText } from '../base/safe-text.ts';

/** The files that a connection can be exported to: for Stagedoor, or for the DCV viewer. */
export const ExportFormat = v.picklist(['json', 'dcv']);
export type ExportFormat = v.InferOutput<typeof ExportFormat>;

/** Where an exported file is, or null if the user cancelled, and the fields that it does not contain. */
export const ExportedFile = v.strictObject({
  path: v.nullable(SafeText),
  leftOut: listOf(SafeText),
});
export type ExportedFile = Readonly<v.InferOutput<typeof ExportedFile>>;
