import * as v from 'valibot';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import {
  IMPORT_MAX_BYTES,
  ImportedForm,
  type Imported,
  type ImportInput,
} from '../../../shared/connections/imported.ts';
import type { Rule } from '../../../shared/base/rule.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Draft } from './import-draft.ts';
import { importDcvFile } from './import-dcv.ts';
import { importSettings } from './import-settings.ts';
import { isDeep, parseJson } from '../base/json.ts';

/** More of them than this says nothing more. */
const MOST_REFUSED = 40;

/**
 * A form made of a file: a `.dcv` connection file, or the settings of a connection as JSON, which an
 * administrator hands out. Total and pure; saves nothing. Secrets in it are not taken, only named: a file that
 * is passed on is no place for them.
 */
export function importConnection({ name, text }: ImportInput): Result<Imported> {
  if (text.length > IMPORT_MAX_BYTES) return unfit('import-large');
  const draft = draftOf(text);
  if (draft === undefined) return unfit('import-strange');
  const typed = v.safeParse(ImportedForm, { name: nameFrom(name), ...draft.typed });
  if (!typed.success) return unfit('import-unfit');
  const once = new Map(draft.refused.map((one) => [one.name, one]));
  return ok({ typed: typed.output, refused: [...once.values()].slice(0, MOST_REFUSED) });
}

function draftOf(text: string): Draft | undefined {
  if (!/^[\ufeff\s]*\{/.test(text)) return importDcvFile(text);
  const json = parseJson(text.replace(/^\ufeff/, ''));
  return isDeep(json) ? undefined : importSettings(json);
}

/** `…/Comp 07.dcv` is called “Comp 07”. */
function nameFrom(file: string): string {
  const last = file.split(/[\\/]/).at(-1) ?? '';
  return safeText(last.replace(/\.(dcv|json)$/i, ''), 80);
}

const unfit = (rule: Rule) => err({ code: 'connection-invalid', field: 'file', rule });
