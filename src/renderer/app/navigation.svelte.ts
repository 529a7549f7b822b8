import { tick } from 'svelte';
import type { Failure } from '../../shared/base/failure.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import type { PreferenceName } from '../../shared/settings/preferences.ts';
import type { ChangeRequest } from '../workstations/changes/possible-change.ts';
import type { Dialog } from './dialog.ts';
import type { Toast } from './toast-state.ts';
import type { ImportedForm } from '../connections/file-import.svelte.ts';
import type { FormStart } from '../connections/form/form-kinds.ts';
import type { Connections } from '../connections/connections.svelte.ts';
import type { Arrangement } from '../workstations/list/filter-sort-group.ts';
import { FORMS, LISTS_ACROSS, type Page, type PageEntry } from './page.ts';
import { leave, noPages, stepBack, stepForward, type PageStack } from './page-stack.ts';

/** Which page, connection and dialog the window shows. */
export function createNavigation(connections: Pick<Connections, 'list'>) {
  let chosen = $state.raw<string>();
  let page = $state.raw<Page>('connection');
  /** The connection whose details are shown. */
  let detailed = $state.raw<string>();
  let dialog = $state.raw<Dialog>();
  let formStart = $state.raw<FormStart>({ at: 'all' });
  let announcement = $state.raw('');
  let toast = $state.raw<Toast>();
  let fault = $state.raw<Failure>();
  let requestedLaunch = $state.raw<string>();
  let setting = $state.raw<PreferenceName>();
  let pages = $state.raw<PageStack<PageEntry>>(noPages);
  let returned = $state.raw<object>();
  /** The field of the form that is shown in which something was entered last. */
  let edited: HTMLElement | undefined;
  const current = $derived(connections.list.find(({ id }) => id === chosen) ?? connections.list[0]);
  const arrangement = $state<Arrangement>({ search: '', show: 'all', owner: 'all', sort: 'name' });

  /**
   * Runs `go`, which may leave the page. If something was entered in its form, the user is asked first. What else is called
   * before the answer waits for it, too.
   */
  function leaveFor(go: () => void) {
    if (edited)
      dialog = { is: 'discard', go: dialog?.is === 'discard' ? [...dialog.go, go] : [go] };
    else go();
  }

  /** Goes to a page, which can be left again with `back`. */
  function open(to: Page, connection: string | undefined = current?.id) {
    const isSame = to === page && connection === current?.id;
    // A form that was left is not gone back to: what was typed is lost.
    if (!isSame && !FORMS.includes(page)) pages = leave(pages, entry());
    turnTo({ page: to, connection });
  }

  function turnTo(to: PageEntry) {
    if (to.connection !== current?.id) {
      detailed = undefined;
      arrangement.search = '';
    }
    // Another list.
    if (to.page !== page && LISTS_ACROSS.some((one) => one === to.page || one === page))
      arrangement.search = '';
    chosen = to.connection;
    page = to.page;
    setting = undefined;
    edited = undefined;
    if (dialog?.is === 'discard') dialog = undefined;
  }

  const entry = (): PageEntry => ({ page, connection: current?.id });
  /** False for a page whose connection was removed. */
  const isThere = ({ connection }: PageEntry) =>
    connection === undefined || connections.list.some((one) => one.id === connection);

  function step(take: typeof stepBack): boolean {
    const { back: before, forward } = pages;
    const next = take({ back: before.filter(isThere), forward: forward.filter(isThere) }, entry());
    if (next === undefined) return false;
    const [to, rest] = next;
    pages = FORMS.includes(page) ? { ...rest, forward: [] } : rest;
    turnTo(to);
    return true;
  }

  /** Leaves the page for the one before it, or for the current connection. */
  function back() {
    if (FORMS.includes(page)) returned = {};
    if (!step(stepBack) && page !== 'connection')
      turnTo({ page: 'connection', connection: current?.id });
  }

  function leaveForm() {
    edited = undefined;
    back();
  }

  function show(connection: string) {
    leaveFor(() => {
      open('connection', connection);
    });
  }

  function addAt(at: FormStart['at']) {
    // The form that is open stays as it is.
    if (page === 'add') formStart = { ...formStart, at };
    else {
      leaveFor(() => {
        openNew({ at });
      });
    }
  }

  function openNew(start: FormStart) {
    formStart = start;
    announcement = '';
    open('add');
  }

  return {
    get current() {
      return current;
    },
    get page() {
      return page;
    },
    /** True if the details of the current connection are shown. */
    get details() {
      return detailed !== undefined && detailed === current?.id;
    },
    get dialog() {
      return dialog;
    },
    /** How the form for a new connection was opened. A new object each time it is opened. */
    get formStart() {
      return formStart;
    },
    /** The result of the last action, for screen readers. */
    get announcement() {
      return announcement;
    },
    announce: (text: string) => {
      announcement = text;
    },
    /** What was just done, shown and announced for a few seconds. */
    get toast() {
      return toast;
    },
    showToast: (text: string) => {
      toast = { text };
    },
    /** The launch whose card is to be opened below its row and focused next. */
    get requestedLaunch() {
      return requestedLaunch;
    },
    requestLaunch: (launch: string | undefined) => {
      requestedLaunch = launch;
    },
    /** How lists are filtered and sorted. Lasts as long as the window. */
    arrangement,
    show,
    /** Shows a connection that something has happened to, unless a form is being filled in. */
    follow: (connection: string) => {
      if (!FORMS.includes(page)) show(connection);
    },
    go: (to: Page, connection = current?.id) => {
      // The form that is open stays as it is.
      if (to === page && connection === current?.id) return;
      leaveFor(() => {
        open(to, connection);
      });
    },
    back: () => {
      leaveFor(back);
    },
    forward: () => {
      leaveFor(() => step(stepForward));
    },
    /** True while a form is shown. */
    get isForm() {
      return FORMS.includes(page);
    },
    /** Something was entered in this field of the form that is shown. */
    markEdited: (field: HTMLElement) => {
      edited = FORMS.includes(page) ? field : undefined;
    },
    /** Stays in the form. */
    keepEditing: () => {
      dialog = undefined;
      const field = edited;
      // Once the question is closed, which keeps the focus until then.
      void tick().then(() => field?.focus());
    },
    leaveFor,
    /** Leaves the form, as was agreed to. */
    discard: () => {
      if (dialog?.is !== 'discard') return;
      const { go } = dialog;
      dialog = undefined;
      edited = undefined;
      for (const one of go) one();
    },
    /** The setting that the settings page scrolls to and focuses. */
    get setting() {
      return setting;
    },
    showSetting: (name: PreferenceName) => {
      leaveFor(() => {
        open('settings');
        setting = name;
      });
    },
    /** Opens the form for a new connection of any kind. */
    add: () => {
      addAt('all');
    },
    addAt,
    /** Opens the form with the settings of a connection, for a copy of it. */
    duplicate: (like: Connection) => {
      leaveFor(() => {
        openNew({ at: 'all', like });
      });
    },
    /** Opens a new form with what was imported. */
    addImported: (imported: ImportedForm) => {
      leaveFor(() => {
        openNew({ at: 'all', imported });
      });
    },
    /** Opens the form of the current connection. With `failure`, it shows the field that may be at fault. */
    edit: (failure?: Failure) => {
      leaveFor(() => {
        announcement = '';
        fault = failure;
        open('edit');
      });
    },
    /** Why the connection is edited. */
    get fault() {
      return fault;
    },
    /** Leaves the form without its question: for its Cancel button. */
    leaveForm,
    /** Shows the connection that was saved, or that has a new workstation. */
    saved: (connection: string) => {
      if (page === 'edit') returned = {};
      open('connection', connection);
    },
    /** Another object each time a form is left for the page that it was opened on. */
    get returned() {
      return returned;
    },
    /** Shows lists whole: another connection took the place of the one that was searched. */
    clearSearch: () => {
      arrangement.search = '';
    },
    setDetails: (open: boolean) => {
      detailed = open ? current?.id : undefined;
    },
    openKeys: (connection: Connection) => {
      dialog = { is: 'keys', connection };
    },
    openRemoval: (connection: Connection) => {
      dialog = { is: 'remove', connection };
    },
    openExport: (connection: Connection) => {
      dialog = { is: 'export', connection };
    },
    openWorkstation: (connection: Connection, key: string) => {
      dialog = { is: 'workstation', connection, key };
    },
    /** Asks before workstations are stopped or ended. */
    openChange: (request: ChangeRequest) => {
      dialog = { is: 'change', ...request };
    },
    openPalette: (search = '') => {
      dialog = { is: 'palette', search };
    },
    openAddress: (text: string) => {
      dialog = { is: 'address', text };
    },
    openSupport: (launch?: string) => {
      dialog = { is: 'support', launch };
    },
    closeDialog: () => {
      dialog = undefined;
    },
  };
}
export type Navigation = ReturnType<typeof createNavigation>;
