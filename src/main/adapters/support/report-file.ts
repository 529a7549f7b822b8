import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { diskProblem, writeWhole } from '../base/disk.ts';

/** Writes a text for support where the user said, 0600: the file. */
export async function writeReport(path: string, text: string): Promise<Result<string>> {
  try {
    await writeWhole(path, text);
    return ok(path);
  } catch (reason) {
    return err({ code: 'report-unwritable', why: diskProblem(reason) });
  }
}
