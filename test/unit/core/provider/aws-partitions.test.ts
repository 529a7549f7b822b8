import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { serviceUrl } from '../../../../src/main/adapters/sign-in/aws-endpoint.ts';
import { awsEndpoint } from '../../../../src/main/core/provider/aws-endpoint.ts';
import {
  AWS_PARTITIONS,
  partitionOf,
  partitionOfArn,
} from '../../../../src/main/core/provider/aws-partitions.ts';
import { AwsRegion } from '../../../../src/shared/sign-in/credentials.ts';

describe('the partition of a region', () => {
  it.each([
    ['us-east-1', 'aws', 'https://sts.us-east-1.amazonaws.com'],
    ['mx-central-1', 'aws', 'https://sts.mx-central-1.amazonaws.com'],
    ['ap-southeast-12', 'aws', 'https://sts.ap-southeast-12.amazonaws.com'],
    ['nz-north-1', 'aws', 'https://sts.nz-north-1.amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'https://sts.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'https://sts.us-gov-west-1.amazonaws.com'],
    ['eusc-de-east-1', 'aws-eusc', 'https://sts.eusc-de-east-1.amazonaws.eu'],
    ['us-iso-east-1', 'aws-iso', 'https://sts.us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'aws-iso-b', 'https://sts.us-isob-east-1.sc2s.sgov.gov'],
    ['eu-isoe-west-1', 'aws-iso-e', 'https://sts.eu-isoe-west-1.cloud.adc-e.uk'],
    ['us-isof-south-1', 'aws-iso-f', 'https://sts.us-isof-south-1.csp.hci.ic.gov'],
  ])('of %s is %s, with %s', (region, id, url) => {
    expect(partitionOf(region).id).toBe(id);
    expect(serviceUrl('sts', region, undefined)).toEqual({ ok: true, value: url });
  });

  it.each(['"eu-west-1"', 'eu-west-1 # Ireland', 'attacker.example/#', 'eu-west', 'EU-WEST-1', ''])(
    'of %j does not exist, because that is not a part of a host name',
    (region) => {
      expect(v.is(AwsRegion, region)).toBe(false);
      expect(serviceUrl('sts', region, undefined)).toMatchObject({ ok: false });
    },
  );

  it('is the only match for its home region', () => {
    for (const partition of AWS_PARTITIONS) {
      const { homeRegion } = partition;
      expect(AWS_PARTITIONS.filter(({ regions }) => regions.test(homeRegion))).toEqual([partition]);
      expect(v.is(AwsRegion, homeRegion)).toBe(true);
    }
  });
});

describe('the endpoint of a service', () => {
  it.each([
    ['nimble', 'us-west-2', 'https://nimble.us-west-2.amazonaws.com'],
    ['nimble', 'cn-north-1', 'https://nimble.cn-north-1.amazonaws.com.cn'],
    ['ec2', 'eusc-de-east-1', 'https://ec2.eusc-de-east-1.amazonaws.eu'],
    ['ssm', 'us-iso-east-1', 'https://ssm.us-iso-east-1.c2s.ic.gov'],
  ] as const)('%s in %s is %s', (service, region, url) => {
    expect(awsEndpoint(service, region)).toBe(url);
  });

  it('has its domain only from the table of partitions', () => {
    const src = join(import.meta.dirname, '..', '..', '..', '..', 'src');
    const domains = AWS_PARTITIONS.flatMap(({ domain, dualStackDomain }) => [
      domain,
      dualStackDomain,
    ]);
    const naming = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|mjs|svelte)$/.test(path))
      .filter((path) => {
        const text = readFileSync(join(src, path), 'utf8');
        return domains.some(
          (domain) => text.includes(`.${domain}`) || text.includes(`'${domain}'`),
        );
      });
    expect(naming).toEqual([join('main', 'core', 'provider', 'aws-partitions.ts')]);
  });
});

describe('the partition of an ARN', () => {
  it.each([
    ['arn:aws:iam::000000000000:role/r', 'us-east-1'],
    ['arn:aws-cn:iam::000000000000:role/r', 'cn-north-1'],
    ['arn:aws-us-gov:iam::000000000000:role/r', 'us-gov-west-1'],
    ['arn:aws-eusc:iam::000000000000:role/r', 'eusc-de-east-1'],
    ['arn:aws-iso-b:iam::000000000000:role/r', 'us-isob-east-1'],
    ['r', 'us-east-1'],
  ])('of %s has its home in %s', (arn, region) => {
    expect(partitionOfArn(arn).homeRegion).toBe(region);
  });
});
