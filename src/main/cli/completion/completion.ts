import type { CompletedTable } from './completion-points.ts';
import { bash, fish, powershell, zsh } from './completion-scripts.ts';

/** The shells with a completion script. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * A script that completes commands, options and the ids of saved connections. Everything except the ids is part
 * of the script, because starting the program each time Tab is pressed would take too long. The script gets the ids
 * from `connections list`, which reads only the settings.
 */
export function completionScript(shell: Shell, table: CompletedTable): string {
  switch (shell) {
    case 'bash':
      return bash(table);
    case 'zsh':
      return zsh(table);
    case 'fish':
      return fish(table);
    case 'powershell':
      return powershell(table);
  }
}
