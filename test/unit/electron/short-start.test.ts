import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStartArguments } from '../../../src/main/core/window/start-arguments.ts';
import { shortStart } from '../../../src/main/electron/short-start.ts';
import { parseDeepLink } from '../../../src/shared/links/deep-link.ts';

const link = 'stagedoor://connect?connection=north-pier&session=comp-07';
const long = `${link}${'x'.repeat(100_000)}`;
const shorten = (args: readonly string[], before: readonly string[] = ['/opt/stagedoor']) =>
  shortStart([...before, ...args], args, readStartArguments(args));

describe('the arguments of a second start', () => {
  it('are shortened only if they are too long', () => {
    expect(shorten(['--open-url', '--', link])).toBe(undefined);
    expect(shorten([])).toBe(undefined);
    expect(shorten(['x'.repeat(20_000)])).toEqual([]);
    // Bytes count, not characters.
    expect(shorten(['…'.repeat(6_000)])).toEqual([]);
  });

  it('keep a truncated link, so that it is refused for its length', () => {
    const short = shorten(['--open-url', '--', long]) ?? [];
    expect(short.slice(0, 2)).toEqual(['--open-url', '--']);
    expect(short).toHaveLength(3);
    expect(parseDeepLink(short[2] ?? '')).toEqual({
      ok: false,
      reason: 'too-long',
    });
  });

  it('keep a file path complete, or not at all', () => {
    const switches = `--x=${'x'.repeat(20_000)}`;
    expect(shorten([switches, '/tmp/a.dcv'])).toEqual(['--', '/tmp/a.dcv']);
    expect(shorten([`/${'x'.repeat(20_000)}.dcv`])).toEqual([]);
  });

  it('keep the folder that Electron was started with, and --no-sandbox', () => {
    const before = ['/opt/electron', '/opt/stagedoor'];
    expect(shorten(['--no-sandbox', 'x'.repeat(20_000)], before)).toEqual([
      '/opt/stagedoor',
      '--no-sandbox',
    ]);
  });

  it('never become a link by being shortened, and are short enough afterwards', () => {
    const words = fc.constantFrom('--open-url', '--', link, long, 'x'.repeat(20_000), 'practice');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (args) => {
        const start = readStartArguments(args);
        const short = shortStart(['/opt/stagedoor', ...args], args, start);
        if (short === undefined || start.mode === 'command') return;
        const again = readStartArguments(short);
        expect(shortStart(['/opt/stagedoor', ...short], short, again)).toBe(undefined);
        if (start.mode !== 'link') expect(again.mode).not.toBe('link');
      }),
    );
  });
});
