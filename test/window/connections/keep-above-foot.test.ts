import { afterEach, expect, test, vi } from 'vitest';
import { keepAboveFoot } from '../../../src/renderer/connections/form/keep-above-foot.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A form whose footer starts at 400 pixels, with a field that ends at `bottom`. */
function formWith(bottom: number) {
  const main = document.createElement('main');
  main.innerHTML = '<form><input><div data-foot><button>Save</button></div></form>';
  document.body.replaceChildren(main);
  const scrolled: unknown[] = [];
  main.scrollBy = (...options: unknown[]) => void scrolled.push(...options);
  const of = (selector: string) => main.querySelector<HTMLElement>(selector)!;
  of('input').getBoundingClientRect = () => new DOMRect(0, bottom - 30, 200, 30);
  of('[data-foot]').getBoundingClientRect = () => new DOMRect(0, 400, 600, 200);
  const grown: (() => void)[] = [];
  const Observer = class {
    constructor(callback: () => void) {
      grown.push(callback);
    }
    observe() {}
    disconnect() {}
  };
  vi.stubGlobal('ResizeObserver', Observer);
  return { of, scrolled, grow: () => grown.forEach((call) => call()), form: of('form') };
}

test('a field that gets the focus behind the footer is scrolled above it', () => {
  const { of, scrolled, form } = formWith(450);
  keepAboveFoot(form);
  of('input').focus();
  expect(scrolled).toEqual([{ top: 62, behavior: 'instant' }]);
});

test('a field is scrolled above the footer with the problem below it', () => {
  const { of, scrolled, form } = formWith(380);
  const problem = document.createElement('p');
  problem.id = 'problem';
  problem.getBoundingClientRect = () => new DOMRect(0, 384, 200, 40);
  form.append(problem);
  keepAboveFoot(form);
  of('input').setAttribute('aria-describedby', 'hint problem');
  of('input').focus();
  expect(scrolled).toEqual([{ top: 36, behavior: 'instant' }]);
});

test('the focused field is scrolled above a footer that grows over it', () => {
  const { of, scrolled, form, grow } = formWith(450);
  of('input').focus();
  keepAboveFoot(form);
  grow();
  expect(scrolled).toEqual([{ top: 62, behavior: 'instant' }]);
});

test('nothing scrolls for a visible field, or for a button of the footer', () => {
  const { of, scrolled, form, grow } = formWith(380);
  keepAboveFoot(form);
  of('input').focus();
  of('button').focus();
  grow();
  expect(scrolled).toEqual([]);
});

test('a field that is pressed with the pointer stays where it is until it is clicked', async () => {
  const { of, scrolled, form } = formWith(450);
  keepAboveFoot(form);
  of('input').dispatchEvent(new Event('pointerdown', { bubbles: true }));
  of('input').focus();
  expect(scrolled).toEqual([]);
  dispatchEvent(new Event('pointerup'));
  await expect.poll(() => scrolled).toEqual([{ top: 62, behavior: 'instant' }]);
});
