/**
 * A command of the AWS CLI for a profile, quoted for the user's shell. Undefined if the name cannot be quoted in a way
 * that all shells of this system read. Pure.
 */
export function awsCommand(command: string, profile: string): string | undefined {
  const name = quoted(profile);
  return name === undefined ? undefined : `aws ${command} --profile ${name}`;
}

function quoted(name: string): string | undefined {
  if (/^[\w.@:+/][\w.@:+/-]*$/.test(name)) return name;
  if (name.startsWith('-')) return undefined;
  if (process.platform !== 'win32') return `'${name.replaceAll("'", String.raw`'\''`)}'`;
  // PowerShell reads typographic quotation marks as plain ones.
  return /["%!`$\u2018-\u201e]/.test(name) || name.endsWith('\\') ? undefined : `"${name}"`;
}
