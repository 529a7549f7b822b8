import type { Connection } from '../../shared/connections/connection.ts';
import type { ChangeRequest } from '../workstations/changes/possible-change.ts';

/** The dialog that is open above the page. Dialogs that the main process opens are not among them. */
export type Dialog =
  | { readonly is: 'keys'; readonly connection: Connection }
  | { readonly is: 'remove'; readonly connection: Connection }
  | { readonly is: 'export'; readonly connection: Connection }
  /** The question whether what was entered in a form is discarded; `go` then leaves the form. */
  | { readonly is: 'discard'; readonly go: readonly (() => void)[] }
  /** A report for support, about one launch or the whole machine. */
  | { readonly is: 'support'; readonly launch: string | undefined }
  /** `search`: what is in its field at first. */
  | { readonly is: 'palette'; readonly search: string }
  /** The question for a one-time address; `text` is what was pasted. */
  | { readonly is: 'address'; readonly text: string }
  | {
      readonly is: 'workstation';
      readonly connection: Connection;
      /** Its key in the list. */
      readonly key: string;
    }
  | ({ readonly is: 'change' } & ChangeRequest);
