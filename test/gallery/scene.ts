import type { Stores } from '../../src/renderer/app/stores.ts';
import type { Bridge } from '../../src/shared/ipc/contract.ts';
import type { createFakeBridge, FakeDeps } from '../support/window/fake-bridge.ts';
import type { Hands } from './hands.ts';

/** Events from the main process, sent by hand. */
export type Push = ReturnType<typeof createFakeBridge>['push'];

/** The real window with sample data, brought into the state to show. */
export interface Scene {
  /** Lower case and dashes; pictures are named after it. */
  readonly name: string;
  readonly world?: FakeDeps;
  /** Replacements for responses of the bridge. */
  readonly answers?: { [Group in keyof Bridge]?: Partial<Bridge[Group]> };
  /** What is done in the window after it has opened. */
  readonly begin?: (stores: Stores, push: Push, hands: Hands) => unknown;
  /** True if a picture of it is kept (docs/pictures). */
  readonly picture?: true;
}
