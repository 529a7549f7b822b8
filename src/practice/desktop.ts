import { pageReply, type Reply } from './reply.ts';
import type { Admission } from './stream-store.ts';

/** Where practice streams lead. */
export const desktopPath = '/desktop/';

const words: Readonly<Record<Admission, string>> = {
  open: 'This is where the desktop would be. The stream arrived with everything a viewer needs.',
  unknown: 'This address belongs to no stream of this practice studio.',
  'not-ready': 'This stream is not ready.',
  expired: 'This stream has expired. Connect again to get a new one.',
};

/** The page behind a practice stream's URL. It shows nothing of that URL. */
export function desktopReply(admission: Admission): Reply {
  return pageReply(admission === 'open' ? 200 : 403, 'Practice desktop', words[admission]);
}
