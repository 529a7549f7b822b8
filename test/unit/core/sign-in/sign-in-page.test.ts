import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loginPage, signInPage } from '../../../../src/main/core/sign-in/sign-in-page.ts';

describe('a sign-in page', () => {
  it.each([
    'https://north-pier.awsapps.com/start/#/device?user_code=ABCD-EFGH',
    'https://oidc.eu-west-1.amazonaws.com/authorize?client_id=a&state=b',
    'https://device.sso.us-gov-west-1.amazonaws.com/',
    'https://oidc.cn-north-1.amazonaws.com.cn/authorize',
    'https://us-west-2.signin.aws/platform/login',
    'https://ssoins-7.portal.us-east-1.app.aws/',
    'http://127.0.0.1:4100/authorize?state=x',
  ])('can be opened: %s', (text) => {
    expect(signInPage(text)?.href).toBe(text);
  });

  it.each([
    ['empty', ''],
    ['not an address', 'sign in here'],
    ['a file', 'file:///usr/bin/true'],
    ['a script', 'javascript:alert(1)'],
    ['another program’s scheme', 'ms-settings:network'],
    ['an HTTP address', 'http://north-pier.awsapps.com/start'],
    ['another host', 'https://harbour.example/start'],
    ['a host with the same ending', 'https://evilawsapps.com/start'],
    ['a host with the same beginning', 'https://north-pier.awsapps.com.harbour.example/start'],
    ['the bare domain', 'https://awsapps.com/start'],
    ['a bucket', 'https://harbour.s3.us-west-2.amazonaws.com/start'],
    ['an EC2 instance', 'https://ec2-1-2-3-4.us-west-2.compute.amazonaws.com/'],
    ['a function', 'https://abc.lambda-url.us-west-2.on.aws/'],
    ['a region that is a host', 'https://oidc.harbour.example/.amazonaws.com/'],
    ['a user', 'https://north-pier.awsapps.com@harbour.example/'],
    ['a user of the right host', 'https://a:b@north-pier.awsapps.com/'],
    ['another port', 'https://north-pier.awsapps.com:8443/start'],
    ['a backslash', 'https://harbour.example\\.awsapps.com/'],
    ['a line break', 'https://north-pier.awsapps.com/\nstart'],
    ['a space', 'https://north-pier.awsapps.com/ --gpu-launcher=x'],
    ['loopback by name', 'http://localhost:4100/'],
    ['loopback without a port', 'http://127.0.0.1/'],
    ['the metadata service', 'http://169.254.169.254/latest'],
    ['too long', `https://north-pier.awsapps.com/${'a'.repeat(8_192)}`],
  ])('cannot be opened if it is %s', (_, text) => {
    expect(signInPage(text)).toBeUndefined();
  });

  it('is checked without throwing for any text, and only listed hosts pass', () => {
    const host = fc.constantFrom('north-pier.awsapps.com', 'harbour.example', '127.0.0.1:80', '');
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc
        .tuple(fc.constantFrom('https://', 'http://', '//'), host, fc.string())
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const page = signInPage(any);
        if (page === undefined) return;
        const isAws = page.protocol === 'https:' && page.host.endsWith('.awsapps.com');
        expect(isAws || (page.protocol === 'http:' && page.hostname === '127.0.0.1')).toBe(true);
        expect(page.username).toBe('');
      }),
    );
  });
});

describe('a login server’s page', () => {
  const endpoint = 'https://login.studio.example:8443/auth';
  const asked = `${endpoint}?client_id=stagedoor&state=x`;

  it.each([
    [asked, endpoint],
    [endpoint, endpoint],
    ['https://login.studio.example/a?tenant=1&state=x', 'https://login.studio.example/a?tenant=1'],
    ['http://127.0.0.1:4100/auth?state=x', 'http://127.0.0.1:4100/auth'],
    ['http://localhost:4100/auth?state=x', 'http://localhost:4100/auth'],
    ['http://[::1]:4100/auth?state=x', 'http://[::1]:4100/auth'],
  ])('can be opened: %s', (text, known) => {
    expect(loginPage(text, known)?.href).toBe(text);
  });

  it.each([
    ['empty', '', endpoint],
    ['another host', 'https://harbour.example:8443/auth?state=x', endpoint],
    ['another port', 'https://login.studio.example/auth?state=x', endpoint],
    ['another path', 'https://login.studio.example:8443/auth/other?state=x', endpoint],
    ['a path that goes back', 'https://login.studio.example:8443/auth/../other', endpoint],
    [
      'another query',
      'https://login.studio.example/a?state=x',
      'https://login.studio.example/a?tenant=1',
    ],
    ['another scheme', asked.replace('https', 'http'), endpoint],
    [
      'HTTP on another host than localhost',
      'http://login.studio.example/auth',
      'http://login.studio.example/auth',
    ],
    ['a user', asked.replace('login.', 'ada@login.'), endpoint],
    ['a fragment', `${asked}#x`, endpoint],
    ['a backslash', 'https://harbour.example\\.studio.example/auth', endpoint],
    ['a space', `${asked} --gpu-launcher=x`, endpoint],
    ['a program', 'file:///usr/bin/true', 'file:///usr/bin/true'],
    ['too long', `${asked}${'a'.repeat(8_192)}`, endpoint],
  ])('cannot be opened if it is %s', (_, text, known) => {
    expect(loginPage(text, known)).toBeUndefined();
  });
});
