import type { Faults } from './fault.ts';
import type { StreamFacts } from './stream-store.ts';
import type { Timeline } from './timeline.ts';
import type { StreamingSession, Studio } from './wire.ts';

/** A workstation in a script: what is not said is filled in. */
export interface ScriptedSession extends Partial<StreamingSession> {
  /** Shown to people; travels as the tag `Name`. */
  readonly name?: string;
}

/** A studio in a script: what is not said is filled in. */
interface ScriptedStudio {
  readonly studio?: Partial<Studio>;
  /** Its workstations; where not given, the first studio has the script's, the others none. */
  readonly sessions?: readonly ScriptedSession[];
}

/** How a practice studio behaves. Everything may be left out. */
export interface Script {
  /** Where not given, one studio, 'Practice studio'. An empty list means that there is none. */
  readonly studios?: readonly ScriptedStudio[];
  /** The first studio's workstations; where not given, four of which exactly one is READY. */
  readonly sessions?: readonly ScriptedSession[];
  /** How each stream lives; a function is given how many were asked for, counting from 1. */
  readonly streams?: Timeline | ((nth: number, session: StreamingSession) => Timeline);
  /** The URL of a READY stream, instead of the practice desktop's. */
  readonly streamUrl?: (stream: StreamFacts) => string;
  /** Items a page in lists; 100 where not given. */
  readonly pageSize?: number;
  /** What goes wrong, and when. */
  readonly faults?: Faults;
  /** Where given, callers must send it with the keys; where not, they must send none. */
  readonly sessionToken?: string;
}
