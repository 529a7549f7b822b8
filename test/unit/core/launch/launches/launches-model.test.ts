import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../../src/main/core/base/clock.ts';
import type { LaunchRequest } from '../../../../../src/main/core/launch/launch-request.ts';
import type { Result } from '../../../../../src/shared/base/failure.ts';
import {
  isResourceId,
  type LaunchId,
  type ResourceId,
} from '../../../../../src/shared/base/ids.ts';
import { isOver, isInProgress } from '../../../../../src/shared/launch/launch-state.ts';
import { connectionId, createUuids, resourceId } from '../../support/fakes.ts';
import { createHandClock, settle } from '../../support/hand-clock.ts';
import { createModelDisk } from './model/disk.ts';
import { createLedger } from './model/ledger.ts';
import { createModelHandOver, createModelProvider } from './model/outside.ts';
import { createProgram } from './model/program.ts';
import { createChance } from './model/random.ts';
import { createModelService, ROOMS } from './model/service.ts';

/** Split into ten tests, so that each is short. */
const SEEDS = Array.from({ length: 10 }, (_, nth) => nth * 100 + 1);
const connection = connectionId('north-pier');
const studio = resourceId('studio-1');
const order = { profile: resourceId('lp-comp') };

/** One history of a user, a program that crashes and a service that fails, determined by a seed. */
async function playHistory(seed: number): Promise<void> {
  const chance = createChance(seed);
  const hand = createHandClock();
  const { clock } = hand;
  const ledger = createLedger(() => clock.monotonic());
  const service = createModelService(clock, chance, studio);
  const disk = createModelDisk(clock, chance, ledger);
  const uuid = createUuids();
  const outside = { clock, chance, ledger, service };
  const deps = {
    clock,
    chance,
    ledger,
    disk,
    uuid,
    providerFor: (launch: LaunchId) => createModelProvider(outside, launch),
    handOverFor: (launch: LaunchId, own: Clock) =>
      createModelHandOver({ ...outside, clock: own }, launch),
  };
  let pid = 1;
  let program = createProgram(deps, pid);
  /** Launches that were reported to the user. */
  const reported = new Set<LaunchId>();
  /** Open forms, and the number of workstations requested in all. */
  const forms = new Map<string, LaunchRequest>();
  let made = 0;
  const cancelled = new Set<LaunchId>();
  const waiting = new Set<Promise<unknown>>();

  const press = (pressed: Promise<Result<LaunchId>>) => {
    const answered = pressed.then((outcome) => {
      if (outcome.ok) reported.add(outcome.value);
    });
    waiting.add(answered);
    void answered.finally(() => waiting.delete(answered));
  };
  const known = (): ResourceId[] => {
    const sessions = program.launches.list().map(({ session }) => session);
    return [...new Set([...ROOMS.slice(0, 3), ...sessions])].filter(isResourceId);
  };
  const restart = async () => {
    const playHistory = program.launches
      .list()
      .filter((state) => reported.has(state.launch) && isInProgress(state));
    const kept = new Set(disk.now().underWay.map(({ launch }) => launch));
    // The record of its end may have been the last write.
    const ended = new Set(disk.now().history.map(({ launch }) => launch));
    for (const { launch, state } of playHistory)
      expect(kept.has(launch) || ended.has(launch), `${state} launch on disk`).toBe(true);
    await hand.pass(chance.between(0, 5_000));
    pid += 1;
    forms.clear();
    program = createProgram(deps, pid);
    const picking = program.resume();
    await hand.until(picking);
    const again = program.launches.list().map(({ launch }) => launch);
    for (const launch of kept) {
      const { history } = disk.now();
      const isThere = again.includes(launch) || history.some((past) => past.launch === launch);
      expect(isThere, 'continued or over').toBe(true);
    }
  };

  const commands: readonly (() => void | Promise<void>)[] = [
    () => {
      const session = chance.pick(known())!;
      const request = { connection, studio, session };
      const times = chance.between(1, 2);
      const first = chance.once(0.4) && { change: { what: 'start' } as const };
      for (let nth = 0; nth < times; nth++) press(program.launches.start({ ...request, ...first }));
    },
    () => {
      const session = chance.pick(known())!;
      const what = chance.pick(['start', 'stop', 'end'] as const)!;
      const request: LaunchRequest = {
        connection,
        studio,
        session,
        connects: false,
        change: { what },
      };
      press(program.launches.start(request));
    },
    () => {
      const change = { what: 'create', order } as const;
      const request: LaunchRequest = { connection, studio, change, connects: chance.once(0.6) };
      const form = uuid();
      forms.set(form, request);
      made += 1;
      press(program.launches.create(request, form));
      if (chance.once(0.5)) press(program.launches.create(request, form));
    },
    () => {
      const open = chance.pick([...forms]);
      if (open !== undefined) press(program.launches.create(open[1], open[0]));
    },
    () => {
      const state = chance.pick(program.launches.list());
      if (state === undefined) return;
      cancelled.add(state.launch);
      program.launches.cancel(state.launch);
    },
    () => {
      const over = program.launches.list().filter((state) => isOver(state));
      const state = chance.pick(over);
      if (state === undefined) return;
      if (chance.once(0.3)) {
        program.launches.dismiss(state.launch);
        return;
      }
      if (state.failure?.code === 'change-failed' && state.failure.what === 'create') made += 1;
      press(program.launches.retry(state.launch, chance.pick(['again', 'anyway'] as const)!));
    },
    () => {
      program.pause.wake();
      if (!chance.once(0.2)) return;
      for (const session of ROOMS.map(resourceId))
        press(program.launches.start({ connection, studio, session }));
    },
    async () => {
      program.crash();
      waiting.clear();
      await restart();
    },
    async () => {
      const shutdown = program.leave();
      await hand.until(shutdown);
      await restart();
    },
  ];

  const check = () => {
    expect(program.bugs).toEqual([]);
    const wanted = program.launches
      .list()
      .filter((state) => !isOver(state) && state.session !== undefined)
      .map(({ launch, session }) => {
        const { connects, change } = ledger.of(launch).request;
        // A creation is identified by its launch, even if another launch has found its workstation
        // and connects to it.
        const wanted = change?.what === 'create' ? launch : session;
        return `${connects === false ? change?.what : 'connect'} ${wanted}`;
      });
    expect(new Set(wanted).size, `each once: ${wanted.join()}`).toBe(wanted.length);
  };

  for (let nth = chance.between(4, 12); nth > 0; nth--) {
    await chance.pick(commands)!();
    await hand.pass(chance.once(0.3) ? chance.between(0, 60) : chance.between(0, 4_000));
    check();
  }
  for (let minutes = 0; minutes < 20; minutes++) {
    const isQuiet = program.launches.list().every((state) => isOver(state)) && waiting.size === 0;
    if (isQuiet) break;
    await hand.pass(60_000);
    check();
  }
  await settle();

  const { underWay, history } = disk.now();
  expect(underWay, 'nothing is left under way').toEqual([]);
  const ended = history.map(({ launch }) => launch);
  expect(new Set(ended).size, 'each ended once').toBe(ended.length);
  for (const launch of reported) expect(ended, 'recorded in the history').toContain(launch);
  for (const { launch, end, failure } of history) {
    expect(failure !== undefined).toBe(end === 'failed');
    if (end === 'cancelled') expect([...cancelled], 'cancelled only by the user').toContain(launch);
  }
  expect(service.made.size, 'one workstation for each request').toBeLessThanOrEqual(made);
}

describe('launches are neither lost nor duplicated in histories of crashes and faults', () => {
  it.each(SEEDS)('a hundred histories from seed %d on', async (first) => {
    for (let seed = first; seed < first + 100; seed++) {
      try {
        await playHistory(seed);
      } catch (reason) {
        throw new Error(`in the history of seed ${seed}`, { cause: reason });
      }
    }
  });
});
