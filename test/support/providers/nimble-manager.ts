import type { ServiceResponse } from '../../../src/main/core/provider/service-response.ts';
import type { PracticeOptions } from '../../../src/practice/studio.ts';
import { createHandClock, startStudio } from '../practice/start-studio.ts';
import { targetIn, providerFor, resource } from './nimble.ts';

/** A practice studio with a test clock, and the manager of its workstations. */
export async function managing(script: PracticeOptions['script'] = {}) {
  const clock = createHandClock();
  const studio = await startStudio({ now: clock.now, script });
  const { manager } = providerFor(studio);
  // All methods in one object, as tests call them.
  const whole = { ...manager, ...manager.power, ...manager.creator, ...manager.creator.agreements };
  return {
    studio,
    manager: whole,
    named: resource(studio.studioId),
    at: (session: string) => targetIn(studio, session),
    pass: clock.pass,
  };
}

/** The value of a response; throws for anything else. */
export function valueOf<T>(response: ServiceResponse<T>): T {
  if (response.kind !== 'answer') throw new Error(`it came to ${JSON.stringify(response)}`);
  return response.value;
}

/** The stopped workstation of the default practice studio. */
export const stoppedId = 'look-development-02';
