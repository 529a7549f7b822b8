import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { LICENCE_LENGTH, type Licence } from '../../../shared/ipc/contract-support.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { parseJson } from '../../core/base/json.ts';

/** What the build writes next to the program; packages refer to shared texts by index. */
const File = v.object({
  packages: v.array(
    v.object({
      name: v.string(),
      version: v.string(),
      licence: v.string(),
      texts: v.array(v.number()),
    }),
  ),
  texts: v.array(v.string()),
  /** Parts that are not in the bundles. */
  additional: v.array(v.object({ name: v.string(), licence: v.string(), file: v.string() })),
});

/**
 * The licences of the program's parts, as the build wrote them to `path`; none if there is no such
 * file.
 */
export async function readLicences(path: string): Promise<Licence[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const file = v.safeParse(File, parseJson(text));
  if (!file.success) return [];
  const { packages, texts, additional } = file.output;
  return [
    ...additional.map(({ name, licence, file: path }) => ({
      name: safeText(name),
      licence: safeText(`${licence} (${path})`),
    })),
    ...packages.map(({ name, version, licence, texts: indexes }) => {
      const text = indexes.map((nth) => texts[nth] ?? '').join('\n\n');
      return {
        name: safeText(name),
        version: safeText(version),
        licence: safeText(licence),
        ...(text !== '' && { text: text.slice(0, LICENCE_LENGTH) }),
      };
    }),
  ];
}
