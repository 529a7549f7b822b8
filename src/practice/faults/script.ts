import type { ScriptedInstance } from '../data/instance-store.ts';
import type { ScriptedEula, SeedScript } from '../data/scripted-studio.ts';
import type { StreamUrlInput } from '../data/stream-store.ts';
import type { Timeline } from '../data/timeline.ts';
import type { StreamingSession } from '../data/wire-types.ts';
import type { Faults } from './fault.ts';

/** How a practice studio behaves: its data, its limits and its faults. Every field is optional. */
export interface Script extends SeedScript {
  /** The most workstations a studio may have, deleted ones not counted; unlimited by default. */
  readonly maxSessions?: number;
  /** Terms of use, the same in all studios; two by default. */
  readonly eulas?: readonly ScriptedEula[];
  /** The life of each stream. A function gets the number of the stream, counted from 1. */
  readonly streams?: Timeline | ((nth: number, session: StreamingSession) => Timeline);
  /** Makes the URL of a READY stream. By default it is the page of the practice desktop. */
  readonly streamUrl?: (stream: StreamUrlInput) => string;
  /** Items on one page of a list; 100 by default. */
  readonly pageSize?: number;
  /** Every page has the same `nextToken`, which leads to the first page again. */
  readonly endlessLists?: boolean;
  /** EC2 instances; three by default. */
  readonly instances?: readonly ScriptedInstance[];
  /** Actions of EC2 and Systems Manager that are refused, such as `ec2:StopInstances`. */
  readonly deniedActions?: readonly string[];
  /** What goes wrong, and when. */
  readonly faults?: Faults;
  /** If given, callers must send it with the keys; otherwise they must send none. */
  readonly sessionToken?: string;
}
