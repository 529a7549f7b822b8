import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { settled } from 'svelte';
import App from '../../../src/renderer/app/app.svelte';
import { createStores } from '../../../src/renderer/app/stores.ts';
import { createSafeBridge } from '../../../src/renderer/bridge/safe-bridge.svelte.ts';
import type { Bridge } from '../../../src/shared/ipc/contract.ts';
import { expect, onTestFinished, vi } from 'vitest';
import { SETTLE_MS } from '../../../src/renderer/components/settled.svelte.ts';
import { createFakeBridge, type FakeDeps } from '../../support/window/fake-bridge.ts';

// An awaited change can take longer than the default second on a busy machine.
configure({ asyncUtilTimeout: 60_000 });

// jsdom has no media queries: the window has its default width.
Object.assign(globalThis, {
  matchMedia: (media: string) => Object.assign(new EventTarget(), { matches: false, media }),
});

// jsdom has no modal dialogs, and no scrolling.
Element.prototype.scrollIntoView = function scrollIntoView() {};
Element.prototype.scrollBy = function scrollBy() {};
HTMLDialogElement.prototype.close = function close() {
  this.removeAttribute('open');
  this.dispatchEvent(new Event('close'));
};
HTMLDialogElement.prototype.showModal = function showModal() {
  this.setAttribute('open', '');
};

// It has no style sheets that scripts construct.
document.adoptedStyleSheets = [];
CSSStyleSheet.prototype.replaceSync = function replaceSync() {};

// It has no clipboard: nothing can be copied until copies are recorded.
const answerCopying = (answer: () => boolean) => {
  Object.assign(Document.prototype, { execCommand: answer });
};
answerCopying(() => false);

/** Records what is copied from here on. */
export function recordCopies(): readonly string[] {
  const copied: string[] = [];
  answerCopying(() => {
    const clipboardData = { setData: (_type: string, text: string) => copied.push(text) };
    document.dispatchEvent(Object.assign(new Event('copy'), { clipboardData }));
    return true;
  });
  onTestFinished(() => {
    answerCopying(() => false);
  });
  return copied;
}

// It has no layout either, so no size changes.
globalThis.ResizeObserver = class implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
};

/** Lets responses of the bridge arrive and the window update. */
export async function settle(): Promise<void> {
  // A view that is not loaded with the window is loaded when it is needed, possibly in this very
  // turn.
  for (let round = 0; round < 2; round += 1) {
    await vi.dynamicImportSettled();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await settled();
  }
}

/** The window with a fake bridge, once its first responses have arrived. */
export async function openWindow(
  deps: FakeDeps = {},
  answers: { [Group in keyof Bridge]?: Partial<Bridge[Group]> } = {},
) {
  // Test files share the document. A test must not find what another one left behind.
  expect(document.body.childElementCount).toBe(0);
  const fake = createFakeBridge(deps, answers);
  const { container } = render(App, { stores: createStores(createSafeBridge(fake.bridge)) });
  await settle();
  return { ...fake, container };
}

export const button = (name: string | RegExp, inside: HTMLElement = document.body) =>
  within(inside).getByRole('button', { name });

export async function press(name: string | RegExp, inside?: HTMLElement): Promise<void> {
  await fireEvent.click(button(name, inside));
  await settle();
}

/** Chooses an entry from the menu of the only workstation, or of the one in `row`. */
export async function choose(entry: string, row?: HTMLElement): Promise<void> {
  await press('More', row);
  await fireEvent.click(screen.getByRole('menuitem', { name: entry }));
  await settle();
}

/** Opens the dialog of the only workstation, or of the one in `row`. */
export const openDetails = (row?: HTMLElement): Promise<void> => choose('Details', row);
/** The strip of launches at the foot of the window. */
export const strip = () => screen.getByRole('region', { name: 'Launches' });

/** Waits until a changed control can be clicked: half a second, as for a user. */
export async function letSettle(): Promise<void> {
  if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(SETTLE_MS);
  else
    await waitFor(() => {
      if (document.querySelector('[data-changed]') !== null) throw new Error('it has just changed');
    });
  await settle();
}

/** Returns the card of a launch, and opens it from the strip if necessary. It is below its row, or in the strip. */
export async function openCard(name = 'Comp 07'): Promise<HTMLElement> {
  await letSettle();
  if (screen.queryByRole('article', { name }) === null) {
    const [summary] = within(strip()).getAllByRole('button');
    if (summary!.getAttribute('aria-expanded') === 'false') await fireEvent.click(summary!);
    await press(new RegExp(`^${name} `), strip());
  }
  return screen.getByRole('article', { name });
}

export async function type(label: string | RegExp, value: string): Promise<void> {
  await fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

/** Does what a browser does with a modal dialog on Escape. */
export async function escape(dialog: HTMLElement): Promise<void> {
  if (await fireEvent(dialog, new Event('cancel', { cancelable: true }))) {
    dialog.removeAttribute('open');
    await fireEvent(dialog, new Event('close'));
  }
  await settle();
}

export const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);

/** The visible text of an element, with spaces joined. */
export const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

/** The current announcements of all parts of the window. */
export const announced = (): string => screen.getAllByRole('status').map(textOf).join(' ').trim();

/** The description of an element (`aria-describedby`). */
export const describedBy = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => textOf(document.getElementById(id) ?? document.createElement('i')))
    .join(' ');
