import { app, dialog } from 'electron';
import type { FailureText } from '../../shared/base/failure-text-types.ts';

/** Shows a failure of a start that has no window, until it is closed or `signal` is aborted. */
export async function showErrorBox(
  { title, advice }: FailureText,
  signal: AbortSignal,
): Promise<void> {
  await app.whenReady();
  await dialog.showMessageBox({
    type: 'error',
    title: app.name,
    message: title,
    detail: advice,
    signal,
  });
}
