import type { Stores } from '../../src/renderer/app/stores.ts';
import type { Bridge } from '../../src/shared/ipc/contract.ts';
import type { createFakeBridge, FakeDeps } from '../support/window/fake-bridge.ts';
import type { Hands } from './hands.ts';

/** Sends events in place of the main process. */
export type Push = ReturnType<typeof createFakeBridge>['push'];

/** The real window with sample data, in the state to show. */
export interface Scene {
  /** Lower case with dashes. Pictures are named after it. */
  readonly name: string;
  readonly data?: FakeDeps;
  /** Replacements for responses of the bridge. */
  readonly answers?: { [Group in keyof Bridge]?: Partial<Bridge[Group]> };
  /** Brings the opened window into the state to show. */
  readonly begin?: (stores: Stores, push: Push, hands: Hands) => unknown;
  /** True if a picture of it is kept (docs/pictures). */
  readonly picture?: true;
}
