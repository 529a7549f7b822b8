import { join } from 'node:path';
import { safeText } from '../../../shared/base/safe-text.ts';
import { readRegularFile } from '../base/regular-file.ts';
import { isHandoverName } from './handover-files.ts';

/** A line of a connection file, safe to show. */
export interface ReceivedField {
  readonly name: string;
  readonly value: string;
}

const SECRET = 'authtoken';
/** A connection file has a few hundred bytes, and an address of 8 KiB at most. */
const MAX_BYTES = 64 * 1024;
const MASK = '••••••••';

/**
 * The fields of the hand-over file `name` in `folder`, for the practice viewer: in order, with the
 * token masked. Undefined if there is no such file, it does not belong to this user, or the name is
 * not one of {@link HandoverFiles}.
 */
export async function readHandover(
  folder: string,
  name: string,
): Promise<readonly ReceivedField[] | undefined> {
  if (!isHandoverName(name)) return undefined;
  const owner = process.getuid?.();
  const file = await readRegularFile(join(folder, name), { maxBytes: MAX_BYTES, owner });
  return file.ok ? file.bytes.toString('utf8').split('\n').flatMap(fieldOf) : undefined;
}

function fieldOf(line: string): ReceivedField[] {
  const separator = line.indexOf('=');
  if (separator < 1) return [];
  const name = line.slice(0, separator);
  return [
    { name: safeText(name), value: name === SECRET ? MASK : safeText(line.slice(separator + 1)) },
  ];
}
