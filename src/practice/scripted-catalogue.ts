import type { LaunchProfile, StreamConfiguration } from './catalogue-wire.ts';

/** A launch profile in a script: what is not said is filled in. */
export interface ScriptedProfile extends Partial<Omit<LaunchProfile, 'streamConfiguration'>> {
  readonly streamConfiguration?: Partial<StreamConfiguration>;
}

/** Terms of use in a script. Their page is the practice studio's own. */
export interface ScriptedEula {
  readonly eulaId: string;
  readonly name: string;
}
