import type { Rolldown } from 'vite';

type Context = Rolldown.ChunkingContext;

/**
 * Puts all modules that the window loads first into one chunk. Otherwise each module that a later chunk also uses becomes a
 * small chunk, and the main process answers a request for each before the window is shown.
 */
export const loadedFirst: Rolldown.CodeSplittingNameFunction = (id, context) =>
  isLoadedWith(isEntry, id, context) ? 'first' : null;

/**
 * The same for the main process, which resolves, reads and compiles each chunk by itself: one chunk for what opens the
 * window, and one for what is loaded as soon as the window is open.
 */
export const mainChunk: Rolldown.CodeSplittingNameFunction = (id, context) => {
  // Runs in a process of its own, which has to stay small.
  if (isLoadedWith(isKeychain, id, context)) return null;
  if (isLoadedWith(isEntry, id, context)) return 'start';
  return isLoadedWith(isWindow, id, context) ? 'window' : null;
};

type Test = (id: string, context: Context) => boolean;

const isEntry: Test = (id, context) => context.getModuleInfo(id)?.isEntry === true;
const isKeychain: Test = (id) => id.endsWith('/adapters/secrets/keychain-main.ts');
const isWindow: Test = (id) => id.endsWith('/main/compose/window.ts');

/** True if a module that passes `test` imports the module, also through other modules, but not by `import()`. */
function isLoadedWith(test: Test, id: string, context: Context, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return (
    test(id, context) ||
    (context.getModuleInfo(id)?.importers ?? []).some((one) =>
      isLoadedWith(test, one, context, seen),
    )
  );
}
