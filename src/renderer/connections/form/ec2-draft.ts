import type { Ec2Address } from '../../../shared/connections/ec2-address.ts';
import type { Ec2Filters } from '../../../shared/connections/ec2.ts';
import { formValue, hostListValues, portValue } from './form-values.ts';
import { leaveValues, type LeaveDraft } from './leave-draft.ts';
import { credentialValues, type NimbleDraft } from './nimble-draft.ts';
import type { SavedSecretsDraft } from './secret-drafts.ts';

/** The form fields that only connections to EC2 have. */
export interface Ec2Draft {
  ssmEndpoint: string;
  /** `Key=value`, with commas between. */
  filters: string;
  address: Ec2Address;
}

export const emptyEc2 = (): Ec2Draft => ({
  ssmEndpoint: '',
  filters: 'Workstation=yes',
  address: 'private-ip',
});

type Ec2FormDraft = Ec2Draft &
  LeaveDraft &
  NimbleDraft &
  SavedSecretsDraft & {
    readonly port: string;
    readonly session: string;
    readonly user: string;
  };

/** The fields of a connection to EC2, unchecked. */
export const ec2Values = (draft: Ec2FormDraft): object => ({
  region: draft.region.trim(),
  ...formValue('endpoint', draft.endpoint),
  ...formValue('ssmEndpoint', draft.ssmEndpoint),
  filters: filterValues(draft.filters),
  address: draft.address,
  port: portValue(draft.port),
  ...formValue('session', draft.session),
  ...formValue('user', draft.user),
  ...hostListValues(draft),
  ...leaveValues(draft),
  // Keys that are saved are for these two endpoints.
  credentials: credentialValues({ ...draft, tokenEndpoint: draft.ssmEndpoint }),
});

/** Parses the text of filters. A tag that is named twice gets a list of values. */
function filterValues(text: string): object {
  const filters: Record<string, string | string[]> = {};
  for (const pair of text.split(',')) {
    if (pair.trim() === '') continue;
    const [key = '', ...value] = pair.split('=');
    const name = `tag:${key.trim()}`;
    const known = filters[name];
    const one = value.join('=').trim();
    filters[name] = known === undefined ? one : [...[known].flat(), one];
  }
  return filters;
}

/** The text of filters, as the form shows it. */
export const filtersText = (filters: Ec2Filters): string =>
  Object.entries(filters)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name.slice('tag:'.length)}=${one}`))
    .join(', ');
