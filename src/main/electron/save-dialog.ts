import { BrowserWindow, dialog, type SaveDialogOptions } from 'electron';

/** Asks where to save a text, with a suggested name. Returns `undefined` if the user cancels. */
export async function chooseFile(name: string): Promise<string | undefined> {
  const options: SaveDialogOptions = {
    defaultPath: name,
    filters: [{ name: 'Text', extensions: ['txt'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? undefined : filePath;
}
