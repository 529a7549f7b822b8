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
  /** Looks now; answers when that has come to something. */
  check: call(noPayload, UpdateState),
  /** Puts the one that is ready in place once no launch is under way, and starts it. */
  install: call(noPayload, noPayload),
  changed: event(UpdateState),
};
