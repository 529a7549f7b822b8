import { pageReply, type Reply } from './reply.ts';
import type { TokenStatus } from '../data/stream-store.ts';

/** The path in the URLs of practice streams. */
export const desktopPath = '/desktop/';

const messages: Readonly<Record<TokenStatus, string>> = {
  open: 'This is where the desktop would be. The stream arrived with everything a viewer needs.',
  unknown: 'This address belongs to no stream of this practice studio.',
  'not-ready': 'This stream is not ready.',
  expired: 'This stream has expired. Connect again to get a new one.',
};

/** The page behind the URL of a practice stream. It does not repeat anything from the URL. */
export function desktopPageReply(status: TokenStatus): Reply {
  return pageReply(status === 'open' ? 200 : 403, 'Practice desktop', messages[status]);
}
