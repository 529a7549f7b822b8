import { parseJson } from './json.ts';

/**
 * The value of a JSON text without repeated names; `undefined` for any other text. Of two fields with one name, programs
 * use one or the other, so that the person who reviewed a file may have seen another value than the one that applies.
 */
export function parseUniqueJson(text: string): unknown {
  const value = parseJson(text);
  return value === undefined || hasRepeatedName(text) ? undefined : value;
}

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/gs;

/** True if an object in `text`, which is valid JSON, has two fields with one name, however they are escaped. */
function hasRepeatedName(text: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, colon] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const name: unknown = JSON.parse(token.slice(0, -colon.length));
      const names = open.at(-1);
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
  }
  return false;
}
