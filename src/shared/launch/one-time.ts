import * as v from 'valibot';
import { ConnectionId } from '../base/ids.ts';

/**
 * The connection of launches from a one-time address. It is never saved. The ids of saved connections are made from
 * their names and never contain two hyphens next to each other.
 */
export const ONE_TIME = v.parse(ConnectionId, 'one-time--address');
