import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/machine/machine.ts';
import { electron, newHome, runProgram } from '../support/window/app.ts';

/** Starts Electron with its standard output in `target`. */
function outputTo(target: string): string {
  const starter = join(tempFolder(), 'starter');
  writeFileSync(starter, `#!/bin/sh\nexec "${electron}" "$@" >${target}\n`);
  chmodSync(starter, 0o755);
  return starter;
}

test.each([[['--version']], [['help']], [['connections', 'list', '--json']]])(
  'output that cannot be written is not success: %j',
  async (args) => {
    const full = await runProgram({ ...newHome(), starter: outputTo('/dev/full') }, [
      '--',
      ...args,
    ]);
    expect(full.err).toContain('The output could not be written.');
    expect(full.status).toBe(2);
    const lost = await runProgram({ ...newHome(), starter: outputTo('/dev/null') }, [
      '--',
      ...args,
    ]);
    expect(lost.status).toBe(0);
  },
);
