import * as v from 'valibot';
import { AwsRegion } from '../../../shared/sign-in/credentials.ts';

/** A part of AWS with accounts, regions and hosts of its own. Keys of one partition are unknown in the others. */
export interface AwsPartition {
  /** As in an ARN: `arn:aws-cn:…`. */
  readonly id: string;
  readonly regions: RegExp;
  /** The region for requests that name none. */
  readonly homeRegion: string;
  /** The domain of the services: `sts.REGION.` and this. */
  readonly domain: string;
  /** The domain of the services' hosts that have IPv6 addresses as well. */
  readonly dualStackDomain: string;
  /** Identity Center's start pages are below one of these: `NAME.`, or `start.REGION.home.`, and this. */
  readonly startDomains: readonly string[];
  /** Identity Center's pages with IPv6 addresses: `ssoins-….portal.REGION.` and one of these. */
  readonly portalDomains: readonly string[];
}

const COMMERCIAL: AwsPartition = {
  id: 'aws',
  regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d{1,2}$/,
  homeRegion: 'us-east-1',
  domain: 'amazonaws.com',
  dualStackDomain: 'api.aws',
  startDomains: ['awsapps.com'],
  portalDomains: ['app.aws'],
};

/**
 * All partitions. Regions and domains are those of `partitions.json` in botocore and the SDKs; the pages are those that
 * the AWS CLI accepts as AWS's own, and those in the documentation of Identity Center.
 */
export const AWS_PARTITIONS: readonly AwsPartition[] = [
  COMMERCIAL,
  {
    id: 'aws-cn',
    regions: /^cn-[a-z]+-\d{1,2}$/,
    homeRegion: 'cn-north-1',
    domain: 'amazonaws.com.cn',
    dualStackDomain: 'api.amazonwebservices.com.cn',
    startDomains: ['awsapps.cn'],
    portalDomains: ['app.amazonwebservices.com.cn'],
  },
  {
    ...COMMERCIAL,
    id: 'aws-us-gov',
    regions: /^us-gov-[a-z]+-\d{1,2}$/,
    homeRegion: 'us-gov-west-1',
  },
  {
    id: 'aws-eusc',
    regions: /^eusc-[a-z]{2}-[a-z]+-\d{1,2}$/,
    homeRegion: 'eusc-de-east-1',
    domain: 'amazonaws.eu',
    dualStackDomain: 'api.amazonwebservices.eu',
    startDomains: [],
    portalDomains: ['api.amazonwebservices.eu', 'app.amazonwebservices.eu'],
  },
  isolated('aws-iso', 'us-iso', 'us-iso-east-1', 'c2s.ic.gov', 'api.aws.ic.gov'),
  isolated('aws-iso-b', 'us-isob', 'us-isob-east-1', 'sc2s.sgov.gov', 'api.aws.scloud'),
  isolated('aws-iso-e', 'eu-isoe', 'eu-isoe-west-1', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'),
  isolated('aws-iso-f', 'us-isof', 'us-isof-south-1', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'),
];

function isolated(
  id: string,
  prefix: string,
  homeRegion: string,
  domain: string,
  dualStackDomain: string,
): AwsPartition {
  const regions = new RegExp(`^${prefix}-[a-z]+-\\d{1,2}$`);
  return { id, regions, homeRegion, domain, dualStackDomain, startDomains: [], portalDomains: [] };
}

/** The partition of a region. A region with an unknown prefix is commercial, as in AWS's own tools. */
export const partitionOf = (region: string): AwsPartition =>
  AWS_PARTITIONS.find(({ regions }) => regions.test(region)) ?? COMMERCIAL;

/** The partition that an ARN names, or the commercial one. */
export const partitionOfArn = (arn: string): AwsPartition =>
  AWS_PARTITIONS.find(({ id }) => arn.startsWith(`arn:${id}:`)) ?? COMMERCIAL;

/**
 * True if AWS shows Identity Center's pages of this partition on `host`. SECURITY: the patterns only match hosts that
 * AWS names, and start pages. No customer can put their own content on them.
 */
export function isIdentityCenterHost(host: string, partition: AwsPartition): boolean {
  const { domain, startDomains, portalDomains } = partition;
  const { instance, region } =
    /^(?<instance>[a-z0-9-]{1,63})\.(?:portal\.)?(?<region>[a-z0-9-]{1,63})\./.exec(host)?.groups ??
    {};
  if (instance !== undefined && region !== undefined && isRegionOf(partition, region)) {
    if (host === `${instance}.${region}.portal.${domain}`) return true;
    if (portalDomains.some((portal) => host === `${instance}.portal.${region}.${portal}`))
      return true;
  }
  return startDomains.some((start) => isBelow(host, start));
}

/** True for the hosts in `region` where a sign-in with Identity Center begins. */
export function isSignInService(host: string, region: string): boolean {
  if (!v.is(AwsRegion, region)) return false;
  const { domain, dualStackDomain } = partitionOf(region);
  return ['oidc', 'device.sso'].some((service) =>
    [domain, dualStackDomain].some((suffix) => host === `${service}.${region}.${suffix}`),
  );
}

const isRegionOf = (partition: AwsPartition, region: string): boolean =>
  v.is(AwsRegion, region) && partitionOf(region) === partition;

/** True if `host` is one or more labels below `domain`. */
const isBelow = (host: string, domain: string): boolean =>
  host.endsWith(`.${domain}`) &&
  /^([a-z0-9-]{1,63}\.)+$/.test(host.slice(0, host.length - domain.length));
