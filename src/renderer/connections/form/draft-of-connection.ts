import { isAws } from '../../../shared/connections/aws-connection.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { emptyConnection, type ConnectionDraft } from './connection-draft.ts';
import { fillIn } from './fill-in.ts';
import type { SavedSecrets } from './secret-drafts.ts';

/** A saved connection as the form shows it. Its secrets stay in the vault; the draft has the name of their entry. */
export function draftOf(connection: Connection): ConnectionDraft {
  const draft = emptyConnection();
  if (connection.kind === 'practice') return draft;
  const { id: _, ...values } = connection;
  fillIn(draft, { values, refused: [] });
  draft.caFile = connection.tls?.caFile ?? '';
  if (isAws(connection)) {
    const { signInEndpoint, credentials } = connection;
    const base = credentials.source === 'assume-role' ? credentials.base : credentials;
    if (signInEndpoint !== undefined) draft.viewing = { ...draft.viewing, signInEndpoint };
    // The command itself is not known here, only that it was agreed to.
    const command = base.source === 'profile' ? base.agreedCommand : undefined;
    Object.assign(draft, { commandHash: command ?? '', agreed: command !== undefined });
  }
  draft.saved = savedSecrets(connection);
  return draft;
}

/** A copy as a new connection: with another name and without secrets. */
export const copyOf = (connection: Connection, name: string): ConnectionDraft => ({
  ...draftOf(connection),
  name,
  saved: undefined,
});

function savedSecrets(connection: Connection): SavedSecrets | undefined {
  if (!isAws(connection) && connection.kind !== 'session-manager') return undefined;
  const { credentials, endpoint = '' } = connection;
  const base = credentials.source === 'assume-role' ? credentials.base : credentials;
  if (!('entry' in base)) return undefined;
  const second = connection.kind === 'ec2' ? connection.ssmEndpoint : undefined;
  const tokenEndpoint = 'tokenEndpoint' in base ? (base.tokenEndpoint ?? '') : (second ?? '');
  return { entry: base.entry, source: base.source, endpoint, tokenEndpoint };
}
