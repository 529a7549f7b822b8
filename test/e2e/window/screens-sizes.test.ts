import { beforeAll, describe, expect, test } from 'vitest';
import { PICTURE_SIZE } from '../../../scripts/lib/dev/pictures.mjs';
import { fullWidthFont } from '../../support/window/full-width-font.ts';
import { useGallery } from '../../support/window/gallery.ts';

// Every scene of test/gallery in one window, at each size and in each language.
const { open, run, show, resize } = useGallery();

beforeAll(() =>
  run(`(async () => {
    const font = new FontFace('Full width', 'url(data:font/ttf;base64,${fullWidthFont()})');
    document.fonts.add(await font.load());
    const { style } = document.documentElement;
    style.setProperty('--font', getComputedStyle(document.body).fontFamily + ", 'Full width'");
  })()`),
);

const sizes = [
  ['in a new window', PICTURE_SIZE],
  ['in a narrow window', { width: 700, height: 720 }],
  ['in a new window at 200 %', { width: 560, height: 360 }],
] as const;

describe('nothing is cut off, overlaps or scrolls sideways, in any language, left to right and right to left', () => {
  test.each(sizes)('%s', async (_name, size) => {
    await resize(size);
    for (const { name } of open().scenes) {
      await show({ scene: name });
      // One call for all languages, because calls take most of the time.
      const found = await run<Readonly<Record<string, readonly string[]>>>(`(async () => {
        const found = {};
        for (const language of gallery.languages)
          for (const direction of language.startsWith('en') ? ['ltr', 'rtl'] : ['ltr']) {
            await gallery.setLanguage(language, direction);
            found[language + ', ' + direction] = gallery.overflowing();
          }
        return found;
      })()`);
      expect(Object.keys(found).length).toBeGreaterThan(open().languages.length);
      for (const [how, what] of Object.entries(found))
        expect.soft(what, `${name}, ${how}`).toEqual([]);
    }
  });
});

/** Whether a dialog begins at its beginning, and its title and its buttons are seen, also after it is scrolled. */
const dialogSeen = `(() => {
  const dialog = document.querySelector('dialog[open]:has(> .buttons)');
  if (dialog === null) return undefined;
  const parts = [...dialog.querySelectorAll(':scope > h2, :scope > .buttons')];
  const isSeen = (part) => {
    const { left, top, bottom } = part.getBoundingClientRect();
    const isOnTop = part.contains(document.elementFromPoint(left + 1, bottom - 2));
    return top >= 0 && bottom <= innerHeight && isOnTop;
  };
  const opened = dialog.scrollTop === 0 && parts.every(isSeen);
  dialog.scrollTop = dialog.scrollHeight;
  return { parts: parts.length, opened, scrolled: parts.every(isSeen) };
})()`;

// Both in one test, because showing all scenes takes most of the time.
test('in a low window, no outline of a focused element is cut off, only the page scrolls, and a dialog shows its title and buttons', async () => {
  const size = sizes[2][1];
  await resize(size);
  let dialogs = 0;
  for (const { name } of open().scenes) {
    await show({ scene: name });
    const dialog = await run(dialogSeen);
    if (dialog !== undefined) {
      dialogs += 1;
      expect.soft(dialog, name).toEqual({ parts: 2, opened: true, scrolled: true });
    }
    await run('globalThis.passed = new Set()');
    let isNew = true;
    while (isNew) {
      await open().page.keyboard.press('Tab');
      // One call, because calls take most of the time.
      const [cut, isNext] = await run<readonly [readonly string[], boolean]>(
        '[gallery.cutFocus(), passed.size < 100 && passed.size < passed.add(document.activeElement).size]',
      );
      expect.soft(cut, name).toEqual([]);
      isNew = isNext;
    }
    expect.soft(await run('document.documentElement.scrollHeight'), name).toBe(size.height);
  }
  expect(dialogs).toBeGreaterThan(10);
});

test('in the narrowest window, the time since which a workstation is open is not cut off', async () => {
  await resize({ width: 560, height: 720 });
  await show({ scene: 'launch-handed-over' });
  const cut = await run<readonly string[]>(`(async () => {
    const cut = [];
    for (const language of gallery.languages) {
      await gallery.setLanguage(language);
      const line = document.querySelector('[data-row]:has([data-slot="drawer"]) .word');
      if (line.scrollWidth > line.clientWidth) cut.push(language + ': ' + line.textContent);
    }
    return cut;
  })()`);
  expect(cut).toEqual([]);
});

test.each(sizes)(
  'what arrives in the form New workstation moves no button: %s',
  async (_name, size) => {
    await resize(size);
    const places: string[] = [];
    for (const scene of ['new-workstation-loading', 'new-workstation']) {
      await show({ scene });
      places.push(
        await run(`[...document.querySelectorAll('form [data-cancel], form [type="submit"]')]
        .map((one) => JSON.stringify(one.getBoundingClientRect())).join()`),
      );
    }
    expect(places[1]).toBe(places[0]);
    expect(places[0]).toContain('top');
  },
);

test('a line of Japanese ends between phrases, not inside a word', async () => {
  await show({ scene: 'first-run' });
  // At three quarters of its width, one character of 停止 fits on the first line with any font.
  const lines = await run<string[]>(`(async () => {
    await gallery.setLanguage('ja');
    const line = document.createElement('p');
    line.textContent = 'ワークステーションを停止します';
    line.style.cssText = 'position: absolute; white-space: nowrap';
    document.body.append(line);
    line.style.width = line.offsetWidth * 0.75 + 'px';
    line.style.whiteSpace = 'normal';
    const lines = new Map();
    for (const [at, character] of [...line.textContent].entries()) {
      const range = document.createRange();
      range.setStart(line.firstChild, at);
      range.setEnd(line.firstChild, at + 1);
      const { top } = range.getBoundingClientRect();
      lines.set(top, (lines.get(top) ?? '') + character);
    }
    line.remove();
    return [...lines.values()];
  })()`);
  expect(lines).toEqual(['ワークステーションを', '停止します']);
});

test.each([560, 640, 1120])(
  'no step of a launch is broken inside a word at %i px',
  async (width) => {
    await resize({ width, height: 720 });
    for (const scene of ['launch-starting', 'launch-preparing']) {
      await show({ scene });
      const broken = await run<readonly string[]>(`(async () => {
      const found = [];
      const lines = (node, start, end) => {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size;
      };
      // Japanese and Chinese have no spaces. Their lines end between characters.
      for (const language of gallery.languages.filter((one) => !/^(ja|zh)/.test(one))) {
        await gallery.setLanguage(language);
        const steps = [...document.querySelectorAll('ol b')];
        if (steps.length === 0) found.push('no steps in ' + language);
        for (const { firstChild: node } of steps)
          for (const { 0: word, index } of node.data.matchAll(/[^\\s-]+/g))
            if (lines(node, index, index + word.length) > 1) found.push(language + ': ' + word);
      }
      return found;
    })()`);
      expect.soft(broken, scene).toEqual([]);
    }
  },
);
