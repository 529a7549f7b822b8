import { statSync } from 'node:fs';
import { setImmediate as otherWork } from 'node:timers/promises';
import * as tls from 'node:tls';
import { isLocalPath } from '../../../shared/base/local-path.ts';
import { trustedAuthorities } from './certificates.ts';

/** More connections with a CA file of their own are unusual; the context used longest ago is made again. */
const MAX_CONTEXTS = 32;

interface Kept {
  /** Changes with the CA file. */
  readonly version: string;
  readonly context: Promise<tls.SecureContext>;
}

const kept = new Map<string, Kept>();
let last: Promise<unknown> = Promise.resolve();

/**
 * The TLS context that trusts the built-in authorities, the system's and those of `caFile`. It is made once and kept,
 * because parsing the authorities blocks the process for tens of milliseconds; several are made one after the other,
 * with room for other work in between. Rejects like {@link trustedAuthorities}.
 */
export function tlsContext(caFile: string | undefined): Promise<tls.SecureContext> {
  const key = caFile ?? '';
  const version = versionOf(caFile);
  const known = kept.get(key);
  if (known?.version === version) {
    // The last one is the one used last.
    kept.delete(key);
    kept.set(key, known);
    return known.context;
  }
  const context = inTurn(() => tls.createSecureContext({ ca: trustedAuthorities(caFile) }));
  const added = { version, context };
  kept.set(key, added);
  context.catch(() => {
    if (kept.get(key) === added) kept.delete(key);
  });
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_CONTEXTS) break;
    kept.delete(oldest);
  }
  return context;
}

function inTurn<T>(work: () => T): Promise<T> {
  const result = last.then(() => otherWork()).then(work);
  last = result.catch(() => undefined);
  return result;
}

/** Which state of the file was read. SECURITY: a path on another machine is not even looked at. */
function versionOf(caFile: string | undefined): string {
  if (caFile === undefined || !isLocalPath(caFile)) return '';
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(caFile, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    // Reading it fails as well, and that names the problem.
    return '';
  }
}
