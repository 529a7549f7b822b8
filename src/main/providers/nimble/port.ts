import type { Provider } from '../../core/provider/provider.ts';
import type { NimbleManager } from './manager.ts';

/** Nimble has all there is, but pictures. */
export interface NimbleProvider extends Provider {
  readonly listStudios: NonNullable<Provider['listStudios']>;
  readonly readStream: NonNullable<Provider['readStream']>;
  readonly manager: NimbleManager;
}
