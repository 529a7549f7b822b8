import { decodeFile } from '../../../shared/connections/file-text.ts';

/** The text of a file that was chosen, dropped or pasted, or why there is none. */
export async function fileText(
  file: Blob,
): Promise<{ readonly text: string } | { readonly why: 'unreadable' | 'encoding' }> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { why: 'unreadable' };
  }
  const text = decodeFile(new Uint8Array(bytes));
  return text === undefined ? { why: 'encoding' } : { text };
}
