import { done, failed, type Outcome } from '../../../shared/base/failure.ts';
import { diskProblem, writeWhole } from '../base/disk.ts';

/** Writes a text for support where the user said, 0600: the file. */
export async function writeReport(path: string, text: string): Promise<Outcome<string>> {
  try {
    await writeWhole(path, text);
    return done(path);
  } catch (reason) {
    return failed({ code: 'report-unwritable', why: diskProblem(reason) });
  }
}
