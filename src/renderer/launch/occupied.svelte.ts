import type { Workstation } from '../../shared/workstations/workstation.ts';

/** The question whether to connect to a workstation that others are connected to. */
export interface OccupiedQuestion {
  readonly workstation: Workstation;
  readonly answer: (accept: boolean) => void;
}

/**
 * True if connecting would take over, or share, someone else's display. Your own viewers are no reason to ask. `names`:
 * what the user is called there, as far as it is known.
 */
export const isOccupied = (
  { ownedBy, connectedViewers = 0 }: Workstation,
  names: readonly (string | undefined)[],
): boolean => connectedViewers > 0 && (ownedBy === undefined || !names.includes(ownedBy));

/** Asks before an occupied workstation is connected to. */
export function createOccupiedQuestion() {
  let open = $state.raw<OccupiedQuestion | null>(null);

  return {
    get open() {
      return open;
    },
    /** True if the user wants to connect. Another question replaces this one, which is then refused. */
    ask(workstation: Workstation): Promise<boolean> {
      open?.answer(false);
      return new Promise((resolve) => {
        const answer = (accept: boolean) => {
          if (open?.answer === answer) open = null;
          resolve(accept);
        };
        open = { workstation, answer };
      });
    },
  };
}
