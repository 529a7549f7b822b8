import { bytesOf, ipv4Bytes, ipv6Words } from './ip-address.ts';

/** Which hosts a connection may stream from, and which are never meant unless they are named. Pure. */

/** Names of machines with Windows can contain underscores. */
const DNS_NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** True for an exact host name or address, or `*.suffix`: the forms `hosts` of a connection allows. */
export function isHostPattern(text: string): boolean {
  const name = text.startsWith('*.') ? text.slice(2) : text;
  return DNS_NAME.test(name) || (text === name && isIpv6(text));
}

/** True when `host` (lower case, IPv6 without brackets) is named by one of `patterns`. */
export function matchesHost(host: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
  );
}

/** The patterns that say what both lists allow: of two that meet, the narrower one. */
export function commonHosts(one: readonly string[], other: readonly string[]): string[] {
  const common = one.flatMap((a) =>
    other.flatMap((b) => (covers(a, b) ? [b] : covers(b, a) ? [a] : [])),
  );
  return [...new Set(common)];
}

/** True when every host of `narrow` is one of `wide`. */
const covers = (wide: string, narrow: string): boolean =>
  wide === narrow || matchesHost(narrow.replace(/^\*/, 'x'), [wide]);

/** True for 127.0.0.0/8, ::1 and `localhost`: this machine itself. Names below `localhost` may be anything's. */
export function isLoopback(host: string): boolean {
  // A name may end in the root's dot: `localhost.` is this machine as well.
  const words = ipv6Words(host);
  const bytes = ipv4Bytes(host) ?? (words === undefined ? undefined : mapped(words));
  return host.replace(/\.$/, '') === 'localhost' || bytes?.[0] === 127 || isWord(words, 1);
}

/**
 * True for hosts no studio streams from by accident: this machine, link-local addresses and the metadata services of
 * clouds, also within IPv6 addresses that lead to IPv4. They are refused unless the connection names them. Private
 * networks are not among them.
 */
export function isInward(host: string): boolean {
  const name = host.toLowerCase().replace(/\.+$/, '');
  const bytes = ipv4Bytes(name);
  if (bytes !== undefined) return isInwardIpv4(bytes);
  const words = ipv6Words(name);
  return words === undefined ? isInwardName(name) : isInwardIpv6(words);
}

/** Names of this machine and of metadata services, as hosts files and clouds define them. */
const INWARD_NAME =
  /^(localhost\d?(\.localdomain\d?)?|.*\.localhost|localdomain|loopback|ipv?6-(localhost|loopback|allnodes|allrouters|localnet|mcastprefix)|broadcasthost|(metadata|instance-data)(\..*)?|rancher-metadata|host\.(containers|lima|orb|rancher-desktop)\.internal|(host|gateway|kubernetes)\.docker\.internal)$/;
const isInwardName = (name: string): boolean => INWARD_NAME.test(name);

/** Addresses of metadata services that are not link-local: Alibaba's, Azure's and Oracle's. */
const METADATA = new Set(['100.100.100.200', '168.63.129.16', '192.0.0.192']);

const isInwardIpv4 = (bytes: readonly number[]): boolean => {
  const [first = 0, second] = bytes;
  // 0/8 is this machine; from 224 on, no address is one machine's.
  if (first === 0 || first === 127 || first >= 224) return true;
  return (first === 169 && second === 254) || METADATA.has(bytes.join('.'));
};

function isInwardIpv6(words: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = words;
  if (isWord(words, 0) || isWord(words, 1)) return true;
  // Link-local, site-local, multicast; the metadata services of AWS, Google and Scaleway; NAT64 of a network's own.
  if ((first & 0xff80) === 0xfe80 || first >= 0xff00) return true;
  if ((first === 0xfd00 && second === 0x0ec2) || (first === 0xfd20 && second === 0x00ce))
    return true;
  if (first === 0xfd00 && second === 0x42 && words.slice(2, 7).every(isZero) && words[7] === 0x42)
    return true;
  if (first === 0x64 && second === 0xff9b && third === 1) return true;
  return within(words).some(isInwardIpv4);
}

const isZero = (word: number): boolean => word === 0;

/** The IPv4 addresses that an IPv6 address leads to. */
function within(words: readonly number[]): number[][] {
  const [first, second, third = 0, fourth = 0, fifth, sixth] = words;
  const last = words.slice(6);
  const begins = words.slice(0, 4).every(isZero);
  // ::a.b.c.d, ::ffff:a.b.c.d, ::ffff:0:a.b.c.d
  if (begins && [fifth, sixth].every((word) => word === 0 || word === 0xffff))
    return [bytesOf(last)];
  if (first === 0x64 && second === 0xff9b) return [bytesOf(last)];
  if (first === 0x2002) return [bytesOf([second ?? 0, third])];
  // ISATAP, in any network.
  if ((fifth === 0 || fifth === 0x200) && sixth === 0x5efe) return [bytesOf(last)];
  // Teredo: the server, and the client with all bits inverted.
  if (first === 0x2001 && second === 0)
    return [bytesOf([third, fourth]), bytesOf(last.map((word) => word ^ 0xffff))];
  return [];
}

/** The bytes of ::ffff:a.b.c.d. */
const mapped = (words: readonly number[]): number[] | undefined =>
  words.slice(0, 5).every(isZero) && words[5] === 0xffff ? bytesOf(words.slice(6)) : undefined;

/**
 * True if a service may be at this address: https anywhere but on internal hosts ({@link isInward}), http on this machine
 * only.
 */
export function isServiceAddress({
  protocol,
  hostname,
}: Pick<URL, 'protocol' | 'hostname'>): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isHere = isLoopback(host);
  return protocol === 'http:' ? isHere : protocol === 'https:' && (isHere || !isInward(host));
}

/** True for the address whose only word is the last one, with this value. */
const isWord = (words: readonly number[] | undefined, value: number): boolean =>
  words?.every((word, nth) => word === (nth === 7 ? value : 0)) === true;

function isIpv6(text: string): boolean {
  return /^[0-9a-f:.]+$/.test(text) && text.includes(':') && URL.canParse(`https://[${text}]/`);
}
