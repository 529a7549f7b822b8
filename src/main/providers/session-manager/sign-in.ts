import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import { ok, err, type FailureCode } from '../../../shared/base/failure.ts';
import type { SignInOf } from '../../core/provider/kind.ts';
import { findingOf } from '../../core/provider/response-check.ts';
import { needsToken, type Tokens } from './tokens.ts';

type Broker = ConnectionOf<'session-manager'>;

/** These mean that another secret is needed; other failures say nothing about the secret. */
const SIGNED_OUT: ReadonlySet<FailureCode> = new Set([
  'credentials-missing',
  'credentials-refused',
  'credentials-expired',
]);

/** Signing in to brokers: the user is not asked, because the secret is in the vault. */
export function createBrokerSignIn(
  tokens: Tokens,
  onChange: SignInOf<Broker>['onChange'],
): SignInOf<Broker> {
  return {
    // The first request gets its own token.
    ready: () => Promise.resolve(),
    status: (connection) => Promise.resolve(statusOf(connection, tokens)),
    async again(connection, signal) {
      if (!needsToken(connection)) return ok(undefined);
      tokens.drop(connection);
      const token = await tokens.bearer(connection).token(signal);
      if (token.kind === 'answer') return ok(undefined);
      return err(
        token.kind === 'failure'
          ? token.failure
          : { code: 'service-unreachable', transientError: token.code },
      );
    },
    out(connection) {
      tokens.drop(connection);
      return Promise.resolve(ok(undefined));
    },
    forget(connection) {
      tokens.drop(connection);
      return Promise.resolve(ok(undefined));
    },
    async checks(connection, signal) {
      if (!needsToken(connection)) return [{ name: 'sign-in', found: 'open-to-all' }];
      const token = await tokens.bearer(connection).token(signal);
      return [
        findingOf('sign-in', token, () => {
          const { until, renews } = statusOf(connection, tokens);
          return { found: 'administrator', renews, ...omitUndefined({ until }) };
        }),
      ];
    },
    onChange,
  };
}

function statusOf(connection: Broker, tokens: Tokens): SignInStatus {
  if (!needsToken(connection)) return { state: 'signed-in', renews: true };
  const renews = connection.credentials.source === 'client';
  const { cached: kept, failure } = tokens.state(connection);
  if (kept !== undefined) {
    const until = kept.expiresAt === undefined ? {} : { until: kept.expiresAt };
    return { state: 'signed-in', ...until, renews };
  }
  const isSignedOut = failure !== undefined && SIGNED_OUT.has(failure.code);
  return { state: isSignedOut ? 'needs-sign-in' : 'unknown', renews };
}
