import { BrowserWindow, dialog, type SaveDialogOptions } from 'electron';

/** Asks where to save a text, under a suggested name; nothing where the user decides against it. */
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
