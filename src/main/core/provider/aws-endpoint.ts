import { partitionOf } from './aws-partitions.ts';

/**
 * The endpoint of a service of AWS in a region. SECURITY: the region becomes part of a host name, so it must have been
 * checked by the schema of the connection.
 */
export const awsEndpoint = (service: 'ec2' | 'nimble' | 'ssm', region: string): string =>
  `https://${service}.${region}.${partitionOf(region).domain}`;
