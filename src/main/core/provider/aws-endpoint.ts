/** The suffix of AWS's hosts in each partition, by the start of its regions. All others are `amazonaws.com`. */
const SUFFIXES = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
  ['us-isof-', 'csp.hci.ic.gov'],
] as const;

/**
 * The endpoint of a service of AWS in a region. SECURITY: the region becomes part of a host name, so it must have been
 * checked by the schema of the connection.
 */
export function awsEndpoint(service: 'ec2' | 'ssm', region: string): string {
  const suffix = SUFFIXES.find(([start]) => region.startsWith(start))?.[1] ?? 'amazonaws.com';
  return `https://${service}.${region}.${suffix}`;
}
