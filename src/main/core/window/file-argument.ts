/** True for the path or the `file:` address of a connection file, by its ending. */
export const isConnectionFile = (text: string): boolean => /\.dcv$/i.test(text);

/** The beginning of the address of a file on this machine. Another host is not matched. */
const LOCAL_FILE_URL = /^file:(?:\/\/(?:localhost)?)?(?=\/(?!\/))/i;

/**
 * The path that an argument names: itself, or that of a `file:` address, which desktops on Linux pass. An address that
 * has a host or cannot be decoded is returned as it is, which is no path of this machine. Total and pure.
 */
export function pathOfArgument(text: string): string {
  if (!LOCAL_FILE_URL.test(text)) return text;
  try {
    const path = decodeURIComponent(text.replace(LOCAL_FILE_URL, ''));
    // "file:///C:/desk.dcv"
    return path.replace(/^\/(?=[A-Za-z]:\/)/, '');
  } catch {
    return text;
  }
}
