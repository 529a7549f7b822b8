import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymize, withoutHeadlessKey } from '../../../../src/main/core/support/anonymize.ts';
import { peopleLines, plainLines, secretLines } from '../../../fixtures/hostile-log-lines.ts';

const owner = { home: '/home/artist', user: 'artist', people: ['m.okafor', 'm', 'Ünal'] };

describe('an anonymized text', () => {
  it.each(secretLines)('does not contain the secret of %s', (_, line) => {
    expect(anonymize(`before\n${line}\nafter`, owner)).not.toContain('NEVERSHOWN');
  });

  it.each(peopleLines)('does not contain the personal data of %s', (_, line) => {
    expect(anonymize(line, owner)).not.toMatch(/nevershown|998877|9988-77/);
  });

  it.each(plainLines)('is unchanged if it contains nothing personal: %j', (line) => {
    expect(anonymize(line, owner)).toBe(line);
  });

  it.each([
    ['a secret key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['a token in base64', `${'aB3+/xYz'.repeat(30)}==`],
    ['a token in base64url', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
    ['a client secret in lower case', '51glqk6tmvrd2rh1s7b40mjsqvhf3h2l6u9gdn5k3c7a8e'],
    ['a key in hexadecimal', 'a3f1'.repeat(16)],
  ])('does not contain %s without a name', (_, secret) => {
    expect(anonymize(`tried ${secret} and failed`, owner)).toBe('tried [redacted] and failed');
  });

  it.each([
    'f01bf3e9-157f-5c18-5922-344d10c56416',
    'us-west-2:stid-aVeryLongNameOfAStudio',
    '/usr/lib/x86_64-linux-gnu/dcvviewer/plugins/GStreamer',
    'STREAMING_SESSION_CREATE_IN_PROGRESS',
    'a-workstation-with-a-long-name-for-comp-07-of-the-second-floor',
  ])('keeps the name of a resource: %s', (name) => {
    expect(anonymize(`saw ${name} here`, owner)).toBe(`saw ${name} here`);
  });

  it.each([
    ['/home/artist/.config', '~/.config'],
    ['file:///home/artist/x', 'file://~/x'],
    ['%2Fhome%2Fartist%2Fx', '~%2Fx'],
    ['/home/artistic/x', '/home/artistic/x'],
    ['/HOME/Artist', '~'],
  ])('has ~ instead of the home folder: %s', (text, shown) => {
    expect(anonymize(text, owner)).toBe(shown);
  });

  it.each([
    String.raw`C:\Users\Artist\AppData`,
    'c:/users/artist/AppData',
    String.raw`"C:\\Users\\Artist\\AppData"`,
  ])('has ~ instead of a home folder on Windows: %s', (text) => {
    const shown = anonymize(text, { ...owner, home: String.raw`C:\Users\Artist` });
    expect(shown).toMatch(/^"?~[\\/]{1,2}AppData"?$/);
  });

  it('has the same number for each mention of a person, and keeps longer words', () => {
    expect(anonymize('artist, M.Okafor and ünal; artists, m.okafor2 and m', owner)).toBe(
      'user, user-1 and user-3; artists, m.okafor2 and m',
    );
  });

  it('can have an owner without a home folder and without a name', () => {
    expect(anonymize('/ and a', { home: '/', user: '', people: [''] })).toBe('/ and a');
  });

  it.each([
    ['two bytes per character', Buffer.from('authToken=hush-hush1', 'utf16le').toString()],
    ['colour codes in it', '\u001b[1mauthToken\u001b[0m=\u001b[31mhush-hush1'],
    ['invisible characters in it', 'auth\u200bToken=hush\u00adhush\u200b-hush1'],
    ['a control character in it', 'pass\u0007word: hush'],
    ['an incomplete character in it', 'authToken=hush\ud800hush'],
  ])('does not contain a secret with %s', (_, line) => {
    const shown = anonymize(line, owner);
    expect(shown).toContain('[redacted]');
    expect(shown).not.toContain('hush');
  });

  it('has no invisible characters except line breaks', () => {
    expect(anonymize('one\r\ntwo\rthree\u2028four\tfive\u0000\u202e', owner)).toBe(
      'one\ntwo\nthree\nfour five',
    );
  });

  it('does not contain a secret whose name could be the value of the line above', () => {
    const text = '<SecretAccessKey>hush</SecretAccessKey>\n["authorization","hush-too"]';
    expect(anonymize(text, owner)).not.toContain('hush');
  });

  it('does not contain a secret that is broken across lines, even after a line that ends in the name of a secret', () => {
    const broken = '"token": "abcdefghijklmnop\\\n  qrstuNEVERSHOWN",';
    for (const before of ['<SecretAccessKey>x</SecretAccessKey>', 'the token', 'Cookie:'])
      expect(anonymize(`${before}\n${broken}`, owner)).not.toContain('NEVERSHOWN');
  });

  it('does not contain a secret of several lines, whatever the lines above it', () => {
    const lines = secretLines.map(([, line]) => line);
    const several = lines.filter((line) => line.includes('\n'));
    expect(several.length).toBeGreaterThan(3);
    for (const one of lines)
      for (const other of several)
        for (const above of [one, `${one}\n${one}`])
          expect(anonymize(`${above}\n${other}`, owner)).not.toContain('NEVERSHOWN');
  });

  it('contains no secret, whatever it is, even if it is anonymized twice', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(...secretLines.map(([, line]) => line)),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const once = anonymize(`${one}\n${other}`, owner);
        expect(`${once}${anonymize(once, owner)}`).not.toContain('NEVERSHOWN');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the tail of a file', () => {
  it('does not contain the end of a key that starts before it', () => {
    const tail = 'AAAA\nBBBB\n-----END RSA PRIVATE KEY-----\nend';
    expect(withoutHeadlessKey(tail)).toBe('[redacted]\nend');
  });

  it('is unchanged if a key is complete or there is none', () => {
    const whole = 'start\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
    expect(withoutHeadlessKey(whole)).toBe(whole);
    expect(withoutHeadlessKey('start')).toBe('start');
  });
});
