import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { diskProblem, writeWhole } from '../base/disk.ts';

/** Writes a support report to the path the user chose, with mode 0600; returns the path. */
export async function writeReport(path: string, text: string): Promise<Result<string>> {
  try {
    await writeWhole(path, text);
    return ok(path);
  } catch (reason) {
    return err({ code: 'report-unwritable', why: diskProblem(reason) });
  }
}
