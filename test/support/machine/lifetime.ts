import { afterAll, beforeAll, onTestFinished } from 'vitest';

type Cleanup = () => unknown;

/** The cleanups of what {@link openForAll} is opening at the moment. */
let collected: Cleanup[] | undefined;

/** Runs `clean` when the current test ends, or after the last test if {@link openForAll} is opening something. */
export function onEnd(clean: Cleanup): void {
  if (collected !== undefined) collected.push(clean);
  else
    onTestFinished(async () => {
      await clean();
    });
}

/**
 * Prints what `describe` returns if the current test fails, before what was opened earlier is closed. Not for what
 * {@link openForAll} opens.
 */
export function onFailure(describe: () => Promise<string>): void {
  if (collected !== undefined) return;
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(await describe());
  });
}

/**
 * Opens something once for all tests of a file or of a `describe` block, such as a window, whose start is expensive.
 * Everything that the helpers of `test/support` open for it is closed after the last test, newest first.
 * @returns what was opened; only tests may call it
 */
export function openForAll<T>(open: () => Promise<T>): () => T {
  let opened: { readonly value: T } | undefined;
  const cleanups: Cleanup[] = [];
  beforeAll(async () => {
    collected = cleanups;
    try {
      opened = { value: await open() };
    } finally {
      collected = undefined;
    }
  });
  afterAll(async () => {
    for (const clean of cleanups.splice(0).toReversed()) await clean();
  });
  return () => {
    if (opened === undefined) throw new Error('nothing was opened: see the failure of beforeAll');
    return opened.value;
  };
}
