// Which files of the built window are loaded before it is shown, and which on demand.

/**
 * @param {ReadonlyMap<string, string>} files texts of pages, scripts and styles by path, `/` between folders
 * @returns {{ first: string[], later: string[] }} scripts and styles, sorted; `first` is what a page names and
 *   what that imports statically
 */
export function windowParts(files) {
  const named = [...files].flatMap(([path, text]) =>
    path.endsWith('.html') ? matches(text, /(?:src|href)="([^"]+)"/g, path) : [],
  );
  /** @type {Set<string>} */
  const first = new Set();
  const open = named.filter((path) => files.has(path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (first.has(path)) continue;
    first.add(path);
    const imported = matches(files.get(path) ?? '', STATIC_IMPORT, path);
    open.push(...imported.filter((other) => files.has(other)));
  }
  const parts = [...files.keys()].filter((path) => /\.(js|css)$/.test(path)).sort();
  return {
    first: parts.filter((path) => first.has(path)),
    later: parts.filter((path) => !first.has(path)),
  };
}

/** `import{a}from"./b.js"`, `import"./b.js"`, `export{a}from"./b.js"`; not `import("./b.js")`. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g;

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} from the file that names others
 */
function matches(text, pattern, from) {
  return [...text.matchAll(pattern)].map(([, name = '']) =>
    new URL(name, `file:///${from}`).pathname.slice(1),
  );
}
