import type { AppState, Bridge } from '../../shared/ipc/contract.ts';
import type { Notice } from '../../shared/base/notice.ts';

/** The program's version and platform, and the notices that the main process shows above the page. */
export function createNotices(bridge: Bridge) {
  let list = $state.raw<readonly Notice[]>([]);
  let version = $state.raw('');
  let platform = $state.raw<AppState['platform']>();
  let heard = false;

  bridge.app.noticesChanged((notices) => {
    heard = true;
    list = notices;
  });
  void bridge.app.state(undefined).then((reply) => {
    if (!reply.ok) return;
    ({ version, platform } = reply.value);
    if (!heard) list = reply.value.notices;
  });

  return {
    get list() {
      return list;
    },
    get version() {
      return version;
    },
    get platform() {
      return platform;
    },
    dismiss: (id: string) => {
      heard = true;
      list = list.filter((notice) => notice.id !== id);
      void bridge.app.dismissNotice(id);
    },
  };
}
export type Notices = ReturnType<typeof createNotices>;
