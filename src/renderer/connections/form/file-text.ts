import { decodeFile } from '../../../shared/connections/file-text.ts';

/** The text of a file that was chosen, dropped or pasted. */
export const fileText = async (file: Blob): Promise<string> =>
  decodeFile(new Uint8Array(await file.arrayBuffer()));
