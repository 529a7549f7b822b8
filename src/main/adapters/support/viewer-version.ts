import { execFile } from 'node:child_process';
import { safeText } from '../../../shared/base/safe-text.ts';
import { childEnvironment } from '../base/child-environment.ts';

const LIMIT_MS = 3_000;
const MAX_BYTES = 16 * 1024;

/**
 * The first line of `dcvviewer --version`; undefined if there is none within 3 s, or the viewer
 * fails.
 */
export function readViewerVersion(
  executable: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(
      executable,
      ['--version'],
      {
        timeout: LIMIT_MS,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_BYTES,
        env: childEnvironment(env),
        windowsHide: true,
      },
      (error, stdout) => {
        const first = safeText(stdout.trim().split('\n')[0] ?? '');
        resolve(error === null && first !== '' ? first : undefined);
      },
    );
  });
}
