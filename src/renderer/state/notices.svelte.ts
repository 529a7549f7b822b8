import type { Bridge } from '../../shared/contract.ts';
import type { Notice } from '../../shared/notice.ts';
import { ask } from './ask.ts';

/** The version, and what main tells once above everything else. */
export function createNotices(bridge: Bridge) {
  let list = $state.raw<readonly Notice[]>([]);
  let version = $state.raw('');
  let heard = false;

  bridge.app.noticesChanged((notices) => {
    heard = true;
    list = notices;
  });
  void ask(() => bridge.app.state(undefined)).then((reply) => {
    if (!reply.ok) return;
    version = reply.value.version;
    if (!heard) list = reply.value.notices;
  });

  return {
    get list() {
      return list;
    },
    get version() {
      return version;
    },
    dismiss(id: string) {
      heard = true;
      list = list.filter((notice) => notice.id !== id);
      void ask(() => bridge.app.dismissNotice(id));
    },
  };
}
export type Notices = ReturnType<typeof createNotices>;
