import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signInPage } from '../../../../src/main/core/sign-in/sign-in-page.ts';
import {
  isSignInPage,
  addressToType,
} from '../../../../src/main/adapters/identity-center/sign-in-page-address.ts';

const pier = { startUrl: 'https://sign-in.north-pier.example/start', region: 'eu-central-1' };
const isOne = (address: string, endpoint?: string) => isSignInPage(address, pier, endpoint);

describe('a sign-in page', () => {
  it.each([
    'https://oidc.eu-central-1.amazonaws.com/authorize?client_id=1&state=2',
    'https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH',
    'https://d-0123456789.awsapps.com/start/#/device',
    'https://sign-in.north-pier.example/device',
  ])('can be %s', (address) => {
    expect(isOne(address)).toBe(true);
  });

  it.each([
    'http://oidc.eu-central-1.amazonaws.com/authorize',
    'https://oidc.us-east-1.amazonaws.com/authorize',
    'https://oidc.eu-central-1.amazonaws.com:8443/authorize',
    'https://me@oidc.eu-central-1.amazonaws.com/authorize',
    'https://oidc.eu-central-1.amazonaws.com@evil.example/',
    'https://evil.example/?https://oidc.eu-central-1.amazonaws.com/',
    'https://oidc.eu-central-1.amazonaws.com.evil.example/',
    'https://evil-awsapps.com/start',
    'https://awsapps.com/start',
    'https://d-1.awsapps.com.evil.example/',
    'https://evil.example\\.awsapps.com/',
    'https://bucket.s3.amazonaws.com/',
    'http://127.0.0.1:4000/authorize',
    'file:///C:/Programs/run.exe',
    'javascript:alert(1)//https://d-1.awsapps.com/',
    'https:d-1.awsapps.com',
    ' https://d-1.awsapps.com/',
    'https://d-1.awsapps.com/\u202e',
    '',
  ])('is never %s', (address) => {
    expect(isOne(address)).toBe(false);
  });

  it.each<[region: string, address: string]>([
    ['us-east-1', 'https://ssoins-722347cfbf7ebdeb.us-east-1.portal.amazonaws.com/#/device'],
    ['us-east-1', 'https://ssoins-722347cfbf7ebdeb.eu-west-1.portal.amazonaws.com/#/device'],
    ['us-east-1', 'https://ssoins-722347cfbf7ebdeb.portal.us-east-1.app.aws/#/device?user_code=A'],
    ['us-east-1', 'https://oidc.us-east-1.api.aws/authorize'],
    ['us-gov-west-1', 'https://start.us-gov-home.awsapps.com/directory/d-1/#/device'],
    ['us-gov-west-1', 'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1'],
    ['us-gov-west-1', 'https://ssoins-1.us-gov-west-1.portal.amazonaws.com/#/device'],
    ['us-gov-west-1', 'https://ssoins-1.portal.us-gov-west-1.app.aws/#/device'],
    ['cn-north-1', 'https://start.cn-north-1.home.awsapps.cn/directory/d-1/#/device'],
    ['cn-north-1', 'https://d-0123456789.awsapps.cn/start/#/device'],
    ['cn-northwest-1', 'https://ssoins-1.cn-northwest-1.portal.amazonaws.com.cn/#/device'],
    ['cn-north-1', 'https://ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn/#/device'],
    ['cn-north-1', 'https://device.sso.cn-north-1.amazonaws.com.cn/'],
    ['eusc-de-east-1', 'https://ssoins-1.eusc-de-east-1.portal.amazonaws.eu/#/device'],
    ['eusc-de-east-1', 'https://ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu/#/device'],
    ['eusc-de-east-1', 'https://oidc.eusc-de-east-1.amazonaws.eu/authorize'],
    ['us-iso-east-1', 'https://device.sso.us-iso-east-1.c2s.ic.gov/'],
    ['us-isob-east-1', 'https://ssoins-1.us-isob-east-1.portal.sc2s.sgov.gov/#/device'],
    ['eu-isoe-west-1', 'https://oidc.eu-isoe-west-1.cloud.adc-e.uk/authorize'],
    ['us-isof-south-1', 'https://oidc.us-isof-south-1.csp.hci.ic.gov/authorize'],
    ['ap-southeast-12', 'https://oidc.ap-southeast-12.amazonaws.com/authorize'],
    ['nz-north-1', 'https://oidc.nz-north-1.amazonaws.com/authorize'],
  ])('in %s can be %s, which can be opened in the browser', (region, address) => {
    expect(isSignInPage(address, { ...pier, region }, undefined)).toBe(true);
    expect(signInPage(address)?.href).toBe(address);
  });

  it.each<[region: string, address: string]>([
    ['us-east-1', 'https://ssoins-1.us-east-1.portal.amazonaws.com.evil.example/#/device'],
    ['us-east-1', 'https://evil.example.us-east-1.portal.amazonaws.com/'],
    ['us-east-1', 'https://ssoins-1.evil.portal.amazonaws.com/'],
    ['us-east-1', 'https://ssoins-1.us-east-1.evil.amazonaws.com/'],
    ['us-east-1', 'https://ssoins-1.portal.us-east-1.app.aws.evil.example/'],
    ['us-east-1', 'https://portal.us-east-1.app.aws/'],
    ['us-east-1', 'https://start.cn-north-1.home.awsapps.cn/directory/d-1'],
    ['us-east-1', 'https://ssoins-1.us-gov-west-1.portal.amazonaws.com/'],
    ['cn-north-1', 'https://ssoins-1.cn-north-1.portal.amazonaws.com/'],
    ['cn-north-1', 'https://oidc.cn-north-1.amazonaws.com/authorize'],
    ['eusc-de-east-1', 'https://d-1.awsapps.com/start'],
    ['eusc-de-east-1', 'https://oidc.eusc-de-east-1.amazonaws.com/authorize'],
  ])('in %s is never %s', (region, address) => {
    expect(isSignInPage(address, { ...pier, region }, undefined)).toBe(false);
  });

  it('can only be on the custom endpoint if there is one', () => {
    const endpoint = 'http://127.0.0.1:4000';
    expect(isOne(`${endpoint}/device?user_code=1`, endpoint)).toBe(true);
    expect(isOne('http://127.0.0.1:4001/device', endpoint)).toBe(false);
    expect(isOne('http://localhost:4000/device', endpoint)).toBe(false);
    expect(isOne('https://d-1.awsapps.com/start', endpoint)).toBe(false);
    expect(isOne('https://evil.example/', 'https://evil.example')).toBe(false);
  });

  it('is always https on a listed host, whatever the text', () => {
    const host = fc.constantFrom(
      'd-1.awsapps.com',
      'evil.example',
      'oidc.eu-central-1.amazonaws.com',
    );
    const address = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.tuple(fc.string(), host, fc.string()).map(([a, b, c]) => `https://${a}${b}${c}`),
    );
    fc.assert(
      fc.property(address, (text) => {
        if (!isOne(text)) return;
        const { protocol, hostname } = new URL(text);
        expect(protocol).toBe('https:');
        expect(hostname).toMatch(/(\.awsapps\.com|^oidc\.eu-central-1\.amazonaws\.com)$/);
      }),
    );
  });
});

describe('the address where a code is entered', () => {
  it.each([
    ['https://device.sso.eu-central-1.amazonaws.com/', 'device.sso.eu-central-1.amazonaws.com'],
    ['https://d-1.awsapps.com/start/#/device', 'd-1.awsapps.com/start/#/device'],
    ['https://d-1.awsapps.com/start?user_code=ABCD', 'd-1.awsapps.com/start'],
  ])('%s is shown as %s', (address, text) => {
    expect(addressToType(address)).toBe(text);
  });
});
