import { call, event, noPayload } from './message.ts';
import { PolicyState } from '../policy/policy-rules.ts';
import { PreferencesAnswer, PreferencesChange } from '../settings/preferences.ts';
import { UpdateState } from '../updates/updates.ts';

/** Messages about the machine's policy. */
export const policyMessages = {
  /** Which connections are the machine's, and which are listed but not allowed. */
  state: call(noPayload, PolicyState),
  changed: event(PolicyState),
};

/** Messages about what the user prefers. */
export const preferenceMessages = {
  read: call(noPayload, PreferencesAnswer),
  /** Changes those that are named, and leaves the others. */
  set: call(PreferencesChange, PreferencesAnswer),
  changed: event(PreferencesAnswer),
};

/** Messages about new versions of the program. */
export const updateMessages = {
  state: call(noPayload, UpdateState),
  /** Checks now. Replies when the check has finished. */
  check: call(noPayload, UpdateState),
  /** Installs the version that is ready once no launch is in progress, and restarts. */
  install: call(noPayload, noPayload),
  changed: event(UpdateState),
};
