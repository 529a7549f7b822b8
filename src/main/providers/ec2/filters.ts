import type { Ec2Filters } from '../../../shared/connections/ec2.ts';

/** The filters of a connection in EC2's syntax. Pure. */

/** Stands for the name of the signed-in user in the value of a filter. */
const USER = '{user}';

export interface InstanceFilter {
  readonly Name: string;
  readonly Values: string[];
}

/** True if a filter needs the name of the signed-in user. */
export const needsUser = (filters: Ec2Filters): boolean =>
  Object.values(filters).some((value) => [value].flat().some((one) => one.includes(USER)));

/** The filters with `user` instead of `{user}`. */
export const instanceFilters = (filters: Ec2Filters, user: string): InstanceFilter[] =>
  Object.entries(filters).map(([Name, value]) => ({
    Name,
    Values: [value].flat().map((one) => one.replaceAll(USER, literal(user))),
  }));

/** The tag that names the owner of a workstation: the one that is compared with the user, or `Owner`. */
export function ownerTag(filters: Ec2Filters): string {
  const [name] =
    Object.entries(filters).find(([, value]) => [value].flat().some((one) => one.includes(USER))) ??
    [];
  return name?.slice('tag:'.length) ?? 'Owner';
}

/** SECURITY: a name is compared as it is, so that a user named `*` does not match every owner. */
const literal = (text: string): string => text.replace(/[\\*?]/g, '\\$&');
