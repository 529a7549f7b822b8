import type { Failure } from '../../shared/base/failure.ts';
import type { SignIn } from './sign-in.svelte.ts';
import { t } from '../i18n/locale.svelte.ts';
import type { ConnectionDraft } from '../connections/form/connection-draft.ts';
import { organizationValues } from '../connections/form/nimble-draft.ts';

interface Named {
  readonly id: string;
  readonly name?: string;
}

/** What is known of a sign-in to an organization. */
export interface OrganizationState {
  /** `out` → `browser` or `code` (the user is at it) → `in`. */
  readonly step: 'out' | 'browser' | 'code' | 'in';
  readonly until: number;
  readonly accounts: readonly Named[];
  readonly roles: readonly Named[];
  /** True while accounts or roles are read. */
  readonly loading: boolean;
  readonly failure: Failure | undefined;
}

const out: OrganizationState = {
  step: 'out',
  until: 0,
  accounts: [],
  roles: [],
  loading: false,
  failure: undefined,
};

/**
 * Signing in to the organization that a form names, and what is open to the user there. Call it while the
 * component is created; running requests end with the component.
 */
export function createOrganization(draft: ConnectionDraft, signIn: SignIn) {
  let state = $state.raw(out);
  /** The organization that all this is about. */
  let about = organizationValues(draft);
  let turn = 0;

  const put = (change: Partial<OrganizationState>) => {
    state = { ...state, ...change };
  };
  /** Starts a new request. Replies to earlier ones are ignored. */
  const begin = (change: Partial<OrganizationState>) => {
    put({ failure: undefined, ...change });
    return (turn += 1);
  };

  function leave() {
    if (state.step === 'browser' || state.step === 'code') void signIn.cancel();
    begin(out);
    draft.accountId = draft.roleName = '';
  }

  async function start(method: 'browser' | 'device') {
    leave();
    about = organizationValues(draft);
    const mine = begin({ step: method === 'browser' ? method : 'code' });
    const reply = await signIn.start(about, method);
    if (mine !== turn) return;
    if (!reply.ok) {
      begin({ ...out, failure: reply.failure });
      return;
    }
    put({ step: 'in', until: reply.value.until });
    await readAccounts();
  }

  async function readAccounts() {
    const mine = begin({ loading: true });
    const reply = await signIn.accounts(about);
    if (mine !== turn) return;
    put({ loading: false });
    if (!reply.ok) {
      put({ failure: reply.failure });
      return;
    }
    put({
      accounts: reply.value.map(({ id, name }) => ({
        id,
        ...(name !== undefined && { name: t().general.withNote({ name, note: id }) }),
      })),
    });
    if (reply.value.length === 1) await readRoles(reply.value[0]?.id ?? '');
  }

  async function readRoles(account: string) {
    draft.accountId = account;
    draft.roleName = '';
    const mine = begin({ loading: true, roles: [] });
    const reply = await signIn.roles(about, account);
    if (mine !== turn) return;
    put({ loading: false });
    if (!reply.ok) {
      put({ failure: reply.failure });
      return;
    }
    put({ roles: reply.value.map((id) => ({ id })) });
    if (reply.value.length === 1) draft.roleName = reply.value[0] ?? '';
  }

  // Another organization is another sign-in.
  $effect(() => {
    const { startUrl, region } = organizationValues(draft);
    if (state.step !== 'out' && (startUrl !== about.startUrl || region !== about.region)) leave();
  });
  $effect(() => leave);

  return {
    get state() {
      return state;
    },
    start,
    cancel: leave,
    choose: (account: string) => void readRoles(account),
    /** Reads again what could not be read. */
    again: () => (draft.accountId === '' ? readAccounts() : readRoles(draft.accountId)),
  };
}
