import type { IndicatorKind } from '../../base/status-indicator.ts';
import type { Step } from '../../launch/launch-state.ts';
import { plural } from '../plural.ts';

/** The desktop around the window: notifications, the tray, the badge, the menu bar. Lists and spans come from `Intl`. */
export const desktop = {
  notifications: {
    codeNeeded: {
      title: 'A code from your device is needed',
      body: 'Enter it in Stagedoor to go on.',
    },
    ready: (name: string) => `${name} is ready`,
    allReady: (count: number) =>
      plural('en', count, {
        one: `${count} workstation is ready`,
        other: `${count} workstations are ready`,
      }),
    failed: 'It could not be done',
    allFailed: (count: number) =>
      plural('en', count, { one: `${count} launch failed`, other: `${count} launches failed` }),
    /** `when` is a span from now on: “in 3 minutes”. */
    stops: (name: string, when: string) => `${name} stops ${when}`,
    allStop: (count: number, when: string) =>
      plural('en', count, {
        one: `${count} workstation stops ${when}`,
        other: `${count} workstations stop ${when}`,
      }),
    inAMoment: 'in less than a minute',
    saveWork: 'Save your work.',
    saveAllWork: (names: string) => `Save your work: ${names}.`,
    signIn: 'Sign in again',
    signInToGoOn: 'Sign in again to go on',
    /** A workstation and the connection it is found by. */
    where: (workstation: string, connection: string) => `${workstation}, ${connection}`,
    /** The last of a list of names. */
    andMore: (count: number) => plural('en', count, { other: `${count} more` }),
  },
  aWorkstation: 'A workstation',
  /** What the tray's light says. */
  cues: {
    off: 'nothing under way',
    wait: 'working',
    go: 'a workstation is open',
    care: 'something wants you',
    stop: 'something failed',
  } satisfies Record<IndicatorKind, string>,
  /** What one launch is doing, short enough for a menu. */
  steps: {
    starting: 'starting it',
    stopping: 'stopping it',
    ending: 'ending it',
    creating: 'making it',
    requesting: 'asking for a stream',
    waiting: 'preparing the stream',
    checking: 'checking that it can be reached',
    opening: 'starting the viewer',
    opened: 'open in the viewer',
    done: 'done',
    ended: 'closed',
    failed: 'not connected',
    cancelled: 'cancelled',
  } satisfies Record<Step, string>,
  tray: {
    tooltip: (words: string) => `Stagedoor: ${words}`,
    launch: (name: string, step: string) => `${name}: ${step}`,
    launchFor: (name: string, step: string, span: string) => `${name}: ${step}, ${span}`,
    lessThanAMinute: 'less than a minute',
    open: 'Open Stagedoor',
    favourite: (name: string, connection: string) => `${name}, ${connection}`,
    more: (count: number) => plural('en', count, { other: `${count} more` }),
    settings: 'Settings…',
    quit: 'Quit',
  },
  wantYou: (count: number) =>
    plural('en', count, {
      one: `${count} launch wants you`,
      other: `${count} launches want you`,
    }),
  menu: {
    file: 'File',
    newConnection: 'New connection…',
    importConnections: 'Import…',
    settings: 'Settings…',
    close: 'Close',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    delete: 'Delete',
    selectAll: 'Select all',
    view: 'View',
    findAnything: 'Find anything…',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    window: 'Window',
    minimise: 'Minimise',
    zoomWindow: 'Zoom',
    toFront: 'Bring all to front',
    help: 'Help',
    guide: 'Guide',
    diagnostics: 'Diagnostics…',
    about: 'About Stagedoor',
    services: 'Services',
    hide: 'Hide Stagedoor',
    hideOthers: 'Hide others',
    showAll: 'Show all',
  },
};
