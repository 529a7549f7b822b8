import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { makeDeclarations } from './declarations.ts';
import { moduleOf } from './generate.ts';
import { compileLanguage } from './language.ts';

/**
 * Compiles message files (`*.arb`) to modules of JavaScript, so that the program holds no parser of messages. A file
 * that is not whole, compared with English beside it, is an error that names each key.
 *
 * In development a changed message is shown at once: the module's object stays the same and gets the new messages, and
 * the declarations beside the files are written again.
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
        const beside = path.join(path.dirname(id), 'en.arb');
        const english = compileLanguage(await readFile(beside, 'utf8'));
        const isEnglish = path.basename(id) === 'en.arb';
        // What a plugin loads is not watched by itself where it is outside the root.
        this.addWatchFile(id);
        if (!isEnglish) this.addWatchFile(beside);
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
 * Whoever has the module's messages keeps the same object, with what is in the file now, and the window is notified.
 * Vitest has an `import.meta.hot` without data, and needs none of this.
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
