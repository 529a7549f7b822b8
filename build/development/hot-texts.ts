import path from 'node:path';
import type { Plugin } from 'vite';

const EVENT = 'stagedoor:texts';

/** Speaks a language again when its texts have changed. Appended to the module that says what is spoken. */
const follow = `
import.meta.hot?.on('${EVENT}', async ({ url, name }) => {
  const changed = (await import(/* @vite-ignore */ url))[name];
  const catalogue = name === 'en' ? { ...english, texts: changed } : changed;
  if (catalogue.language === document.documentElement.lang) speak(catalogue, locale());
});
`;

/**
 * Shows a text that has changed in the page that is open. Without it Vite would load the whole page again, because the
 * texts are imported by modules that nothing can take the place of.
 */
export function hotTexts(root: string): Plugin {
  const languages = path.join(root, 'src/shared/languages').split(path.sep).join('/');
  const speaking = path.join(root, 'src/renderer/i18n/say.svelte.ts').split(path.sep).join('/');
  return {
    name: 'stagedoor:hot-texts',
    apply: 'serve',
    transform: (code, id) => (id === speaking ? code + follow : undefined),
    hotUpdate({ file, modules, timestamp }) {
      const name = changedLanguage(languages, file);
      if (name === undefined || modules.length === 0) return undefined;
      const { moduleGraph, hot } = this.environment;
      const catalogue = [...(moduleGraph.getModulesByFile(`${languages}/${name}.ts`) ?? [])][0];
      if (catalogue === undefined) return undefined;
      // No further than the catalogue: those that import it keep what they know.
      const seen = new Set(catalogue.importers);
      for (const module of modules) moduleGraph.invalidateModule(module, seen, timestamp, true);
      hot.send(EVENT, { name, url: `${catalogue.url}?t=${String(timestamp)}` });
      return [];
    },
  };
}

/** The language a file belongs to: `de` for `de.ts` and for everything in `de/`. */
export function changedLanguage(languages: string, file: string): string | undefined {
  if (!file.startsWith(`${languages}/`)) return undefined;
  return /^([a-z]{2})(?:\.ts$|\/)/.exec(file.slice(languages.length + 1))?.[1];
}
