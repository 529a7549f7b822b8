import { join } from 'node:path';
import { createReachability } from '../../../src/main/adapters/network/reachability.ts';
import { FILE_TIMES } from '../../../src/main/adapters/viewer/file-lifetime.ts';
import { createHandOver } from '../../../src/main/adapters/viewer/hand-over.ts';
import { createHandoverFiles } from '../../../src/main/adapters/viewer/handover-files.ts';
import { startViewer } from '../../../src/main/adapters/viewer/viewer-process.ts';
import { ok } from '../../../src/shared/base/failure.ts';
import { recordingLog, tempFolder } from '../machine/machine.ts';
import type { RecordingViewer } from './recording-viewer.ts';

/** The recording viewer reads its file at once, so that the file can be deleted soon. */
const TIMES = { ...FILE_TIMES, lifeMs: 300, afterReadMs: 100 };

/**
 * The program's own handover, with `viewer` instead of the DCV viewer. Nothing is opened in a
 * browser.
 */
export function createRealHandOver(viewer: RecordingViewer) {
  const { log } = recordingLog();
  const folder = join(tempFolder(), 'handover');
  const files = createHandoverFiles(folder, log, TIMES);
  const reachability = createReachability(async () => 'DIRECT');
  const handOver = createHandOver({
    files,
    reachability,
    log,
    findViewer: async () =>
      ok({
        notices: [],
        start: (file) => startViewer(viewer.executable, [file], { PATH: '/usr/bin:/bin' }),
      }),
    openInBrowser: () => Promise.reject(new Error('not asked for')),
  });
  return { handOver, files, folder };
}
