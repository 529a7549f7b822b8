import type { TextResult } from '../../../shared/base/strict-text.ts';
import { decodeFile } from '../../../shared/connections/file-text.ts';

/** The text of a file that was chosen, dropped or pasted, or why there is none. */
export async function fileText(file: Blob): Promise<TextResult | { readonly why: 'unreadable' }> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { why: 'unreadable' };
  }
  return decodeFile(new Uint8Array(bytes));
}
