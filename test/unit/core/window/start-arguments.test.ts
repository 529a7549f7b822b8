import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, readStartArguments } from '../../../../src/main/core/window/start-arguments.ts';
import { looksLikeLink, parseDeepLink } from '../../../../src/shared/links/deep-link.ts';
import {
  fileArgv,
  hiddenArgv,
  ignoredArgv,
  link,
  linkArgv,
  noFileArgv,
  notHiddenArgv,
  oneTimeArgv,
  refusedArgv,
} from '../../../fixtures/hostile-argv.ts';

describe('a program start', () => {
  it.each(linkArgv)('opens a link: %s', (_, args) => {
    const text = args.find(looksLikeLink) ?? '';
    expect(readStartArguments(args)).toEqual({ mode: 'link', text, parsed: parseDeepLink(text) });
  });

  it.each(refusedArgv)('with an invalid link is refused: %s', (_, args) => {
    expect(readStartArguments(args)).toMatchObject({ mode: 'link-refused' });
  });

  it.each(oneTimeArgv)('with a one-time address is refused: %s', (_, args) => {
    expect(readStartArguments(args)).toEqual({ mode: 'link-refused', reason: 'one-time-address' });
  });

  it.each([
    [['--open-url', 'http://pier.example'], 'not-ours'],
    [['--open-url', '--', 'http://pier.example'], 'not-ours'],
    [['--no-sandbox', '--open-url', '--', 'pier.example', '--inspect'], 'not-ours'],
    [['--open-url', '--', 'connect'], 'not-ours'],
    [['--open-url'], 'no-link'],
    [['--open-url', '--'], 'no-link'],
    [['--no-sandbox', '--open-url', '--', ''], 'no-link'],
    [['--open-url', '--', '--inspect'], 'no-link'],
  ])('says whether something else than a link was passed: %j', (args, reason) => {
    expect(readStartArguments(args)).toEqual({ mode: 'link-refused', reason });
  });

  it('with a one-time address that was typed in a terminal is a command, which refuses it', () => {
    const args = ['https://dcv.pier.example:8443/?authToken=hush#console'];
    expect(readStartArguments(['--', ...args])).toEqual({ mode: 'command', args });
  });

  it.each(ignoredArgv)('opens the window: %s', (_, args) => {
    expect(readStartArguments(args)).toEqual({ mode: 'window' });
  });

  it.each(fileArgv)('opens a file: %s', (_, args, text) => {
    expect(readStartArguments(args)).toEqual({ mode: 'file', text });
  });

  it.each(noFileArgv)('does not open a file: %s', (_, args, mode) => {
    expect(readStartArguments(args).mode).toBe(mode);
  });

  it.each(hiddenArgv)('is hidden: %s', (_, args) => {
    expect(readStartArguments(args)).toEqual({ mode: 'hidden' });
  });

  it.each(notHiddenArgv)('is not hidden with further arguments: %s', (_, args, mode) => {
    expect(readStartArguments(args).mode).toBe(mode);
  });

  it.each(COMMANDS)('runs the command %s', (command) => {
    const args = [command, '--json', link, link];
    expect(readStartArguments(args)).toEqual({ mode: 'command', args });
    expect(readStartArguments(['--no-sandbox', '--', ...args])).toEqual({ mode: 'command', args });
  });

  it('runs an unknown command if it is started as a command line', () => {
    expect(readStartArguments(['--', 'conect'])).toEqual({ mode: 'command', args: ['conect'] });
  });

  it('never runs a command if the system reports a link', () => {
    const word = fc.oneof(fc.constantFrom(...COMMANDS, '--', link, '--inspect'), fc.string());
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const foreign = before.filter((text) => text !== '--');
        const { mode } = readStartArguments([...foreign, '--open-url', '--', ...after]);
        expect(mode).toMatch(/^link(-refused)?$/);
      }),
    );
  });

  it('is parsed without throwing, and its link is one of the arguments', () => {
    const word = fc.oneof(fc.constantFrom('--', '--open-url', 'connect', link), fc.string());
    fc.assert(
      fc.property(fc.array(word), (args) => {
        const start = readStartArguments(args);
        if (start.mode === 'link') {
          expect(args.filter(looksLikeLink)).toEqual([start.text]);
          expect(start.parsed).toEqual(parseDeepLink(start.text));
        }
      }),
    );
  });
});
