import type { Clock } from '../../../../../../src/main/core/base/clock.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../../../../../src/main/core/provider/service-response.ts';
import type { Stream } from '../../../../../../src/main/core/provider/provider.ts';
import { Secret } from '../../../../../../src/main/core/secrets/secret.ts';
import type { Workstation } from '../../../../../../src/shared/workstations/workstation.ts';
import { streamUrl } from '../../../support/fakes.ts';
import type { Chance } from './random.ts';

/** The workstations that exist from the start. */
export const ROOMS = Array.from({ length: 14 }, (_, nth) => `room-${nth + 1}`);

interface Room {
  state: string;
  next?: { readonly at: number; readonly state: string };
}

interface MadeStream {
  readonly id: string;
  readonly readyAt: number;
  readonly fails: boolean;
}

type Moving = readonly [from: readonly string[], through: string, to: string, failing: string];
const moves: Readonly<Record<'start' | 'stop' | 'end', Moving>> = {
  start: [['STOPPED', 'START_FAILED', 'STOP_FAILED'], 'START_IN_PROGRESS', 'READY', 'START_FAILED'],
  stop: [['READY', 'START_FAILED', 'STOP_FAILED'], 'STOP_IN_PROGRESS', 'STOPPED', 'STOP_FAILED'],
  end: [
    ['READY', 'STOPPED', 'START_FAILED', 'STOP_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'],
    ...(['DELETE_IN_PROGRESS', 'DELETED', 'DELETE_FAILED'] as const),
  ],
};
const notFound = failure({ code: 'not-found', what: 'workstation' });

/** A studio as the service stores it: it survives every program that uses it. */
export function createModelService(clock: Clock, chance: Chance, studio: string) {
  const rooms = new Map<string, Room>(
    ROOMS.map((id) => [id, { state: id === 'room-3' ? 'STOPPED' : 'READY' }]),
  );
  /** What was created or changed, by client token. */
  const streams = new Map<string, MadeStream>();
  const made = new Map<string, string>();
  const changed = new Set<string>();

  const move = (room: Room, through: string, to: string, failing: string) => {
    room.state = through;
    const at = clock.monotonic() + chance.between(200, 9_000);
    room.next = { at, state: chance.once(0.12) ? failing : to };
  };
  const roomOf = (session: string): Room | undefined => {
    const room = rooms.get(session);
    if (room?.next !== undefined && clock.monotonic() >= room.next.at) {
      room.state = room.next.state;
      delete room.next;
    }
    return room;
  };
  const shown = (id: string, room: Room): ServiceResponse<Workstation> => {
    if (room.state === 'DELETED' && chance.once(0.5)) return notFound;
    const isNew = room.next !== undefined && chance.once(0.05);
    return answer({ id, studio, state: isNew ? 'WARMING' : room.state });
  };
  const shownStream = ({ id, readyAt, fails }: MadeStream): ServiceResponse<Stream> => {
    const isThere = clock.monotonic() >= readyAt;
    const state = !isThere ? 'CREATE_IN_PROGRESS' : fails ? 'CREATE_FAILED' : 'READY';
    const facts = { streamId: id, state };
    return answer(state === 'READY' ? { facts, url: new Secret(streamUrl) } : { facts });
  };

  return {
    made,
    read(session: string): ServiceResponse<Workstation> {
      const room = roomOf(session);
      return room === undefined ? notFound : shown(session, room);
    },
    change(what: keyof typeof moves, session: string, token: string): ServiceResponse<Workstation> {
      const room = roomOf(session);
      if (room === undefined) return notFound;
      if (changed.has(token)) return shown(session, room);
      const [from, through, to, failing] = moves[what];
      if (!from.includes(room.state)) return transientError('busy');
      changed.add(token);
      move(room, through, to, failing);
      return shown(session, room);
    },
    create(token: string): ServiceResponse<Workstation> {
      const id = made.get(token) ?? `new-${made.size + 1}`;
      if (!made.has(token)) {
        made.set(token, id);
        const room: Room = { state: 'STOPPED' };
        move(room, 'CREATE_IN_PROGRESS', 'READY', 'CREATE_FAILED');
        rooms.set(id, room);
      }
      const room = roomOf(id);
      return room === undefined ? notFound : shown(id, room);
    },
    createStream(session: string, token: string): ServiceResponse<Stream> {
      const known = streams.get(token);
      if (known !== undefined) return shownStream(known);
      const room = roomOf(session);
      if (room === undefined) return notFound;
      if (room.next !== undefined) return transientError('busy');
      if (room.state !== 'READY') return failure({ code: 'request-refused' });
      const stream = {
        id: `stream-${streams.size + 1}`,
        readyAt: clock.monotonic() + chance.between(100, 12_000),
        fails: chance.once(0.08),
      };
      streams.set(token, stream);
      return shownStream(stream);
    },
    readStream(id: string): ServiceResponse<Stream> {
      const stream = [...streams.values()].find((one) => one.id === id);
      return stream === undefined
        ? failure({ code: 'not-found', what: 'stream' })
        : shownStream(stream);
    },
  };
}
export type ModelService = ReturnType<typeof createModelService>;
