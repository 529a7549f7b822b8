/** The account of every practice studio: one that nobody has. */
export const account = '000000000000';

/** The full name of a thing, as the service writes it. */
export function arn(region: string, resource: string): string {
  return `arn:aws:nimble:${region}:${account}:${resource}`;
}
