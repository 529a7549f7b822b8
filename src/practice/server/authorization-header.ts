import type { Scope } from './sigv4.ts';

/** The fields of an Authorization header of Signature Version 4. */
export interface AuthorizationHeader extends Scope {
  readonly accessKeyId: string;
  /** Header names in lower case, sorted. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const algorithm = 'AWS4-HMAC-SHA256 ';

/** Parses an Authorization header. Undefined if it is incomplete or malformed. */
export function parseAuthorizationHeader(header: string): AuthorizationHeader | undefined {
  if (!header.startsWith(algorithm)) return undefined;
  const parts = header.slice(algorithm.length).split(',');
  if (parts.length !== 3) return undefined;
  const fields = new Map(
    parts.map((part): [string, string] => {
      const [name = '', ...value] = part.trim().split('=');
      return [name, value.join('=')];
    }),
  );
  const credential = (fields.get('Credential') ?? '').split('/');
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = credential;
  const signedHeaders = (fields.get('SignedHeaders') ?? '').split(';');
  const signature = fields.get('Signature') ?? '';
  const isComplete =
    credential.length === 5 &&
    terminator === 'aws4_request' &&
    accessKeyId !== '' &&
    /^\d{8}$/.test(date) &&
    /^[0-9a-f]{64}$/.test(signature) &&
    isSortedNames(signedHeaders);
  return isComplete ? { accessKeyId, date, region, service, signedHeaders, signature } : undefined;
}

function isSortedNames(names: readonly string[]): boolean {
  return names.every((name, index) => {
    const before = names[index - 1];
    return /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name) && (before === undefined || before < name);
  });
}
