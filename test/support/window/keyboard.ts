import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from '../machine/machine.ts';

/** The focused element, as a screen reader announces it. */
export interface Stop {
  readonly role: string;
  readonly name: string;
  /** Its description: the name of its workstation, the meaning of a setting. */
  readonly description: string;
}

/** More elements than any of our pages has. */
const MOST_STOPS = 60;

/**
 * What is wrong with the focus indicator, one word each. The main part shows none: the next Tab
 * starts there.
 */
const findings = `(() => {
  const element = document.activeElement;
  if (element === document.body) return ['lost'];
  if (element.localName === 'main') return [];
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const marked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const seen = right > left && bottom > top && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  const within = (least, value, most) => Math.min(Math.max(least, value), most);
  const above = document.elementFromPoint(
    within(0, (left + right) / 2, innerWidth - 1),
    within(0, (top + bottom) / 2, innerHeight - 1),
  );
  const covered = above === null || !(element.contains(above) || above.contains(element));
  return [marked ? [] : 'not marked', seen ? [] : 'not in view', covered ? 'covered' : []].flat();
})()`;

/**
 * Counts the frames without a focused element, from now on. Tab past the last element of a page
 * leads through the browser back to its first one, which takes a few frames on a busy machine:
 * nothing is lost then, as long as the previous element still exists.
 */
const watchForLosses = `(() => {
  globalThis.losses = [];
  let last = document.body;
  let tabbedFrom;
  addEventListener('keydown', ({ key }) => {
    tabbedFrom = key === 'Tab' ? document.activeElement : undefined;
  }, true);
  addEventListener('focusin', () => (tabbedFrom = undefined), true);
  globalThis.isComingRound = () =>
    document.activeElement === document.body && tabbedFrom?.isConnected === true && !tabbedFrom.matches('body, :disabled');
  const look = () => {
    const element = document.activeElement;
    if (element !== document.body) last = element;
    else if (!isComingRound()) losses.push('after ' + last.outerHTML.slice(0, 120));
    requestAnimationFrame(look);
  };
  look();
})()`;

/**
 * Walks through a page with the keyboard only. Each focused element must be visible, marked and
 * named, and the focus must not be lost in a single frame from the first Tab on.
 */
export async function walkBy(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await page.keyboard.press('Tab');
  await page.evaluate(watchForLosses);

  async function here(): Promise<Stop> {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    });
    const { objectId } = result;
    if (objectId === undefined) throw new Error('there is no page');
    const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
      objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    const text = (value: { value?: unknown } | undefined) =>
      typeof value?.value === 'string' ? value.value : '';
    return {
      role: text(node?.role),
      name: text(node?.name),
      description: text(node?.description),
    };
  }

  /**
   * The focused element, checked against the requirements for all. An element that is being removed
   * has no role.
   */
  async function stop(): Promise<Stop> {
    const at = await eventually(async () => {
      if (await page.evaluate('isComingRound()')) return undefined;
      const now = await here();
      return now.role === 'none' ? undefined : now;
    });
    const reported = JSON.stringify(at);
    // What is reached again is scrolled into view a moment after it gets the focus.
    await expect.poll(() => page.evaluate(findings), { message: reported }).toEqual([]);
    if (at.role !== 'main') expect(at.name, reported).not.toBe('');
    expect(await page.evaluate('losses'), `before ${reported}`).toEqual([]);
    return at;
  }

  const fits = (at: Stop, name: string | RegExp, description: string) =>
    (typeof name === 'string' ? at.name === name : name.test(at.name)) &&
    at.description.includes(description);

  async function press(...keys: readonly string[]): Promise<Stop> {
    for (const key of keys) await page.keyboard.press(key);
    return stop();
  }

  return {
    stop,
    /** Presses keys one after the other; returns the focused element. */
    press,
    /** Types into the focused element. */
    async type(text: string): Promise<void> {
      await page.keyboard.type(text);
      await stop();
    },
    /** Waits until the element with this name is focused. */
    async at(name: string | RegExp, description = ''): Promise<Stop> {
      let last: Stop | undefined;
      await eventually(async () => {
        last = await here();
        return fits(last, name, description) ? true : undefined;
      }).catch(() => {
        throw new Error(`${String(name)} never had the focus: ${JSON.stringify(last)}`);
      });
      return stop();
    },
    /** Presses `key` until the element with this name is focused. */
    async to(name: string | RegExp, { by = 'Tab', description = '' } = {}): Promise<Stop> {
      const passed: string[] = [];
      for (let nth = 0; nth < MOST_STOPS; nth += 1) {
        const at = await press(by);
        if (fits(at, name, description)) return at;
        passed.push(at.name);
      }
      throw new Error(`${String(name)} is not among ${passed.join(', ')}`);
    },
  };
}
export type Walk = Awaited<ReturnType<typeof walkBy>>;
