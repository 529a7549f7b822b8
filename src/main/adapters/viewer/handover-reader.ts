import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeText } from '../../../shared/base/safe-text.ts';
import { isHandoverName } from './handover-files.ts';

/** A line of a connection file, safe to show. */
export interface ReceivedField {
  readonly name: string;
  readonly value: string;
}

const SECRET = 'authtoken';
const MASK = '••••••••';

/**
 * The fields of the hand-over file `name` in `folder`, for the practice viewer: in order, with the
 * token masked. Undefined if there is no such file, or the name is not one of
 * {@link HandoverFiles}.
 */
export async function readHandover(
  folder: string,
  name: string,
): Promise<readonly ReceivedField[] | undefined> {
  if (!isHandoverName(name)) return undefined;
  try {
    const text = await readFile(join(folder, name), 'utf8');
    return text.split('\n').flatMap(fieldOf);
  } catch {
    return undefined;
  }
}

function fieldOf(line: string): ReceivedField[] {
  const separator = line.indexOf('=');
  if (separator < 1) return [];
  const name = line.slice(0, separator);
  return [
    { name: safeText(name), value: name === SECRET ? MASK : safeText(line.slice(separator + 1)) },
  ];
}
