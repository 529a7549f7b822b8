import type { Ec2Address } from '../../../shared/connections/ec2-address.ts';
import type { Ec2Filters } from '../../../shared/connections/ec2.ts';
import { formValue, typedHosts, typedPort } from './form-values.ts';
import { typedLeave, type LeaveDraft } from './leave-draft.ts';
import { typedCredentials, type NimbleDraft } from './nimble-draft.ts';
import type { SavedSecretsDraft } from './secret-drafts.ts';

/** What only connections to EC2 have, as it is being typed. */
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

type TypedDraft = Ec2Draft &
  LeaveDraft &
  NimbleDraft &
  SavedSecretsDraft & {
    readonly port: string;
    readonly session: string;
    readonly user: string;
  };

/** The fields of a connection to EC2, unchecked. */
export const typedEc2 = (draft: TypedDraft): object => ({
  region: draft.region.trim(),
  ...formValue('endpoint', draft.endpoint),
  ...formValue('ssmEndpoint', draft.ssmEndpoint),
  filters: typedFilters(draft.filters),
  address: draft.address,
  port: typedPort(draft.port),
  ...formValue('session', draft.session),
  ...formValue('user', draft.user),
  ...typedHosts(draft),
  ...typedLeave(draft),
  // Keys that are saved are for these two endpoints.
  credentials: typedCredentials({ ...draft, tokenEndpoint: draft.ssmEndpoint }),
});

/** The filters that a text means. The values of a tag that is named twice are a list. */
function typedFilters(text: string): object {
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

/** The text of filters, as it is typed. */
export const filtersText = (filters: Ec2Filters): string =>
  Object.entries(filters)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name.slice('tag:'.length)}=${one}`))
    .join(', ');
