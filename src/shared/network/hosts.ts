/** Which hosts a connection may stream from, and which are never meant unless they are named. Pure. */

const DNS_NAME =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

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

/** True for 127.0.0.0/8, ::1 and localhost: this machine itself. */
export function isLoopback(host: string): boolean {
  // A name may end in the root's dot: `localhost.` is this machine as well.
  const name = host.replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    (v4(name) ?? '').startsWith('127.')
  );
}

/**
 * True for hosts no studio streams from by accident: this machine, link-local addresses and the
 * metadata services of clouds. They are refused unless the connection names them.
 */
export function isInward(host: string): boolean {
  const address = v4(host);
  if (isLoopback(host)) return true;
  if (address !== undefined)
    return /^(0\.|169\.254\.)/.test(address) || address === '100.100.100.200';
  return (
    host === '::' ||
    /^fe[89ab][0-9a-f]:/.test(host) ||
    host === 'fd00:ec2::254' ||
    host.startsWith('metadata.')
  );
}

/** The dotted IPv4 address that `host` is or maps to (`::ffff:7f00:1`), if it is one. */
function v4(host: string): string | undefined {
  if (IPV4.test(host)) return host;
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
  if (mapped?.[1] === undefined || mapped[2] === undefined) return undefined;
  const words = [parseInt(mapped[1], 16), parseInt(mapped[2], 16)];
  return words.flatMap((word) => [word >> 8, word & 255]).join('.');
}

function isIpv6(text: string): boolean {
  return /^[0-9a-f:.]+$/.test(text) && text.includes(':') && URL.canParse(`https://[${text}]/`);
}
