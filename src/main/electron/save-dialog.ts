import { BrowserWindow, dialog, type SaveDialogOptions } from 'electron';

/** The names of file types, by the extension of the suggested name. */
const TYPES: Readonly<Record<string, string>> = { txt: 'Text', json: 'JSON', dcv: 'DCV' };

/** Asks where to save a text, with a suggested name. Returns `undefined` if the user cancels. */
export async function chooseFile(name: string): Promise<string | undefined> {
  const extension = name.split('.').at(-1) ?? '';
  const options: SaveDialogOptions = {
    defaultPath: name,
    filters: [{ name: TYPES[extension] ?? extension, extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? undefined : filePath;
}
