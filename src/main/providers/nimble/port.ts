import type { Provider } from '../../core/provider/provider.ts';
import type { NimbleManager } from './manager.ts';

/** Nimble has every capability except screenshots. */
export interface NimbleProvider extends Provider {
  readonly listStudios: NonNullable<Provider['listStudios']>;
  readonly readStream: NonNullable<Provider['readStream']>;
  readonly manager: NimbleManager;
}
