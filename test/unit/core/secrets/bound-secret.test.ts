import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BoundSecret } from '../../../../src/main/core/secrets/bound-secret.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';

const token = new BoundSecret(new Secret('hush'), 'https://console.example/handler');

describe('a secret for one origin', () => {
  it('is revealed for that origin, whatever the path', () => {
    expect(token.revealFor(new URL('https://console.example:443/other'))).toBe('hush');
  });

  it.each([
    'https://console.example:8443',
    'http://console.example',
    'http://console.example:443',
    'https://bait.example',
    'https://bait.example/console.example',
    'https://console.example@bait.example',
    'https://console.example.',
    'https://console.example.bait.example',
    'https://xconsole.example',
    'https://cons\u043ele.example',
    'https://console.example%2ebait.example',
    'ftp://console.example',
    'blob:https://console.example/x',
    'data:text/plain,https://console.example',
  ])('is not revealed for %s', (origin) => {
    expect(() => token.revealFor(new URL(origin))).toThrow('another origin');
  });

  it('is hidden, however it is converted to text', () => {
    expect(`${String(token)} ${JSON.stringify({ token })} ${inspect(token)}`).not.toContain('hush');
  });

  it('equals only the same text for the same origin', () => {
    const same = new BoundSecret(new Secret('hush'), 'https://console.example');
    expect(token.equals(same)).toBe(true);
    expect(token.equals(new BoundSecret(new Secret('hush'), 'https://bait.example'))).toBe(false);
    expect(token.equals(new BoundSecret(new Secret('other'), 'https://console.example'))).toBe(
      false,
    );
    expect(token.equals(undefined)).toBe(false);
  });
});
