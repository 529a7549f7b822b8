/** The `code` of a Node error, such as `ENOENT`; empty if it has none. */
export function errorCode(reason: unknown): string {
  return typeof reason === 'object' && reason !== null && 'code' in reason
    ? String(reason.code)
    : '';
}
