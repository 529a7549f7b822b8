import type { Bridge } from '../../shared/ipc/contract.ts';

/**
 * The bridge with inputs as plain data. The state of a form is made of proxies, which cannot be sent to the main
 * process: a call with one of them throws. Listeners are passed on as they are.
 */
export function createPlainBridge(bridge: Bridge): Bridge {
  const groups = Object.entries(bridge).map(([group, side]) => [
    group,
    Object.fromEntries(
      Object.entries<(input: never) => unknown>(side).map(([name, call]) => [
        name,
        // The type of the input stays what it is.
        (input: unknown) =>
          call((typeof input === 'function' ? input : $state.snapshot(input)) as never),
      ]),
    ),
  ]);
  // The same groups and names, each with the same signature.
  return Object.fromEntries(groups) as Bridge;
}
