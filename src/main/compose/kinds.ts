import type { Kinds } from '../core/provider/kind.ts';
import { accessConsoleKind, type AccessConsoleDeps } from '../providers/access-console/kind.ts';
import { directKind, type DirectDeps } from '../providers/direct/kind.ts';
import { ec2Kind, type Ec2Deps } from '../providers/ec2/kind.ts';
import { nimbleKind, type NimbleDeps } from '../providers/nimble/kind.ts';
import { practiceKind, type PracticeDeps } from '../providers/nimble/practice-kind.ts';
import { sessionManagerKind, type SessionManagerDeps } from '../providers/session-manager/kind.ts';

type KindsDeps = NimbleDeps &
  SessionManagerDeps &
  AccessConsoleDeps &
  Ec2Deps &
  DirectDeps &
  PracticeDeps;

/** Every kind of connection. To add one, add a line here. */
export const composeKinds = (deps: KindsDeps): Kinds => ({
  nimble: nimbleKind(deps),
  'session-manager': sessionManagerKind(deps),
  'access-console': accessConsoleKind(deps),
  ec2: ec2Kind(deps),
  direct: directKind(deps),
  practice: practiceKind(deps),
});
