import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { declarationOf, declarationOfOther } from './generate.ts';
import { compileLanguage, type Language } from './language.ts';

/** Where the message files are, from the project's folder. */
export const MESSAGES = path.join('src', 'shared', 'languages', 'messages');

/** The declarations next to the message files, and the problems of those files. */
export interface Declarations {
  /** Text by file name: `en.d.arb.ts`. */
  readonly files: ReadonlyMap<string, string>;
  /** Each with its file and key. */
  readonly problems: readonly string[];
}

/** Generates the declarations of all message files in `folder`. Throws if the English file cannot be read. */
export function makeDeclarations(folder: string): Declarations {
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const english = compileLanguage(read('en.arb'));
  const files = new Map([['en.d.arb.ts', declarationOf(english)]]);
  const problems = english.problems.map((problem) => `en.arb: ${problem}`);
  const others = readdirSync(folder).filter((name) => name.endsWith('.arb') && name !== 'en.arb');
  for (const name of others.sort()) {
    const language: Language = compileLanguage(read(name), english);
    files.set(name.replace(/\.arb$/, '.d.arb.ts'), declarationOfOther(name, language));
    problems.push(...language.problems.map((problem) => `${name}: ${problem}`));
  }
  return { files, problems };
}
