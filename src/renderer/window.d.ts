import type { Bridge } from '../shared/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload, from the contract. The window's only way out. */
    readonly stagedoor: Bridge;
  }
}
