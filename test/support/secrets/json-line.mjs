/**
 * A value as JSON on one line. Since Node 24, `readline` also ends lines at Unicode's separators, which JSON does not escape.
 * @param {unknown} value
 * @returns {string}
 */
export const jsonLine = (value) =>
  JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
