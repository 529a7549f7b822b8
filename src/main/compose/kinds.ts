import type { Kinds } from '../core/provider/kind.ts';
import { accessConsoleKind, type AccessConsoleWorld } from '../providers/access-console/kind.ts';
import { directKind, type DirectWorld } from '../providers/direct/kind.ts';
import { nimbleKind, type NimbleWorld } from '../providers/nimble/kind.ts';
import { practiceKind, type PracticeWorld } from '../providers/nimble/practice-kind.ts';
import { sessionManagerKind, type SessionManagerWorld } from '../providers/session-manager/kind.ts';

type KindsWorld = NimbleWorld &
  SessionManagerWorld &
  AccessConsoleWorld &
  DirectWorld &
  PracticeWorld;

/** Every kind of connection: a new one is a line here. */
export const composeKinds = (world: KindsWorld): Kinds => ({
  nimble: nimbleKind(world),
  'session-manager': sessionManagerKind(world),
  'access-console': accessConsoleKind(world),
  direct: directKind(world),
  practice: practiceKind(world),
});
