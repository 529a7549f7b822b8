import type { Failure } from '../../shared/base/failure.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import type { PreferenceName } from '../../shared/settings/preferences.ts';
import type { ImportedForm } from '../connections/file-import.svelte.ts';
import type { FormStart } from '../connections/form/form-kinds.ts';
import type { Connections } from '../connections/connections.svelte.ts';
import type { Arrangement } from '../workstations/filter-sort-group.ts';

/** The dialog that is open above the page. Dialogs that the main process opens are not among them. */
export type Dialog =
  | { readonly is: 'keys' | 'remove' | 'export'; readonly connection: Connection }
  /** A report for support, about one launch or the whole machine. */
  | { readonly is: 'support'; readonly launch: string | undefined }
  | { readonly is: 'palette' }
  /** The question for a one-time address; `text` is what was pasted. */
  | { readonly is: 'address'; readonly text: string }
  | {
      readonly is: 'workstation';
      readonly connection: Connection;
      /** Its key in the list. */
      readonly key: string;
    };

/** The page in the main part. Only the user leaves the forms `add`, `edit` and `new-workstation`. */
type Page =
  | 'connection'
  | 'add'
  | 'edit'
  | 'new-workstation'
  | 'favourites'
  | 'history'
  | 'settings'
  | 'about';

/** Which page, connection and dialog the window shows. */
export function createNavigation(connections: Pick<Connections, 'list'>) {
  let chosen = $state.raw<string>();
  let page = $state.raw<Page>('connection');
  let details = $state.raw(false);
  let dialog = $state.raw<Dialog>();
  let formStart = $state.raw<FormStart>({ at: 'all' });
  let announcement = $state.raw('');
  let fault = $state.raw<Failure>();
  let requestedLaunch = $state.raw<string>();
  let setting = $state.raw<PreferenceName>();
  const current = $derived(connections.list.find(({ id }) => id === chosen) ?? connections.list[0]);
  const arrangement = $state<Arrangement>({ search: '', show: 'all', owner: 'all', sort: 'name' });

  function show(connection: string) {
    if (connection !== current?.id) details = false;
    if (connection !== current?.id) arrangement.search = '';
    chosen = connection;
    page = 'connection';
  }

  const isForm = () => ['add', 'edit', 'new-workstation'].includes(page);

  function addAt(at: FormStart['at']) {
    // The form that is open stays as it is.
    formStart = page === 'add' ? { ...formStart, at } : { at };
    announcement = '';
    page = 'add';
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
      return details;
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
    /** True while a form is being filled in. */
    get isForm() {
      return isForm();
    },
    /** Shows the connection of a launch that has just started, unless a form is being filled in. */
    follow: (connection: string) => {
      if (!isForm()) show(connection);
    },
    go: (to: Page) => {
      page = to;
      setting = undefined;
    },
    /** The setting that the settings page scrolls to and focuses. */
    get setting() {
      return setting;
    },
    showSetting: (name: PreferenceName) => {
      page = 'settings';
      setting = name;
    },
    /** Opens the form for a new connection of any kind. */
    add: () => {
      addAt('all');
    },
    addAt,
    /** Opens the form with the settings of a connection, for a copy of it. */
    duplicate: (like: Connection) => {
      addAt('all');
      formStart = { at: 'all', like };
    },
    /** Opens a new form with what was imported. */
    addImported: (imported: ImportedForm) => {
      addAt('all');
      formStart = { at: 'all', imported };
    },
    /** Opens the form of the current connection. With `failure`, it shows the field that may be at fault. */
    edit: (failure?: Failure) => {
      announcement = '';
      fault = failure;
      page = 'edit';
    },
    /** Why the connection is edited. */
    get fault() {
      return fault;
    },
    leaveForm: () => {
      page = 'connection';
    },
    setDetails: (open: boolean) => {
      details = open;
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
    openPalette: () => {
      dialog = { is: 'palette' };
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
