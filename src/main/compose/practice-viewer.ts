import { ok, err } from '../../shared/base/failure.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { createLogFile } from '../adapters/support/log-file.ts';
import { readHandover } from '../adapters/viewer/handover-reader.ts';
import type { Paths } from '../adapters/window/paths.ts';
import type { Log } from '../core/base/log.ts';

/** What the practice viewer needs: the fields of the hand-over file it was started with, read immediately. */
export function receiveHandover(
  paths: Paths,
  name: string | undefined,
): { received: Handlers['practiceViewer']['received']; log: Log } {
  const fields = readHandover(paths.handover, name ?? '');
  return {
    log: createLogFile(paths.logs),
    received: async () => {
      const read = await fields;
      return read === undefined ? err({ code: 'not-found', what: 'stream' }) : ok(read);
    },
  };
}
