import type { Connection } from '../../shared/connections/connection.ts';
import type { PreferenceName } from '../../shared/settings/preferences.ts';
import type { Arrangement } from '../workstations/filter-sort-group.ts';
import type { Connections } from '../connections/connections.svelte.ts';

/** What is open above the window: a question about a connection or a workstation, a text for support. */
export type Asking =
  | { readonly what: 'keys' | 'remove'; readonly connection: Connection }
  /** A text for support: of a launch, or of the whole machine. */
  | { readonly what: 'support'; readonly launch: string | undefined }
  /** Everything that can be done. */
  | { readonly what: 'palette' }
  | {
      readonly what: 'workstation';
      readonly connection: Connection;
      /** Its key in the list. */
      readonly key: string;
    };

/** What the main part shows. `add` and `make` are forms, which nothing puts away but the user. */
type Page = 'place' | 'add' | 'make' | 'favourites' | 'history' | 'settings' | 'about';

/** Where the form for a new connection starts: at a choice of kinds, or at a file that fills it in. */
export interface FormStart {
  readonly at: 'all' | 'nimble' | 'dcv' | 'file';
}

/** What the window shows: which connection, a form, a list of yours, a question. */
export function createNavigation(connections: Connections) {
  let chosen = $state.raw<string>();
  let page = $state.raw<Page>('place');
  let details = $state.raw(false);
  let asking = $state.raw<Asking>();
  let adding = $state.raw<FormStart>({ at: 'all' });
  let said = $state.raw('');
  let pointed = $state.raw<string>();
  let setting = $state.raw<PreferenceName>();
  const current = $derived(connections.list.find(({ id }) => id === chosen) ?? connections.list[0]);
  const arrangement = $state<Arrangement>({ search: '', show: 'all', owner: 'all', sort: 'name' });

  function show(connection: string) {
    if (connection !== current?.id) details = false;
    if (connection !== current?.id) arrangement.search = '';
    chosen = connection;
    page = 'place';
  }

  function addAt(at: FormStart['at']) {
    adding = { at };
    said = '';
    page = 'add';
  }

  return {
    get current() {
      return current;
    },
    get page() {
      return page;
    },
    get details() {
      return details;
    },
    get asking() {
      return asking;
    },
    /** How the form for a new connection was asked for, each time anew. */
    get adding() {
      return adding;
    },
    /** What was done last, for those who do not see it. */
    get said() {
      return said;
    },
    say: (words: string) => {
      said = words;
    },
    /** The launch whose card is to be shown and focused next. */
    get pointed() {
      return pointed;
    },
    point: (launch: string | undefined) => {
      pointed = launch;
    },
    /** How lists are shown, for as long as the window lives. */
    arrangement,
    show,
    /** Shows the connection of a launch that just began, unless a form is being filled in. */
    follow: (connection: string) => {
      if (page !== 'add' && page !== 'make') show(connection);
    },
    go: (to: Page) => {
      page = to;
      setting = undefined;
    },
    /** The setting that the page of settings is to show and focus. */
    get setting() {
      return setting;
    },
    showSetting: (name: PreferenceName) => {
      page = 'settings';
      setting = name;
    },
    add: () => {
      addAt('all');
    },
    addAt,
    leaveForm: () => {
      page = 'place';
    },
    setDetails: (open: boolean) => {
      details = open;
    },
    askFor: (what: 'keys' | 'remove', connection: Connection) => {
      asking = { what, connection };
    },
    askAbout: (connection: Connection, key: string) => {
      asking = { what: 'workstation', connection, key };
    },
    findAnything: () => {
      asking = { what: 'palette' };
    },
    askForSupport: (launch?: string) => {
      asking = { what: 'support', launch };
    },
    asked: () => {
      asking = undefined;
    },
  };
}
