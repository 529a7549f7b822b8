import { join } from 'node:path';
import { createAskWindows, WINDOWS_HELPER } from '../../../src/main/adapters/base/ask-windows.ts';

/** A folder with the programs that scripts/test-windows.mjs has compiled; empty in other runs. */
const compiled = process.env.STAGEDOOR_TEST_PROGRAMS ?? '';

const windowsHelper = join(compiled, WINDOWS_HELPER);

/** What a machine has to have for Windows. On other systems it is not used. */
export const windowsParts = { windowsHelper, askWindows: createAskWindows(windowsHelper) };
