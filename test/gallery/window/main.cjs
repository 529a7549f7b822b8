// A window for the page of the gallery, with the Electron of the tests and without the program.
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1120,
    height: 720,
    useContentSize: true,
    frame: false,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  void window.loadURL(process.env['GALLERY_URL'] ?? 'about:blank');
});
