import type { Rolldown } from 'vite';

/**
 * Puts all modules that the window loads first into one chunk. Otherwise each module that a later chunk also uses becomes a
 * small chunk, and the main process answers a request for each before the window is shown.
 */
export const loadedFirst: Rolldown.CodeSplittingNameFunction = (id, context) =>
  isLoadedFirst(id, context, new Set()) ? 'first' : null;

/** True if an entry imports the module, also through other modules, but not by `import()`. */
function isLoadedFirst(id: string, context: Rolldown.ChunkingContext, seen: Set<string>): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const info = context.getModuleInfo(id);
  return (
    info !== null &&
    (info.isEntry || info.importers.some((one) => isLoadedFirst(one, context, seen)))
  );
}
