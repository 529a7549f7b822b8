import type { App, Session, WebContents } from 'electron';
import { OUR_ORIGIN } from './ipc-server.ts';

/** All that a page of ours may ask for. https://electronjs.org/docs/latest/tutorial/security */
const OURS = /^app:\/\/bundle\//;
const OURS_AND_DEVTOOLS = /^(app:\/\/bundle|devtools:\/\/devtools)\//;

/** Refuses everything a page could use to get away from itself (13, 14 of Electron's list). */
export function hardenPages(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
}

/** Navigation, new windows, webviews: the page that was loaded first stays. */
export function hardenContents(contents: WebContents): void {
  const refuse = (event: { preventDefault: () => void }) => {
    event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // SECURITY: Chromium asks nobody before it goes to about:blank. A page of ours that did is brought back.
  let home: string | undefined;
  contents.on('did-navigate', (_event, url) => {
    if (url.startsWith(`${OUR_ORIGIN}/`)) home ??= url;
    else if (home !== undefined) contents.loadURL(home).catch(() => undefined);
  });
}

/**
 * Switches the spell checker of every session off as soon as the session is there: no page of ours has one,
 * and Chromium would fetch a dictionary for it from the web, without a window too.
 */
export function askNobody(app: Pick<App, 'on'>): void {
  app.on('session-created', (session) => {
    session.setSpellCheckerEnabled(false);
    session.setSpellCheckerLanguages([]);
  });
}

/** Denies every permission (5), cancels every request that is not for our own files, every download. */
export function hardenSession(session: Session, development: boolean): void {
  const allowed = development ? OURS_AND_DEVTOOLS : OURS;
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, decide) => {
    decide({ confirmed: false });
  });
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({});
  });
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !allowed.test(details.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
