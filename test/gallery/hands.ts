import { settled, tick } from 'svelte';

/** How often an element is searched for before a scene fails. */
const ATTEMPTS = 200;

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Lets responses of the bridge arrive and the window update. */
export async function settle(): Promise<void> {
  for (let nth = 0; nth < 3; nth += 1) {
    await turn();
    await settled();
  }
}

async function waitFor<T>(what: string, find: () => T | null | undefined): Promise<T> {
  // An element in a dialog that is about to open takes precedence over one below it.
  await settle();
  for (let nth = 0; nth < ATTEMPTS; nth += 1) {
    const found = find();
    if (found !== null && found !== undefined) return found;
    await turn();
  }
  throw new Error(`the scene has no ${what}`);
}

/** The open dialog, which is above everything else, or the page. */
const within = () => document.querySelector('dialog[open]') ?? document.body;
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const textOf = (element: Element) => plain(element.textContent);
const all = <T extends Element>(selector: string) => [...within().querySelectorAll<T>(selector)];

/** Actions of a user, which find their controls by the texts in the current language. */
export const hands = {
  /** Waits until a condition is true. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await turn();
  },
  /** Clicks the first button with this text or name. */
  async press(name: string, nth = 0): Promise<void> {
    const button = await waitFor(`button ${name}`, () =>
      all<HTMLElement>('button')
        .filter((one) => textOf(one) === plain(name) || one.getAttribute('aria-label') === name)
        .at(nth),
    );
    button.click();
    await settle();
  },

  /** Ticks the checkbox or radio button with this label. */
  async tick(label: string): Promise<void> {
    const box = await waitFor(`box ${label}`, () =>
      all<HTMLLabelElement>('label').find((one) => textOf(one) === plain(label)),
    );
    box.click();
    await settle();
  },

  /** Types into the fields of a form, by their names in the code. */
  async type(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const field = await waitFor(`field ${name}`, () =>
        all<HTMLInputElement>('input').find(({ id }) => id.endsWith(`-${name}`)),
      );
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await settle();
  },

  /** Types into the first search field. */
  async search(value: string): Promise<void> {
    const field = await waitFor('field to search in', () =>
      all<HTMLInputElement>('input[type="search"], input[role="combobox"]').at(0),
    );
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await tick();
    await settle();
  },

  settle,
};
export type Hands = typeof hands;
