import type {
  LaunchProfile,
  StreamConfiguration,
  StreamingImage,
  StreamingSessionBackup,
} from './catalogue-wire-types.ts';
import type { ChangePlans } from './session-change.ts';
import type { StreamingSession, Studio } from './wire-types.ts';

/** A workstation in a script. Fields that are left out get default values. */
export interface ScriptedSession extends Partial<StreamingSession> {
  /** The name shown to people. It is sent as the tag `Name`. */
  readonly name?: string;
  /** It is starting, and READY this long after the studio was created. */
  readonly readyAfterMs?: number;
}

/** A backup in a script. It must name its workstation; other fields have default values. */
export type ScriptedBackup = Partial<StreamingSessionBackup> &
  Pick<StreamingSessionBackup, 'sessionId'>;

/** A studio in a script. Fields that are left out get default values. */
export interface ScriptedStudio {
  readonly studio?: Partial<Studio>;
  /** Its workstations. By default, those of the script for the first studio, none for others. */
  readonly sessions?: readonly ScriptedSession[];
}

/** A launch profile in a script. Fields that are left out get default values. */
export interface ScriptedProfile extends Partial<Omit<LaunchProfile, 'streamConfiguration'>> {
  readonly streamConfiguration?: Partial<StreamConfiguration>;
}

/** Terms of use in a script. The practice studio itself serves the page with their text. */
export interface ScriptedEula {
  readonly eulaId: string;
  readonly name: string;
}

/** The part of a script that decides which data exists when the practice studio starts. */
export interface SeedScript {
  /** By default one studio, "Practice studio". An empty list means that there is no studio. */
  readonly studios?: readonly ScriptedStudio[];
  /** The workstations of the first studio. By default four, exactly one of which is READY. */
  readonly sessions?: readonly ScriptedSession[];
  /** By default two of the stopped default workstation; none if `sessions` is given. */
  readonly backups?: readonly ScriptedBackup[];
  /**
   * How long creating, starting, stopping and deleting workstations takes, and what fails. By default
   * everything succeeds, except the first start of one default workstation.
   */
  readonly changes?: ChangePlans;
  /** The launch profiles of every studio; four by default. */
  readonly launchProfiles?: readonly ScriptedProfile[];
  /** The images of every studio; two by default, one of which has terms of use. */
  readonly streamingImages?: readonly Partial<StreamingImage>[];
  /** Ids of the terms that every studio has accepted at the start; one by default. */
  readonly acceptedEulas?: readonly string[];
}
