import { safeText } from '../../../shared/base/safe-text.ts';
import { childEnvironment } from '../base/child-environment.ts';
import { outputOf } from '../base/run-tool.ts';

const LIMIT_MS = 3_000;
const MAX_BYTES = 16 * 1024;

/**
 * The first line of `dcvviewer --version`; undefined if there is none within 3 s, or the viewer
 * fails.
 */
export async function readViewerVersion(
  executable: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const output = await outputOf(executable, ['--version'], {
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_BYTES,
    env: childEnvironment(env),
  });
  const first = safeText(output?.trim().split('\n')[0] ?? '');
  return first === '' ? undefined : first;
}
