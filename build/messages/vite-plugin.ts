import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { makeDeclarations } from './declarations.ts';
import { moduleOf } from './generate.ts';
import { compileLanguage } from './language.ts';

/**
 * Compiles message files (`*.arb`) to JavaScript modules, so that the program contains no message parser. A file that is
 * incomplete compared with English is an error that names each key.
 *
 * In development, a changed message is shown immediately: the module's object stays the same and gets the new messages,
 * and the declarations next to the files are written again.
 */
export function messages(): Plugin {
  let isServed = false;
  return {
    name: 'stagedoor:messages',
    enforce: 'pre',
    configResolved({ command }) {
      isServed = command === 'serve';
    },
    load: {
      filter: { id: /\.arb$/ },
      async handler(id) {
        const englishPath = path.join(path.dirname(id), 'en.arb');
        const english = compileLanguage(await readFile(englishPath, 'utf8'));
        const isEnglish = path.basename(id) === 'en.arb';
        // Files outside the root that a plugin loads are not watched automatically.
        this.addWatchFile(id);
        if (!isEnglish) this.addWatchFile(englishPath);
        const language = isEnglish ? english : compileLanguage(await readFile(id, 'utf8'), english);
        if (language.problems.length > 0)
          throw new Error([`${path.basename(id)} is not whole:`, ...language.problems].join('\n'));
        return { code: moduleOf(language) + (isServed ? HOT : ''), moduleType: 'js' };
      },
    },
    async hotUpdate({ file }) {
      if (!file.endsWith('.arb')) return;
      const folder = path.dirname(file);
      for (const [name, text] of makeDeclarations(folder).files) {
        const at = path.join(folder, name);
        if ((await readFile(at, 'utf8').catch(() => '')) !== text) await writeFile(at, text);
      }
    },
  };
}

/**
 * Modules that imported the messages keep the same object with the file's current content, and the window is notified.
 * In Vitest, `import.meta.hot` has no data, and none of this is needed.
 */
const HOT = `
if (import.meta.hot?.data) {
  const { data } = import.meta.hot;
  data.messages = data.messages === undefined ? messages : Object.assign(data.messages, messages);
  import.meta.hot.accept(() => {
    globalThis.window?.dispatchEvent(new Event('stagedoor:messages'));
  });
}
`;
