/** The largest file that is imported, in bytes. The window checks it before it reads a file; main checks it again. */
export const IMPORT_MAX_BYTES = 64 * 1024;
