import * as v from 'valibot';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { IMPORT_MAX_BYTES } from '../../../shared/connections/import-limit.ts';
import {
  ImportedForm,
  type Imported,
  type ImportInput,
  type Refused,
} from '../../../shared/connections/imported.ts';
import type { Rule } from '../../../shared/base/rule.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Draft } from './import-draft.ts';
import { importDcvFile } from './import-dcv.ts';
import { importSettings } from './import-settings.ts';
import { isTooDeep, parseJson } from '../base/json.ts';

/** At most this many settings that were left out are named. The others are counted. */
const MAX_NAMED = 40;

/**
 * Fills a form from a file: a `.dcv` connection file, or settings of a connection as JSON from an administrator.
 * Total and pure; saves nothing. Secrets are not imported, only reported by name, because a file that people pass on
 * should not contain them.
 */
export function importConnection({ name, text }: ImportInput): Result<Imported> {
  if (text.length > IMPORT_MAX_BYTES) return unfit('import-large');
  if (/^[\ufeff\s]*$/.test(text)) return unfit('import-empty');
  const draft = draftOf(text);
  if (draft === undefined) return unfit('import-strange');
  // It has no form that could be filled in.
  if (draft.values.kind === 'practice') return unfit('import-practice');
  const values = v.safeParse(ImportedForm, { name: nameFrom(name), ...draft.values });
  if (!values.success) return unfit('import-unfit');
  const once = new Map(draft.refused.map((one) => [one.name, one]));
  return ok({ values: values.output, refused: counted([...once.values()]) });
}

function counted(refused: Refused[]): Refused[] {
  if (refused.length <= MAX_NAMED) return refused;
  const rest = refused.length - MAX_NAMED;
  return [...refused.slice(0, MAX_NAMED), { name: String(rest), why: 'more' }];
}

function draftOf(text: string): Draft | undefined {
  if (!/^[\ufeff\s]*\{/.test(text)) return importDcvFile(text);
  const json = parseJson(text.replace(/^\ufeff/, ''));
  return isTooDeep(json) ? undefined : importSettings(json);
}

/** The connection's name from the file's: “Comp 07” for `…/Comp 07.dcv`. */
function nameFrom(file: string): string {
  const last = file.split(/[\\/]/).at(-1) ?? '';
  return safeText(last.replace(/\.(dcv|json)$/i, ''), 80);
}

const unfit = (rule: Rule) => err({ code: 'connection-invalid', field: 'file', rule });
