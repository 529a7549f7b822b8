import { carryOut, type ChangeJob } from '../../../../../src/main/core/launch/change.ts';
import type { FoundTarget } from '../../../../../src/main/core/launch/find-target.ts';
import type { LaunchEvent } from '../../../../../src/main/core/launch/launch-reducer.ts';
import type { PollDeps } from '../../../../../src/main/core/launch/poll.ts';
import type {
  Agreements,
  SessionCreator,
  Power,
  WorkstationManager,
} from '../../../../../src/main/core/provider/provider.ts';
import {
  answer,
  type ServiceResponse,
} from '../../../../../src/main/core/provider/service-response.ts';
import type { Result } from '../../../../../src/shared/base/failure.ts';
import type { Workstation } from '../../../../../src/shared/workstations/workstation.ts';
import { createPollDeps, resourceId } from '../../support/fakes.ts';
import { createHandClock } from '../../support/hand-clock.ts';

export const target = { studio: resourceId('us-west-2:studio-1'), session: resourceId('comp-07') };

/** The response for a workstation in this state. */
export const seen = (
  state?: string,
  more: Partial<Workstation> = {},
): ServiceResponse<Workstation> =>
  answer({
    id: 'comp-07',
    studio: target.studio,
    ...(state !== undefined && { state }),
    ...more,
  });

/** The responses to each type of request, one after the other; the last one is repeated. */
export type Script = Partial<
  Readonly<
    Record<
      'read' | 'start' | 'stop' | 'reboot' | 'end' | 'create',
      readonly (ServiceResponse<Workstation> | 'hang')[]
    >
  >
>;

/** All methods of a manager in one object. */
export type WholeManager = Omit<WorkstationManager, 'power' | 'creator'> &
  Power &
  Omit<SessionCreator, 'agreements'> &
  Agreements;

/** A manager that responds from a script and records its calls. */
export function createFakeManager(script: Script, own: Partial<WholeManager> = {}) {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const asked = new Map<string, number>();
  const next = (
    name: keyof Script,
    args: readonly unknown[],
  ): Promise<ServiceResponse<Workstation>> => {
    calls.push([name, ...args]);
    const answers = script[name] ?? [];
    const nth = asked.get(name) ?? 0;
    asked.set(name, nth + 1);
    const one = answers[Math.min(nth, answers.length - 1)];
    if (one === undefined) throw new Error(`nobody was to ask for ${name}`);
    return one === 'hang' ? new Promise(() => {}) : Promise.resolve(one);
  };
  const unused = () => Promise.reject(new Error('a change has no use for it'));
  const whole = {
    read: (where) => next('read', [where]),
    end: (where, token) => next('end', [where, token]),
    start: (where, backup, token) => next('start', [where, backup, token]),
    stop: (where, token) => next('stop', [where, token]),
    reboot: (where, token) => next('reboot', [where, token]),
    create: (studio, order, token) => next('create', [studio, order, token]),
    listProfiles: unused,
    readProfile: unused,
    listBackups: unused,
    readEula: unused,
    listAcceptances: unused,
    acceptEulas: unused,
    ...own,
  } satisfies WholeManager;
  const { read, end, start, stop, reboot, listBackups, create, listProfiles, readProfile } = whole;
  const { readEula, listAcceptances, acceptEulas } = whole;
  const agreements = { readEula, listAcceptances, acceptEulas };
  const manager = {
    read,
    end,
    power: { start, stop, reboot, listBackups },
    creator: { create, listProfiles, readProfile, agreements },
  } satisfies WorkstationManager;
  return { manager, calls, names: () => calls.map(([name]) => name) };
}

/** A change carried out with a clock that the test moves. */
export function change(
  job: Omit<ChangeJob, 'token' | 'wait'> & Partial<ChangeJob>,
  script: Script,
  { at = target }: { at?: Parameters<typeof carryOut>[1] } = {},
) {
  const hand = createHandClock();
  const fake = createFakeManager(script);
  const cancel = new AbortController();
  const deps: PollDeps = createPollDeps(hand);
  const events: LaunchEvent[] = [];
  const work = async (): Promise<Result<FoundTarget>> => {
    const whole = { token: 'one-request', wait: true, ...job };
    const steps = carryOut(whole, at, fake.manager, deps, cancel.signal);
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return step.value;
      events.push(step.value);
    }
  };
  const over = work();
  // A test that cancels awaits `over` later; until then this prevents an unhandled rejection.
  over.catch(() => {});
  return { ...fake, hand, deps, events, over, cancel, end: () => hand.until(over) };
}
