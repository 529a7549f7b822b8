/** One end of a TCP connection. */
export interface SocketEnd {
  /** IPv4 (`127.0.0.1`) or IPv6 (`::1`, also `::ffff:127.0.0.1`). */
  readonly address: string;
  readonly port: number;
}

/** The order of the bytes in the kernel's numbers: `LE` on x86 and ARM, `BE` on s390x. */
export type ByteOrder = 'LE' | 'BE';

/** `TCP_ESTABLISHED` of the kernel's `tcp_states.h`. */
const ESTABLISHED = '01';

/**
 * The user id of the process that holds the `near` end of the connection to `far`, from the text of
 * `/proc/net/tcp` or `/proc/net/tcp6`; undefined if no process holds it. A socket that its process
 * has closed is not counted: the kernel shows it with user id 0 and inode 0, as if it were root's.
 */
export function socketOwner(
  table: string,
  near: SocketEnd,
  far: SocketEnd,
  order: ByteOrder = 'LE',
): number | undefined {
  for (const line of table.split('\n')) {
    const [, local, remote, state, , , , uid, , inode] = line.trim().split(/\s+/);
    if (state !== ESTABLISHED || !isEnd(local, near, order) || !isEnd(remote, far, order)) continue;
    if (inode === undefined || !/^[1-9]\d*$/.test(inode)) continue;
    if (uid !== undefined && /^\d+$/.test(uid)) return Number(uid);
  }
  return undefined;
}

function isEnd(field: string | undefined, { address, port }: SocketEnd, order: ByteOrder): boolean {
  const [, words, hexPort] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(field ?? '') ?? [];
  if (words === undefined || hexPort === undefined) return false;
  return parseInt(hexPort, 16) === port && addressBytes(words, order) === canonical(address);
}

/** The kernel prints an address as numbers of 32 bits, in its own byte order. */
function addressBytes(words: string, order: ByteOrder): string {
  const ordered = words.replace(/.{8}/g, (word) =>
    order === 'BE' ? word : (word.match(/../g) ?? []).reverse().join(''),
  );
  return unmapped(ordered);
}

/** An address as upper-case hexadecimal bytes; an IPv4 address in IPv6 form as IPv4. */
function canonical(address: string): string {
  const ipv4 = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const tail = ipv4 === null ? '' : hex(ipv4.slice(1).map(Number), 2);
  if (ipv4 !== null && !address.includes(':')) return tail;
  const withoutTail = ipv4 === null ? address : address.slice(0, ipv4.index).replace(/:$/, '');
  const [before = '', after] = withoutTail.split('::');
  const [first, last] = [before, after ?? ''].map((part) =>
    hex(part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)), 4),
  );
  const known = `${last}${tail}`;
  return unmapped(`${(first ?? '').padEnd(32 - known.length, '0')}${known}`);
}

const hex = (numbers: readonly number[], digits: number): string =>
  numbers
    .map((one) => one.toString(16).padStart(digits, '0'))
    .join('')
    .toUpperCase();

const unmapped = (bytes: string): string => bytes.replace(/^0{20}FFFF(?=.{8}$)/, '');
