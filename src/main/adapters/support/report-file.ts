import { isAbsolute } from 'node:path';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { diskProblem, writeWhole } from '../base/disk.ts';

/** Writes a file to the whole path that the user chose, with mode 0600; returns the path. */
export async function writeReport(path: string, text: string): Promise<Result<string>> {
  // The system's dialog gives whole paths. Any other would be in whatever folder the program was started in.
  if (!isAbsolute(path)) return err({ code: 'report-unwritable', why: 'not-a-folder' });
  try {
    await writeWhole(path, text);
    return ok(path);
  } catch (reason) {
    return err({ code: 'report-unwritable', why: diskProblem(reason) });
  }
}
