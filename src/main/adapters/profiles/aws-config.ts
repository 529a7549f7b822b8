/** The text of `~/.aws/config` and `credentials`, read as the SDK reads it. Total and pure. */

export type Section = ReadonlyMap<string, string>;
export interface AwsConfig {
  readonly profiles: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
}

/** Both files merged: for a profile, `credentials` wins. Sections with the same name are merged. */
export function parseAwsConfig(config: string, credentials: string): AwsConfig {
  const profiles = new Map<string, Map<string, string>>();
  const ssoSessions = new Map<string, Map<string, string>>();
  for (const { name, entries } of sectionsOf(config)) {
    const [prefix, rest] = splitName(name);
    if (name === 'default') add(profiles, name, entries);
    else if (prefix === 'profile') add(profiles, rest, entries);
    else if (prefix === 'sso-session') add(ssoSessions, rest, entries);
  }
  for (const { name, entries } of sectionsOf(credentials)) add(profiles, name, entries);
  return { profiles, ssoSessions };
}

interface RawSection {
  readonly name: string;
  readonly entries: ReadonlyMap<string, string>;
}

function* sectionsOf(text: string): Generator<RawSection> {
  let current: { name: string; entries: Map<string, string> } | undefined;
  let isInGroup = false;
  for (const line of text.split(/\r?\n/)) {
    // A comment starts at the line's start or after a space, also within a value.
    const text = (line.split(/(?:^|\s)[;#]/, 1)[0] ?? '').trim();
    if (text.startsWith('[') && text.endsWith(']')) {
      if (current !== undefined) yield current;
      current = { name: text.slice(1, -1).trim(), entries: new Map() };
      isInGroup = false;
      continue;
    }
    const equals = text.indexOf('=');
    if (current === undefined || equals < 1) continue;
    const value = text.slice(equals + 1).trim();
    if (value === '') {
      isInGroup = true;
      continue;
    }
    // Below `s3 =` and the like, indented lines belong to that group, and none of it concerns
    // sign-in.
    if (isInGroup && /^\s/.test(line)) continue;
    isInGroup = false;
    current.entries.set(text.slice(0, equals).trim(), value);
  }
  if (current !== undefined) yield current;
}

/** `profile "look dev"`, split into its two parts. */
function splitName(name: string): [prefix: string, rest: string] {
  const [, prefix = '', rest = ''] = /^([\w-]+)\s+(.+)$/.exec(name) ?? [];
  return [prefix, /^(["'])(.*)\1$/.exec(rest)?.[2] ?? rest];
}

function add(
  into: Map<string, Map<string, string>>,
  name: string,
  entries: ReadonlyMap<string, string>,
): void {
  // The SDK rejects the whole file for this name; here it is skipped.
  if (name === '' || name === '__proto__') return;
  into.set(name, new Map([...(into.get(name) ?? []), ...entries]));
}
