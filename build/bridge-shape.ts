import { contract } from '../src/shared/ipc/contract.ts';

/** The contract's names and which way each message goes: all that the preload needs of it. */
export const bridgeShape = Object.fromEntries(
  Object.entries(contract).map(([group, rows]) => [
    group,
    Object.fromEntries(Object.entries(rows).map(([name, { type }]) => [name, type])),
  ]),
);
