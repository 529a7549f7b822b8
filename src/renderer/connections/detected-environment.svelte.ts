import type { Bridge } from '../../shared/ipc/contract.ts';
import type { DetectedEnvironment } from '../../shared/ipc/contract-first-run.ts';
import { callBridge } from '../bridge/call-bridge.ts';

/** What main found on this machine by itself. Asked when somebody shows it, so nothing waits for it. */
export function createDetectedEnvironment(bridge: Bridge) {
  let now = $state.raw<DetectedEnvironment>();
  let failed = $state.raw(false);
  return {
    /** Nothing until it is known. */
    get now() {
      return now;
    },
    /** True where it could not be found out: then nothing is said of it. */
    get failed() {
      return failed;
    },
    async refresh() {
      const reply = await callBridge(() => bridge.app.found(undefined));
      failed = !reply.ok;
      if (reply.ok) now = reply.value;
    },
  };
}
export type EnvironmentDetection = ReturnType<typeof createDetectedEnvironment>;
