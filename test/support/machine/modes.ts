import { statSync } from 'node:fs';
import { expect } from 'vitest';

/** Expects the permissions of a file or folder. Windows has none, and Node reports invented ones there. */
export function expectMode(path: string, mode: number): void {
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777, path).toBe(mode);
}
