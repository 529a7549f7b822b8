import type { StreamingImage, StreamingSessionBackup } from './catalogue-wire.ts';
import type { Faults } from './fault.ts';
import type { ScriptedEula, ScriptedProfile } from './scripted-catalogue.ts';
import type { Changes } from './session-change.ts';
import type { StreamFacts } from './stream-store.ts';
import type { Timeline } from './timeline.ts';
import type { StreamingSession, Studio } from './wire.ts';

/** A workstation in a script: what is not said is filled in. */
export interface ScriptedSession extends Partial<StreamingSession> {
  /** Shown to people; travels as the tag `Name`. */
  readonly name?: string;
}

/** A backup in a script: what is not said but its workstation is filled in. */
export type ScriptedBackup = Partial<StreamingSessionBackup> &
  Pick<StreamingSessionBackup, 'sessionId'>;

/** A studio in a script: what is not said is filled in. */
export interface ScriptedStudio {
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
  /** Where not given, two of a usual workstation that is stopped, and none of others. */
  readonly backups?: readonly ScriptedBackup[];
  /** How long workstations take to be made, started, stopped and deleted, and what fails. */
  readonly changes?: Changes;
  /** How many workstations a studio may have; any number where not given. */
  readonly maxSessions?: number;
  /** What every studio's new workstations are made from; four where not given. */
  readonly launchProfiles?: readonly ScriptedProfile[];
  /** What is installed on them; two where not given, one of which has terms of use. */
  readonly streamingImages?: readonly Partial<StreamingImage>[];
  /** Terms of use; two where not given. */
  readonly eulas?: readonly ScriptedEula[];
  /** Terms that every studio has accepted from the beginning; one where not given. */
  readonly acceptedEulas?: readonly string[];
  /** How each stream lives; a function is given how many were asked for, counting from 1. */
  readonly streams?: Timeline | ((nth: number, session: StreamingSession) => Timeline);
  /** The URL of a READY stream, instead of the practice desktop's. */
  readonly streamUrl?: (stream: StreamFacts) => string;
  /** Items a page in lists; 100 where not given. */
  readonly pageSize?: number;
  /** Every page's nextToken is one and the same and leads to the first page again. */
  readonly endlessLists?: boolean;
  /** What goes wrong, and when. */
  readonly faults?: Faults;
  /** Where given, callers must send it with the keys; where not, they must send none. */
  readonly sessionToken?: string;
}
