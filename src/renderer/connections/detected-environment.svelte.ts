import type { Bridge } from '../../shared/ipc/contract.ts';
import type { DetectedEnvironment } from '../../shared/ipc/contract-first-run.ts';

/** What the main process detected on this machine. Read when it is shown, so that the start does not wait for it. */
export function createDetectedEnvironment(bridge: Bridge) {
  let now = $state.raw<DetectedEnvironment>();
  let failed = $state.raw(false);
  return {
    /** Nothing until it is known. */
    get now() {
      return now;
    },
    /** True if detection failed. Then the page does not show the section. */
    get failed() {
      return failed;
    },
    async refresh() {
      const reply = await bridge.app.found(undefined);
      failed = !reply.ok;
      if (reply.ok) now = reply.value;
    },
  };
}
export type EnvironmentDetection = ReturnType<typeof createDetectedEnvironment>;
