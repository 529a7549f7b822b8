import type { Stores } from '../../src/renderer/app/stores.ts';
import type { Bridge } from '../../src/shared/ipc/contract.ts';
import type { createFakeBridge, FakeDeps } from '../support/window/fake-bridge.ts';
import type { Hands } from './hands.ts';

/** What comes from main, pushed by hand. */
export type Push = ReturnType<typeof createFakeBridge>['push'];

/** The real window over a small world, brought where it is to be looked at. */
export interface Scene {
  /** Lower case and dashes; pictures are named after it. */
  readonly name: string;
  readonly world?: FakeDeps;
  /** What the bridge answers in place of its own. */
  readonly answers?: { [Group in keyof Bridge]?: Partial<Bridge[Group]> };
  /** What is done in the window that has just opened. */
  readonly begin?: (stores: Stores, push: Push, hands: Hands) => unknown;
  /** True where a picture of it is kept (docs/pictures). */
  readonly picture?: true;
}
