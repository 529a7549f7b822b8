/** How long the window offers to undo the removal of a connection. */
export const UNDO_MS = 10_000;
