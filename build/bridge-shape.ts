import { contract } from '../src/shared/ipc/contract.ts';

/** The names of the contract's messages and their direction, which is all that the preload script needs. */
export const bridgeShape = Object.fromEntries(
  Object.entries(contract).map(([group, rows]) => [
    group,
    Object.fromEntries(Object.entries(rows).map(([name, { type }]) => [name, type])),
  ]),
);
