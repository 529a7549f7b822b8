/** A file of the window as it is served. */
export interface BundleFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The window's file at `/name`, or nothing: what the build did not list is not there. */
export type Bundle = (pathname: string) => Promise<BundleFile | undefined>;
