import type { Connection, ConnectionInput } from '../../../shared/connections/connection.ts';
import type { Problems } from '../../components/field.ts';
import { t } from '../../i18n/locale.svelte.ts';
import {
  emptyDcv,
  brokerValues,
  consoleValues,
  hostValues,
  type BrokerDraft,
  type ConsoleDraft,
  type HostDraft,
} from './dcv-drafts.ts';
import { emptyEc2, ec2Values, type Ec2Draft } from './ec2-draft.ts';
import { formValue } from './form-values.ts';
import { emptyLeave, type LeaveDraft } from './leave-draft.ts';
import type { SavedSecrets } from './secret-drafts.ts';
import { emptyNimble, nimbleValues, type NimbleDraft } from './nimble-draft.ts';

/** The kinds that a form is for. */
export type FormKind = 'nimble' | 'session-manager' | 'access-console' | 'ec2' | 'direct';

/**
 * The fields of the form for a connection, unchecked. Fields that several kinds share keep their text when another kind
 * is chosen.
 */
export interface ConnectionDraft
  extends NimbleDraft, BrokerDraft, ConsoleDraft, Ec2Draft, HostDraft, LeaveDraft {
  kind: FormKind;
  name: string;
  /** The folder that it is in. */
  group: string;
  caFile: string;
  pin: string;
  strict: boolean;
  /** Settings that only imported files and saved connections have. The form has no fields for them. */
  viewing: object;
  /** The saved secrets of the connection that is edited. They are kept if their fields stay empty. */
  saved: SavedSecrets | undefined;
}

export const emptyConnection = (): ConnectionDraft => ({
  ...emptyNimble(),
  ...emptyDcv(),
  ...emptyEc2(),
  ...emptyLeave(),
  kind: 'nimble',
  name: '',
  group: '',
  caFile: '',
  pin: '',
  strict: false,
  viewing: {},
  saved: undefined,
});

/** The connection that was entered, unchecked: the main process reports what is wrong, and saves only valid ones. */
export function connectionValues(draft: ConnectionDraft): ConnectionInput {
  const { kind, name, group, viewing } = draft;
  const values = {
    kind,
    name,
    ...formValue('group', group),
    ...viewing,
    ...own[kind](draft),
    ...tlsValues(draft),
  };
  // Only its shape is known. The main process parses it before it is used.
  return values as ConnectionInput;
}

/** The fields that only one kind has. */
const own: Readonly<Record<FormKind, (draft: ConnectionDraft) => object>> = {
  nimble: nimbleValues,
  'session-manager': brokerValues,
  'access-console': consoleValues,
  ec2: ec2Values,
  direct: hostValues,
};

function tlsValues({ caFile, pin, strict }: ConnectionDraft): object {
  const tls = {
    ...(strict && { policy: 'strict' }),
    ...formValue('caFile', caFile),
    ...formValue('pin', pin),
  };
  return Object.keys(tls).length === 0 ? {} : { tls };
}

/** True if the entered connection keeps its saved secrets instead of new ones. */
export function keepsSecrets(values: object): boolean {
  const { credentials } = values as Partial<Record<'credentials', { base?: object }>>;
  return credentials !== undefined && 'entry' in (credentials.base ?? credentials);
}

/**
 * The form requires an endpoint for Nimble: AWS has closed its own service. A connection that was saved without one can
 * still be changed.
 */
export const missingEndpoint = (
  { kind, endpoint }: ConnectionDraft,
  edited: Connection | undefined,
): Problems => {
  const wasWithout = edited?.kind === 'nimble' && edited.endpoint === undefined;
  return kind === 'nimble' && endpoint.trim() === '' && !wasWithout
    ? { endpoint: t().rules.said.missing }
    : {};
};

/** The problem that only the form knows: the user has not agreed to a command. */
export const missingConsent = ({ kind, source, command, agreed }: ConnectionDraft): Problems =>
  (kind === 'nimble' || kind === 'ec2') && source === 'profile' && command !== '' && !agreed
    ? { agreed: t().forms.agreeFirst }
    : {};
