/** A file of the window's bundle, as it is served. */
export interface BundleFile {
  readonly body: Uint8Array;
  readonly type: string;
}

/** Finds the file at `/name`. Undefined for every file that the build did not list. */
export type Bundle = (pathname: string) => Promise<BundleFile | undefined>;
