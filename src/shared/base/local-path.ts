/**
 * True for an absolute path on this machine's own disks. SECURITY: network paths (`\\server`,
 * `//server`) and device paths (`\\?\`, `\\.\`, `\??\`) are refused on all systems, in both spellings:
 * opening one on Windows signs in to the server it names, with the user's account. Total and pure.
 */
export const isLocalPath = (path: string): boolean => LOCAL_PATH.test(path);

/** The paths of {@link isLocalPath}, for schemas. */
export const LOCAL_PATH = /^(?:\/(?![/\\]|\?\?)|[A-Za-z]:[/\\](?![/\\]))[^\p{Cc}]*$/u;
