import type { Connection } from '../../shared/connection.ts';
import type { Connections } from './connections.svelte.ts';

/** A question about one connection that is open above the window. */
export interface Asking {
  readonly what: 'keys' | 'remove';
  readonly connection: Connection;
}

/** What the window shows: which connection, the form for a new one, a question. */
export function createView(connections: Connections) {
  let chosen = $state.raw<string>();
  let adding = $state.raw(false);
  let details = $state.raw(false);
  let asking = $state.raw<Asking>();
  const current = $derived(connections.list.find(({ id }) => id === chosen) ?? connections.list[0]);

  function show(connection: string) {
    if (connection !== current?.id) details = false;
    chosen = connection;
    adding = false;
  }

  return {
    get current() {
      return current;
    },
    get adding() {
      return adding;
    },
    get details() {
      return details;
    },
    get asking() {
      return asking;
    },
    show,
    /** Shows the connection of a launch that just began, unless a form is being filled in. */
    follow: (connection: string) => {
      if (!adding) show(connection);
    },
    add: () => {
      adding = true;
    },
    leaveForm: () => {
      adding = false;
    },
    setDetails: (open: boolean) => {
      details = open;
    },
    askFor: (what: Asking['what'], connection: Connection) => {
      asking = { what, connection };
    },
    asked: () => {
      asking = undefined;
    },
  };
}
export type View = ReturnType<typeof createView>;
