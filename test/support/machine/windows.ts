import { join } from 'node:path';
import {
  createAskWindows,
  WINDOWS_HELPER,
} from '../../../src/main/adapters/base/windows-helper.ts';

/** A folder with the programs that scripts/test-windows.mjs has compiled; empty in other runs. */
const compiled = process.env.STAGEDOOR_TEST_PROGRAMS ?? '';

const windowsHelper = join(compiled, WINDOWS_HELPER);

/** What Windows needs on a machine. It is not used on other systems. */
export const windowsParts = { windowsHelper, askWindows: createAskWindows(windowsHelper) };
