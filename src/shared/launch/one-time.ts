import type { ConnectionId } from '../base/ids.ts';

/**
 * The connection of launches from a one-time address. It is never saved. The ids of saved connections are made from
 * their names and never contain two hyphens next to each other. Not parsed here, so that the window does not load the
 * schemas for it; a test parses it.
 */
export const ONE_TIME = 'one-time--address' as ConnectionId;
