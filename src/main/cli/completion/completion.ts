import type { CompletedTable } from './completion-points.ts';
import { bash, fish, powershell, zsh } from './completion-scripts.ts';

/** The shells that completion scripts are made for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * A script that completes commands, options and the ids of saved connections. Everything but the ids is written into
 * the script: starting the program for each press of Tab would take too long. The ids are asked for with
 * `connections list`, which reads the settings and nothing else.
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
